package io.github.plumbrule.reports;

import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Observation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far off a failed check is, as a bar from 0 to 100.
 *
 * @param figure what was found, in a few characters
 * @param note what was allowed
 * @param words what the bar says to those who cannot see it
 * @param band where the allowed part begins and ends; absent if the bar has none
 * @param from where the part that is off begins
 * @param width how long that part is
 */
record Gauge(String figure, String note, String words, Optional<Span> band, String from, String width) {

    /** A part of the bar. */
    record Span(String from, String width) {
        Span {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(width, "width");
        }
    }

    Gauge {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(width, "width");
    }

    /** The least that can be seen. */
    private static final double LEAST = 1.5;

    private static final int LONGEST_FIGURE = 24;

    static Gauge of(ExpectationResult result) {
        if (result.observation() instanceof Observation.RowLevel rows) {
            return share(rows.result(), result.expectation().arguments());
        }
        if (result.observation() instanceof Observation.Aggregate aggregate) {
            Optional<Gauge> range =
                    range(result, aggregate.observed(), result.expectation().arguments());
            if (range.isPresent()) {
                return range.get();
            }
        }
        String deviation = decimal(100 * result.deviation());
        return new Gauge(
                "",
                "",
                deviation + " % off",
                Optional.empty(),
                "0",
                decimal(Math.max(LEAST, 100 * result.deviation())));
    }

    private static Gauge share(RowCheckResult rows, Map<String, Object> arguments) {
        long judged = rows.judged();
        double share = judged == 0 ? 0 : 100.0 * rows.unexpected() / judged;
        String note = Figures.percent(rows.unexpected(), judged) + " · none allowed";
        Optional<Span> band = Optional.empty();
        double start = 0;
        BigDecimal mostly = number(arguments.get("mostly"));
        if (mostly != null && mostly.signum() >= 0 && mostly.compareTo(BigDecimal.ONE) < 0) {
            BigDecimal allowed = BigDecimal.ONE.subtract(mostly).movePointRight(2);
            note = Figures.percent(rows.unexpected(), judged) + " · up to " + Figures.exact(allowed) + " % allowed";
            start = Math.min(allowed.doubleValue(), 100 - LEAST);
            band = Optional.of(new Span("0", decimal(start)));
        }
        String figure = Figures.count(rows.unexpected()) + " of " + Figures.count(judged);
        return new Gauge(
                figure, note, figure + ", " + note, band, decimal(start), decimal(Math.max(LEAST, share - start)));
    }

    private static Optional<Gauge> range(ExpectationResult result, Object observed, Map<String, Object> arguments) {
        BigDecimal value = number(observed);
        BigDecimal equal = number(arguments.get("value"));
        BigDecimal low = equal != null ? equal : number(arguments.get("min_value"));
        BigDecimal high = equal != null ? equal : number(arguments.get("max_value"));
        if (value == null || (low == null && high == null)) {
            return Optional.empty();
        }
        double at = value.doubleValue();
        double from = low == null ? Double.NEGATIVE_INFINITY : low.doubleValue();
        double to = high == null ? Double.POSITIVE_INFINITY : high.doubleValue();
        double least = Math.min(at, Double.isInfinite(from) ? to : from);
        double most = Math.max(at, Double.isInfinite(to) ? from : to);
        double span = most - least;
        if (!(span > 0) || Double.isInfinite(span)) {
            return Optional.empty();
        }
        // The ends of the bar are an eighth beyond what it must show.
        double start = least - span / 8;
        double scale = 100 / (span * 1.25);
        double bandFrom = Double.isInfinite(from) ? 0 : (from - start) * scale;
        double bandTo = Double.isInfinite(to) ? 100 : (to - start) * scale;
        double point = (at - start) * scale;
        double offFrom = point > bandTo ? bandTo : point;
        double offTo = point > bandTo ? point : Math.max(point, bandFrom);
        String note = equal != null
                ? "expected " + Figures.exact(equal)
                : low == null
                        ? "at most " + Figures.exact(Objects.requireNonNull(high))
                        : high == null
                                ? "at least " + Figures.exact(low)
                                : Figures.exact(low) + " to " + Figures.exact(high) + " allowed";
        // What the check itself says is rounded to the limits' own decimals, and away from passing.
        String figure = result.facts().stream()
                .filter(fact -> fact.key().equals("found") && fact.value().length() <= LONGEST_FIGURE)
                .map(fact -> Visible.line(fact.value()))
                .findFirst()
                .orElseGet(() -> figure(value, low, high));
        return Optional.of(new Gauge(
                figure,
                note,
                figure + ", " + note,
                Optional.of(new Span(decimal(bandFrom), decimal(Math.max(LEAST, bandTo - bandFrom)))),
                decimal(offFrom),
                decimal(Math.max(LEAST, offTo - offFrom))));
    }

    /** The value in few digits, unless that would put it on the other side of a limit. */
    private static String figure(BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        BigDecimal rounded =
                value.round(new MathContext(Math.max(6, value.precision() - value.scale()), RoundingMode.HALF_EVEN));
        for (BigDecimal limit : new @Nullable BigDecimal[] {low, high}) {
            if (limit != null && Integer.signum(value.compareTo(limit)) != Integer.signum(rounded.compareTo(limit))) {
                return Figures.exact(value);
            }
        }
        return Figures.exact(rounded);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
    }

    private static String decimal(double value) {
        return Figures.plain(
                BigDecimal.valueOf(Math.min(100, Math.max(0, value))).setScale(2, RoundingMode.HALF_EVEN));
    }
}
