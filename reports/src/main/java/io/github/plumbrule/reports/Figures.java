package io.github.plumbrule.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Figures {
    private Figures() {}

    /** A count such as {@code 7,043}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun, such as {@code 1 row} or {@code 7,043 rows}. */
    static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * A share such as {@code 0.16 %}: {@code 0 %} and {@code 100 %} only when it is exactly none or all.
     *
     * <p><b>Empty.</b> A share of nothing is {@code 0 %}.
     */
    static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        if (part == whole) {
            return "100 %";
        }
        BigDecimal percent =
                BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        if (percent.signum() == 0) {
            return "< 0.01 %";
        }
        if (percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            return "> 99.99 %";
        }
        return plain(percent) + " %";
    }

    /** {@code 11 of 7,043 (0.16 %)}. */
    static String share(long part, long whole) {
        return count(part) + " of " + count(whole) + " (" + percent(part, whole) + ")";
    }

    /** A size such as {@code 954.6 kB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** A time span such as {@code 0.41 s}, {@code 12.3 s} or {@code 2 min 3 s}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : count(seconds / 3600) + " h " + seconds % 3600 / 60 + " min";
    }

    /** A number with grouped thousands, at most six significant digits after which it is rounded. */
    static String number(BigDecimal value) {
        BigDecimal rounded = value.precision() > 6 && value.scale() > 0
                ? value.round(new MathContext(Math.max(6, value.precision() - value.scale()), RoundingMode.HALF_EVEN))
                : value;
        return exact(rounded);
    }

    /** A number with grouped thousands and all of its digits. */
    static String exact(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (stripped.precision() - (long) stripped.scale() > 21 || stripped.scale() > 40) {
            return stripped.toString();
        }
        String text = stripped.toPlainString();
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        StringBuilder out = new StringBuilder(text);
        for (int i = point - 3; i > start; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    /** A number without grouping and without trailing zeros, for attributes. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
