package io.github.plumbrule.expectations.internal.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Numbers as people read them, the same in every locale.
 *
 * <p>A number that was found is never rounded so far that it seems to be on the other side of a limit, or on the limit
 * itself.
 */
public final class Figures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 20;

    private Figures() {}

    /** A count such as {@code 7,043}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and its noun, such as {@code 1 row} or {@code 7,043 rows}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A number with grouped thousands and all of its digits. */
    public static String number(BigDecimal value) {
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

    /**
     * A number in as few digits as tell it from others.
     *
     * @param least how many significant digits it has at least, as far as it has them
     * @param faithful whether a rounded number still says what the exact one says
     */
    public static String rounded(BigDecimal value, int least, Predicate<BigDecimal> faithful) {
        int whole = Math.max(0, value.precision() - value.scale());
        for (int digits = Math.max(least, whole); digits < value.precision() && digits <= 34; digits++) {
            BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (faithful.test(rounded)) {
                return number(rounded);
            }
        }
        return number(value);
    }

    /** A share that was asked for, in percent with all of its digits, such as {@code 99.95 %}. */
    public static String percent(BigDecimal share) {
        return number(share.multiply(HUNDRED)) + " %";
    }

    /**
     * A share that was found, in percent, rounded away from passing.
     *
     * <p>It has two decimals, or as many more as it takes to show neither 0 % nor 100 % for what is neither, and to stay
     * on its side of the limit.
     *
     * @param whole must be positive
     */
    public static String percent(long part, long whole, BigDecimal limit) {
        BigDecimal hundredfold = BigDecimal.valueOf(part).multiply(HUNDRED);
        BigDecimal divisor = BigDecimal.valueOf(whole);
        BigDecimal wanted = limit.multiply(HUNDRED);
        boolean passes = hundredfold.compareTo(wanted.multiply(divisor)) >= 0;
        for (int decimals = 2; ; decimals++) {
            BigDecimal percent = hundredfold.divide(divisor, decimals, RoundingMode.DOWN);
            boolean exact = percent.multiply(divisor).compareTo(hundredfold) == 0;
            boolean told = percent.signum() != 0 && (!passes || percent.compareTo(wanted) >= 0);
            if (exact || told || decimals == MOST_DECIMALS) {
                return number(percent) + " %";
            }
        }
    }
}
