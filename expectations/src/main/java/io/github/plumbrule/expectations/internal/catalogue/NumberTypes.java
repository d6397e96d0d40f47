package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.metric.ExtremesResult;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.NumberSummaryResult;
import io.github.plumbrule.core.metric.QuantilesResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Types about one statistic of a column.
 *
 * <p><b>Nulls</b> are not looked at. <b>Unreadable values:</b> a statistic of values that are not all numbers (or times,
 * where the limits are times) is not known, so it fails. <b>NaN</b> is no number. <b>Infinities</b> make a mean or sum
 * infinite, and a standard deviation or a sum of both signs unknown. <b>Empty:</b> without any value a statistic is not
 * known, so it fails; a sum of nothing is 0, which fails when it lies outside and else is not applicable.
 */
final class NumberTypes {
    private NumberTypes() {}

    static List<ExpectationType> all() {
        return List.of(
                type("min", "smallest value", Kind.LIMIT, arguments -> extreme(arguments, false)),
                type("max", "largest value", Kind.LIMIT, arguments -> extreme(arguments, true)),
                type("mean", "mean", Kind.NUMBER, arguments -> summary(arguments, Statistic.MEAN)),
                type("median", "median", Kind.NUMBER, NumberTypes::median),
                type("sum", "sum", Kind.NUMBER, arguments -> summary(arguments, Statistic.SUM)),
                type(
                        "stdev",
                        "standard deviation (of a sample, divisor n − 1)",
                        Kind.NUMBER,
                        arguments -> summary(arguments, Statistic.STANDARD_DEVIATION)),
                new BuiltInType(
                        "expect_column_quantile_values_to_be_between",
                        "Quantiles of the column lie between limits of their own.",
                        Shared.ROW_CONDITION,
                        List.of(
                                Names.COLUMN_PARAMETER,
                                Parameter.required(
                                        QuantileRanges.ARGUMENT,
                                        Kind.OBJECT,
                                        "{\"quantiles\": [0.5, …], \"value_ranges\": [[least, most], …]}"),
                                Parameter.optional(
                                                QuantileRanges.INTERPOLATION,
                                                Kind.TEXT,
                                                "the value between two neighbours; false and true mean nearest")
                                        .withChoices(
                                                "nearest", "linear", "lower", "higher", "midpoint", "false", "true")
                                        .withDefault("nearest")),
                        NumberTypes::quantiles));
    }

    private static ExpectationType type(String word, String what, Kind kind, Function<Arguments, Check> compiler) {
        return new BuiltInType(
                "expect_column_" + word + "_to_be_between",
                "The " + what + " of the column lies between two limits.",
                Shared.ROW_CONDITION,
                List.of(
                        Names.COLUMN_PARAMETER,
                        Names.min(kind),
                        Names.max(kind),
                        Names.STRICT_MIN_PARAMETER,
                        Names.STRICT_MAX_PARAMETER),
                compiler);
    }

    /** A statistic of numbers. */
    private enum Statistic {
        MEAN("mean"),
        SUM("sum"),
        STANDARD_DEVIATION("standard deviation");

        private final String words;

        Statistic(String words) {
            this.words = words;
        }
    }

    private static Check summary(Arguments arguments, Statistic statistic) {
        String column = arguments.text(Names.COLUMN);
        Bounds bounds = Bounds.ofNumbers(arguments);
        Metric.NumberSummary metric = new Metric.NumberSummary(column, arguments.filter());
        String subject = subject(statistic.words, column, arguments);
        return new Finding(
                List.of(column),
                subject + " is " + bounds.words(),
                List.of(metric),
                measurements -> judge(measurements.get(metric), statistic, subject, bounds));
    }

    private static String subject(String words, String column, Arguments arguments) {
        return "the " + words + " of " + Words.column(column) + Places.of(arguments);
    }

    private static Conclusion judge(NumberSummaryResult result, Statistic statistic, String subject, Bounds bounds) {
        long infinities = result.positiveInfinities() + result.negativeInfinities();
        List<Fact> facts = counts(result.missing(), result.count() + infinities);
        if (result.notANumber() > 0) {
            return unknown(subject, bounds, notNumbers(result.notANumber(), result.firstNotNumbers()), facts);
        }
        if (infinities > 0) {
            boolean oneSign = result.positiveInfinities() == 0 || result.negativeInfinities() == 0;
            if (!oneSign || statistic == Statistic.STANDARD_DEVIATION) {
                return unknown(subject, bounds, Figures.count(infinities) + " values are infinite", facts);
            }
            Scalar infinity =
                    Scalar.of(result.positiveInfinities() > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
            return Conclusions.judged(
                    subject,
                    infinity.toString(),
                    bounds.words(),
                    bounds.contains(infinity),
                    bounds.unlimited(),
                    new Observation.Aggregate(infinity, Map.of()),
                    1,
                    facts);
        }
        if (result.count() == 0 && statistic == Statistic.SUM) {
            return emptySum(subject, bounds);
        }
        Optional<BigDecimal> value =
                switch (statistic) {
                    case SUM -> Optional.of(readable(result.sum()));
                    case MEAN -> result.mean().isPresent()
                            ? Optional.of(BigDecimal.valueOf(result.mean().getAsDouble()))
                            : Optional.empty();
                    case STANDARD_DEVIATION -> result.variance().isPresent()
                            ? Optional.of(BigDecimal.valueOf(
                                    Math.sqrt(result.variance().getAsDouble())))
                            : Optional.empty();
                };
        if (value.isEmpty()) {
            String why = result.count() == 0 ? "there are no values" : "it takes at least two values";
            return unknown(subject, bounds, why, facts);
        }
        return Conclusions.ofNumber(
                subject, value.get(), bounds, new Observation.Aggregate(value.get(), Map.of()), facts);
    }

    /** An exact sum as people expect to see it: whole, or with the digits that a double has. */
    private static BigDecimal readable(BigDecimal sum) {
        boolean whole = sum.signum() == 0 || sum.stripTrailingZeros().scale() <= 0;
        double nearest = sum.doubleValue();
        return whole || Double.isInfinite(nearest) ? sum : BigDecimal.valueOf(nearest);
    }

    private static Conclusion emptySum(String subject, Bounds bounds) {
        boolean inside = bounds.contains(BigDecimal.ZERO);
        String message = inside
                ? subject + " is 0 because there are no values, so nothing was judged"
                : subject + " is 0 because there are no values, but expected " + bounds.words();
        return Conclusions.withoutValues(inside ? Outcome.NOT_APPLICABLE : Outcome.FAIL, message, 0L, Map.of());
    }

    private static Conclusion unknown(String subject, Bounds bounds, String why, List<Fact> more) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("expected", bounds.words()));
        facts.add(new Fact("found", why));
        facts.addAll(more);
        String expected = bounds.unlimited() ? "" : ", but expected " + bounds.words();
        return new Conclusion(
                Outcome.FAIL,
                subject + " is not known (" + why + ")" + expected,
                facts,
                new Observation.Aggregate(Scalar.NULL, Map.of()),
                1);
    }

    private static List<Fact> counts(long missing, long values) {
        return List.of(new Fact("values", Figures.count(values)), new Fact("missing", Figures.count(missing)));
    }

    private static String notNumbers(long count, List<UnexpectedRow> first) {
        return unreadable(count, count == 1 ? "is not a number" : "are not numbers", first);
    }

    private static String unreadable(long count, String what, List<UnexpectedRow> first) {
        List<String> rows = new ArrayList<>();
        for (UnexpectedRow row : first.subList(0, Math.min(3, first.size()))) {
            String value = row.values().values().stream()
                    .findFirst()
                    .map(found -> ": " + Words.value(found))
                    .orElse("");
            rows.add("row " + Figures.count(row.row()) + value);
        }
        return Figures.count(count, "value") + " " + what
                + (rows.isEmpty() ? "" : "; first: " + String.join(", ", rows));
    }

    private static Check extreme(Arguments arguments, boolean greatest) {
        String column = arguments.text(Names.COLUMN);
        Bounds bounds = Bounds.of(arguments);
        Metric.Reading reading = reading(bounds);
        Metric.Extremes metric = new Metric.Extremes(column, reading, arguments.filter());
        String subject = subject(greatest ? "largest value" : "smallest value", column, arguments);
        return new Finding(List.of(column), subject + " is " + bounds.words(), List.of(metric), measurements -> {
            ExtremesResult result = measurements.get(metric);
            List<Fact> facts = counts(result.missing(), result.count() + result.unreadable());
            if (result.unreadable() > 0) {
                boolean one = result.unreadable() == 1;
                String what =
                        switch (result.reading()) {
                            case NUMBER -> one ? "is not a number" : "are not numbers";
                            case TIME -> one ? "is not a date or time" : "are not dates or times";
                            case TEXT -> one ? "is not a text" : "are not texts";
                            case NATURAL -> "cannot be compared with the others";
                        };
                return unknown(subject, bounds, unreadable(result.unreadable(), what, result.firstUnreadable()), facts);
            }
            Optional<Scalar> found = greatest ? result.greatest() : result.least();
            if (found.isEmpty()) {
                return unknown(subject, bounds, "there are no values", facts);
            }
            Observation observation = new Observation.Aggregate(found.get(), Map.of());
            if (found.get() instanceof Scalar.Number number) {
                return Conclusions.ofNumber(subject, number.value(), bounds, observation, facts);
            }
            return Conclusions.judged(
                    subject,
                    Words.limit(found.get()),
                    bounds.words(),
                    bounds.contains(found.get()),
                    bounds.unlimited(),
                    observation,
                    1,
                    facts);
        });
    }

    private static Metric.Reading reading(Bounds bounds) {
        Optional<Scalar> limit = bounds.lower().or(bounds::upper).map(Limit::value);
        if (limit.isEmpty()) {
            return Metric.Reading.NATURAL;
        }
        if (limit.get() instanceof Scalar.Time) {
            return Metric.Reading.TIME;
        }
        return limit.get() instanceof Scalar.Text ? Metric.Reading.TEXT : Metric.Reading.NUMBER;
    }

    private static Check median(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        Bounds bounds = Bounds.ofNumbers(arguments);
        Metric.Quantiles metric =
                new Metric.Quantiles(column, List.of(0.5), Metric.Interpolation.LINEAR, arguments.filter());
        String subject = subject("median", column, arguments);
        return new Finding(List.of(column), subject + " is " + bounds.words(), List.of(metric), measurements -> {
            QuantilesResult result = measurements.get(metric);
            List<Fact> facts = counts(result.missing(), result.count() + result.unreadable());
            if (result.unreadable() > 0) {
                return unknown(subject, bounds, notNumbers(result.unreadable(), result.firstUnreadable()), facts);
            }
            if (result.values().isEmpty()) {
                return unknown(subject, bounds, "there are no values", facts);
            }
            BigDecimal value = BigDecimal.valueOf(result.values().get(0));
            return Conclusions.ofNumber(subject, value, bounds, new Observation.Aggregate(value, Map.of()), facts);
        });
    }

    private static Check quantiles(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        QuantileRanges ranges = QuantileRanges.of(arguments);
        Metric.Quantiles metric =
                new Metric.Quantiles(column, ranges.levels(), ranges.interpolation(), arguments.filter());
        String subject = "quantiles of " + Words.column(column) + Places.of(arguments);
        return new Finding(List.of(column), subject + " are " + ranges.words(), List.of(metric), measurements -> {
            QuantilesResult result = measurements.get(metric);
            List<Fact> facts = counts(result.missing(), result.count() + result.unreadable());
            String why = result.unreadable() > 0
                    ? notNumbers(result.unreadable(), result.firstUnreadable())
                    : result.values().isEmpty() ? "there are no values" : "";
            return ranges.judge(subject, why.isEmpty() ? result.values() : List.of(), why, facts);
        });
    }
}
