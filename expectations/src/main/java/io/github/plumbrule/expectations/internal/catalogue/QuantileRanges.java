package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Conclusion;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Levels of quantiles, each with the range that its value is expected in. */
record QuantileRanges(List<Double> levels, List<Bounds> ranges, Metric.Interpolation interpolation) {
    static final String ARGUMENT = "quantile_ranges";
    static final String INTERPOLATION = "allow_relative_error";
    private static final String QUANTILES = "quantiles";
    private static final String VALUE_RANGES = "value_ranges";

    QuantileRanges {
        levels = List.copyOf(levels);
        ranges = List.copyOf(ranges);
    }

    static QuantileRanges of(Arguments arguments) {
        Map<String, Object> object = arguments.object(ARGUMENT);
        for (String key : object.keySet()) {
            if (!key.equals(QUANTILES) && !key.equals(VALUE_RANGES)) {
                throw wrong("has an unknown key '" + Words.visible(key) + "'; possible are quantiles and value_ranges");
            }
        }
        List<?> levels = list(object, QUANTILES);
        List<?> ranges = list(object, VALUE_RANGES);
        if (levels.isEmpty() || levels.size() != ranges.size()) {
            throw wrong("must have as many value_ranges as quantiles, at least one, but has "
                    + Figures.count(levels.size(), "quantile") + " and " + Figures.count(ranges.size(), "range"));
        }
        List<Double> numbers = new ArrayList<>();
        List<Bounds> bounds = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < levels.size(); i++) {
            double level = level(levels.get(i));
            if (level < before) {
                throw wrong(
                        "must have its quantiles in ascending order, but " + Figures.number(BigDecimal.valueOf(level))
                                + " comes after " + Figures.number(BigDecimal.valueOf(before)));
            }
            before = level;
            numbers.add(level);
            bounds.add(range(ranges.get(i), i + 1));
        }
        return new QuantileRanges(numbers, bounds, interpolation(arguments));
    }

    private static InvalidArgumentException wrong(String problem) {
        return new InvalidArgumentException(ARGUMENT, ARGUMENT + " " + problem);
    }

    private static List<?> list(Map<String, Object> object, String key) {
        if (object.get(key) instanceof List<?> list) {
            return list;
        }
        throw wrong("must have a list called " + key);
    }

    private static double level(Object value) {
        double level = number(value).map(BigDecimal::doubleValue).orElse(-1.0);
        if (!(level >= 0 && level <= 1)) {
            throw wrong("must have quantiles from 0 to 1, but has " + Words.visible(String.valueOf(value)));
        }
        return level;
    }

    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof Long number) {
            return Optional.of(BigDecimal.valueOf(number));
        }
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    private static Bounds range(Object value, int position) {
        if (value instanceof List<?> pair && pair.size() == 2) {
            try {
                return new Bounds(limit(pair.get(0)), limit(pair.get(1)));
            } catch (InvalidArgumentException e) {
                throw wrong("has a wrong range " + position + ": " + e.getMessage());
            }
        }
        throw wrong("must have ranges such as [1, 2.5] or [null, 2.5], but range " + position + " is not one");
    }

    private static Optional<Limit> limit(Object value) {
        if (value instanceof Scalar.Null) {
            return Optional.empty();
        }
        BigDecimal number = number(value)
                .orElseThrow(() -> new InvalidArgumentException(
                        ARGUMENT, "a limit must be a number or null, but was " + Words.visible(String.valueOf(value))));
        return Optional.of(Limit.inclusive(Scalar.of(number)));
    }

    private static Metric.Interpolation interpolation(Arguments arguments) {
        Object value = arguments.raw(INTERPOLATION).orElse(false);
        // Exact quantiles satisfy whoever allows approximate ones.
        return switch (String.valueOf(value)) {
            case "false", "true", "nearest" -> Metric.Interpolation.NEAREST;
            case "linear" -> Metric.Interpolation.LINEAR;
            case "lower" -> Metric.Interpolation.LOWER;
            case "higher" -> Metric.Interpolation.HIGHER;
            case "midpoint" -> Metric.Interpolation.MIDPOINT;
            default -> throw new InvalidArgumentException(
                    INTERPOLATION, INTERPOLATION + " must not be '" + Words.visible(String.valueOf(value)) + "'");
        };
    }

    /** The ranges in words, such as {@code between 1 and 2 (25 %) and at least 3 (50 %)}. */
    String words() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            parts.add(ranges.get(i).words() + " (" + level(i) + ")");
        }
        return Words.enumeration(parts, "and");
    }

    private String level(int i) {
        return Figures.percent(BigDecimal.valueOf(levels.get(i)));
    }

    /**
     * Judges the values of the quantiles.
     *
     * @param values one for each level; none if they are not known
     * @param why why they are not known
     */
    Conclusion judge(String subject, List<Double> values, String why, List<Fact> more) {
        boolean unlimited = ranges.stream().allMatch(Bounds::unlimited);
        List<Object> observed = new ArrayList<>();
        List<Object> successes = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        double deviation = 0;
        for (int i = 0; i < levels.size(); i++) {
            facts.add(new Fact("expected at " + level(i), ranges.get(i).words()));
            if (values.isEmpty()) {
                observed.add(Scalar.NULL);
                successes.add(false);
                continue;
            }
            BigDecimal value = BigDecimal.valueOf(values.get(i));
            boolean inside = ranges.get(i).contains(value);
            observed.add(value);
            successes.add(inside);
            String shown = ranges.get(i).rounded(value);
            facts.add(new Fact("found at " + level(i), shown));
            if (!inside) {
                deviation = Math.max(deviation, Math.max(ranges.get(i).deviation(value), Double.MIN_NORMAL));
                broken.add("the " + level(i) + " quantile is " + shown + ", but expected "
                        + ranges.get(i).words());
            }
        }
        facts.addAll(more);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(QUANTILES, levels);
        value.put("values", observed);
        Observation observation =
                new Observation.Aggregate(value, Map.of("details", Map.of("success_details", successes)));
        if (values.isEmpty()) {
            return new Conclusion(
                    Outcome.FAIL, "the " + subject + " are not known (" + why + ")", facts, observation, 1);
        }
        if (unlimited) {
            return new Conclusion(
                    Outcome.NOT_APPLICABLE,
                    "no range of the " + subject + " has a limit, so nothing was judged",
                    facts,
                    observation,
                    0);
        }
        return broken.isEmpty()
                ? new Conclusion(Outcome.PASS, "the " + subject + " are " + words(), facts, observation, 0)
                : new Conclusion(
                        Outcome.FAIL, subject + ": " + String.join("; ", broken), facts, observation, deviation);
    }
}
