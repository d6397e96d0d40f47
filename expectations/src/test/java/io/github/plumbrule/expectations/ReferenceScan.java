package io.github.plumbrule.expectations;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.core.metric.DistinctCountResult;
import io.github.plumbrule.core.metric.ExtremesResult;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Measurements.Unavailable;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.NumberSummaryResult;
import io.github.plumbrule.core.metric.QuantilesResult;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.SetCoverageResult;
import io.github.plumbrule.core.metric.TypeCountsResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.core.metric.ValueCount;
import io.github.plumbrule.core.metric.ValueCountsResult;
import io.github.plumbrule.core.scan.ScanOptions;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.core.source.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A second, slow and plain implementation of the scan for rows in memory, to test against. */
final class ReferenceScan {
    private enum Truth {
        TRUE,
        FALSE,
        UNKNOWN;

        static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    private static final Comparator<Scalar> ORDER =
            Comparator.<Scalar>comparingInt(ReferenceScan::rank).thenComparing(ReferenceScan::compareAlike);

    private final Rows rows;

    private ReferenceScan(Rows rows) {
        this.rows = rows;
    }

    static Measurements run(Source source, Collection<? extends Metric<?>> metrics, ScanOptions options) {
        Rows rows = (Rows) source;
        ReferenceScan scan = new ReferenceScan(rows);
        Map<Metric<?>, Object> answers = new LinkedHashMap<>();
        Map<Metric<?>, Unavailable> unavailable = new LinkedHashMap<>();
        for (Metric<?> metric : metrics) {
            List<String> missing = Metric.missingColumns(metric.columns(), rows.columns());
            if (!missing.isEmpty()) {
                unavailable.put(metric, new Unavailable(Unavailable.Kind.MISSING_COLUMN, "missing " + missing));
                continue;
            }
            try {
                answers.put(metric, scan.answer(metric));
            } catch (PatternSyntaxException e) {
                unavailable.put(metric, new Unavailable(Unavailable.Kind.INVALID_METRIC, e.getDescription()));
            }
        }
        return new Measurements(
                rows.name(), rows.values().size(), 0, rows.columns(), 0, List.of(), List.of(), answers, unavailable);
    }

    private Scalar value(int row, String column) {
        return rows.values().get(row).get(rows.columns().indexOf(column));
    }

    private List<Integer> filtered(Metric<?> metric) {
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < rows.values().size(); row++) {
            if (truth(metric.filter(), row) == Truth.TRUE) {
                kept.add(row);
            }
        }
        return kept;
    }

    private Object answer(Metric<?> metric) {
        List<Integer> kept = filtered(metric);
        if (metric instanceof Metric.RowCount) {
            return (long) kept.size();
        }
        if (metric instanceof Metric.ColumnNames) {
            return rows.columns();
        }
        if (metric instanceof Metric.RowCheck check) {
            return rowCheck(
                    kept,
                    row -> truth(check.ignore(), row) == Truth.TRUE,
                    row -> truth(check.condition(), row) != Truth.TRUE,
                    check.samples(),
                    shown(Condition.columnsOf(check.condition()), check.shown()));
        }
        if (metric instanceof Metric.Uniqueness unique) {
            return uniqueness(unique, kept);
        }
        if (metric instanceof Metric.Ordering ordering) {
            return ordering(ordering, kept);
        }
        List<Scalar> values = new ArrayList<>();
        String column = metric.columns().iterator().next();
        kept.forEach(row -> values.add(value(row, column)));
        long missing = values.stream().filter(Scalar.Null.class::isInstance).count();
        values.removeIf(Scalar.Null.class::isInstance);
        return aggregate(metric, values, missing);
    }

    private static List<String> shown(Collection<String> columns, List<String> more) {
        List<String> shown = new ArrayList<>(columns);
        more.stream().filter(column -> !shown.contains(column)).forEach(shown::add);
        return shown;
    }

    private RowCheckResult rowCheck(
            List<Integer> kept,
            Predicate<Integer> ignored,
            Predicate<Integer> breaks,
            int samples,
            List<String> shown) {
        long missing = 0;
        long unexpected = 0;
        List<UnexpectedRow> first = new ArrayList<>();
        for (int row : kept) {
            if (ignored.test(row)) {
                missing++;
            } else if (breaks.test(row)) {
                unexpected++;
                if (first.size() < samples) {
                    Map<String, Scalar> values = new LinkedHashMap<>();
                    shown.forEach(column -> values.put(column, value(row, column)));
                    first.add(new UnexpectedRow(
                            row + 1L, Optional.empty(), OptionalLong.empty(), values, Optional.empty()));
                }
            }
        }
        return new RowCheckResult(kept.size(), missing, unexpected, first);
    }

    private RowCheckResult uniqueness(Metric.Uniqueness metric, List<Integer> kept) {
        Map<List<Scalar>, Integer> counts = new LinkedHashMap<>();
        Predicate<Integer> ignored = row -> {
            long missing = metric.keys().stream()
                    .filter(column -> value(row, column) instanceof Scalar.Null)
                    .count();
            return switch (metric.ignoreRowIf()) {
                case ALL_VALUES_ARE_MISSING -> missing == metric.keys().size();
                case ANY_VALUE_IS_MISSING -> missing > 0;
                case NEVER -> false;
            };
        };
        kept.stream().filter(ignored.negate()).forEach(row -> counts.merge(key(metric, row), 1, Integer::sum));
        return rowCheck(
                kept,
                ignored,
                row -> counts.getOrDefault(key(metric, row), 0) > 1,
                metric.samples(),
                shown(metric.keys(), metric.shown()));
    }

    private List<Scalar> key(Metric.Uniqueness metric, int row) {
        return metric.keys().stream().map(column -> value(row, column)).toList();
    }

    private RowCheckResult ordering(Metric.Ordering metric, List<Integer> kept) {
        Set<Integer> breaking = new HashSet<>();
        @Nullable Scalar before = null;
        for (int row : kept) {
            Scalar value = value(row, metric.column());
            if (value instanceof Scalar.Null) {
                continue;
            }
            if (before != null) {
                Optional<Integer> order = compare(before, value);
                int wanted = metric.ascending() ? -1 : 1;
                boolean fits = order.isPresent()
                        && (Integer.signum(order.get()) == wanted || (order.get() == 0 && !metric.strictly()));
                if (!fits) {
                    breaking.add(row);
                }
            }
            before = value;
        }
        return rowCheck(
                kept,
                row -> value(row, metric.column()) instanceof Scalar.Null,
                breaking::contains,
                metric.samples(),
                shown(List.of(metric.column()), metric.shown()));
    }

    private static Object aggregate(Metric<?> metric, List<Scalar> values, long missing) {
        Map<Scalar, Long> counts = new TreeMap<>(ORDER);
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        List<ValueCount> listed = counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                .toList();
        if (metric instanceof Metric.TypeCounts) {
            Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
            values.forEach(value -> types.merge(type(value), 1L, Long::sum));
            return new TypeCountsResult(missing, types, true);
        }
        if (metric instanceof Metric.DistinctCount) {
            long once = listed.stream().filter(value -> value.count() == 1).count();
            return new DistinctCountResult(missing, values.size(), counts.size(), once);
        }
        if (metric instanceof Metric.ValueCounts) {
            long most = listed.stream().mapToLong(ValueCount::count).max().orElse(0);
            return new ValueCountsResult(
                    missing,
                    values.size(),
                    counts.size(),
                    listed,
                    listed.stream().filter(value -> value.count() == most).toList());
        }
        if (metric instanceof Metric.SetCoverage coverage) {
            List<ValueCount> outside = listed.stream()
                    .filter(value -> !coverage.members().contains(value.value()))
                    .toList();
            List<Scalar> absent = coverage.members().stream()
                    .filter(member -> !counts.containsKey(member))
                    .toList();
            long rowsOutside = outside.stream().mapToLong(ValueCount::count).sum();
            return new SetCoverageResult(
                    missing, values.size(), counts.size(), outside.size(), rowsOutside, outside, absent);
        }
        if (metric instanceof Metric.Extremes extremes) {
            return extremes(extremes, values, missing);
        }
        return numbers(metric, values, missing);
    }

    private static ExtremesResult extremes(Metric.Extremes metric, List<Scalar> values, long missing) {
        Class<?> kind =
                switch (metric.reading()) {
                    case NATURAL -> values.isEmpty()
                            ? Scalar.Number.class
                            : values.get(0) instanceof Scalar.NonFinite
                                    ? Scalar.Number.class
                                    : values.get(0).getClass();
                    case NUMBER -> Scalar.Number.class;
                    case TIME -> Scalar.Time.class;
                    case TEXT -> Scalar.Text.class;
                };
        List<Scalar> readable = new ArrayList<>();
        for (Scalar value : values) {
            Scalar read = kind == Scalar.Number.class ? asNumber(value) : value;
            if (kind == Scalar.Time.class && value instanceof Scalar.Text text) {
                read = ConformanceCases.time(text.value())
                        .map(time -> text.value().length() == 10
                                ? Scalar.ofObject(time.toLocalDate())
                                : Scalar.ofObject(time))
                        .orElse(value);
            }
            boolean infinite = value instanceof Scalar.NonFinite number && !Double.isNaN(number.value());
            if (kind.isInstance(read) || (kind == Scalar.Number.class && infinite)) {
                readable.add(read);
            }
        }
        readable.sort(ORDER);
        return new ExtremesResult(
                missing,
                readable.size(),
                values.size() - (long) readable.size(),
                metric.reading(),
                readable.isEmpty() ? Optional.empty() : Optional.of(readable.get(0)),
                readable.isEmpty() ? Optional.empty() : Optional.of(readable.get(readable.size() - 1)),
                List.of());
    }

    private static Object numbers(Metric<?> metric, List<Scalar> values, long missing) {
        List<BigDecimal> numbers = new ArrayList<>();
        long positive = 0;
        long negative = 0;
        for (Scalar each : values) {
            Scalar value = asNumber(each);
            if (value instanceof Scalar.Number number) {
                numbers.add(number.value());
            } else if (value instanceof Scalar.NonFinite number) {
                positive += number.value() == Double.POSITIVE_INFINITY ? 1 : 0;
                negative += number.value() == Double.NEGATIVE_INFINITY ? 1 : 0;
            }
        }
        long others = values.size() - numbers.size() - positive - negative;
        if (metric instanceof Metric.Quantiles quantiles) {
            numbers.sort(null);
            List<Double> results = new ArrayList<>();
            if (!numbers.isEmpty()) {
                quantiles.levels().forEach(level -> results.add(quantile(numbers, level, quantiles.interpolation())));
            }
            return new QuantilesResult(missing, numbers.size(), others + positive + negative, results, List.of());
        }
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        OptionalDouble mean = OptionalDouble.empty();
        OptionalDouble variance = OptionalDouble.empty();
        if (!numbers.isEmpty()) {
            BigDecimal exact = sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
            mean = OptionalDouble.of(exact.doubleValue());
            if (numbers.size() > 1) {
                BigDecimal squares = numbers.stream()
                        .map(number -> number.subtract(exact).pow(2))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                variance = OptionalDouble.of(
                        squares.divide(BigDecimal.valueOf(numbers.size() - 1L), MathContext.DECIMAL128)
                                .doubleValue());
            }
        }
        return new NumberSummaryResult(
                missing, numbers.size(), others, positive, negative, sum, mean, variance, List.of());
    }

    /** Where a number is asked for, true is 1 and false is 0. */
    private static Scalar asNumber(Scalar value) {
        return value instanceof Scalar.Bool bool ? Scalar.of(bool.value() ? 1 : 0) : value;
    }

    private static double quantile(List<BigDecimal> sorted, double level, Metric.Interpolation interpolation) {
        double position = level * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(position)).doubleValue();
        double high = sorted.get((int) Math.ceil(position)).doubleValue();
        return switch (interpolation) {
            case LOWER -> low;
            case HIGHER -> high;
            case MIDPOINT -> (low + high) / 2;
            case LINEAR -> low + (high - low) * (position - Math.floor(position));
            case NEAREST -> sorted.get((int) Math.rint(position)).doubleValue();
        };
    }

    private Truth truth(Condition condition, int row) {
        if (condition instanceof Condition.Constant constant) {
            return Truth.of(constant.value());
        }
        if (condition instanceof Condition.And and) {
            List<Truth> parts =
                    and.parts().stream().map(part -> truth(part, row)).toList();
            return parts.contains(Truth.FALSE)
                    ? Truth.FALSE
                    : parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.TRUE;
        }
        if (condition instanceof Condition.Or or) {
            List<Truth> parts =
                    or.parts().stream().map(part -> truth(part, row)).toList();
            return parts.contains(Truth.TRUE)
                    ? Truth.TRUE
                    : parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.FALSE;
        }
        if (condition instanceof Condition.Not not) {
            return switch (truth(not.part(), row)) {
                case TRUE -> Truth.FALSE;
                case FALSE -> Truth.TRUE;
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }
        if (condition instanceof Condition.Missing missing) {
            return Truth.of(value(row, missing.column()) instanceof Scalar.Null);
        }
        if (condition instanceof Condition.Comparison comparison) {
            return comparison(comparison, row);
        }
        Scalar value = value(row, Condition.columnsOf(condition).iterator().next());
        if (value instanceof Scalar.Null) {
            return Truth.UNKNOWN;
        }
        return Truth.of(holds(condition, value));
    }

    private static boolean holds(Condition condition, Scalar value) {
        if (condition instanceof Condition.Range range) {
            return range.lower().map(limit -> inside(value, limit, 1)).orElse(true)
                    && range.upper().map(limit -> inside(value, limit, -1)).orElse(true);
        }
        if (condition instanceof Condition.InSet set) {
            return set.members().contains(value);
        }
        if (condition instanceof Condition.OfType types) {
            return types.types().contains(type(value));
        }
        if (condition instanceof Condition.Length length) {
            return value instanceof Scalar.Text text
                    && text.value().codePointCount(0, text.value().length()) >= length.least()
                    && text.value().codePointCount(0, text.value().length()) <= length.most();
        }
        Condition.Matches matches = (Condition.Matches) condition;
        Predicate<String> found = pattern -> value instanceof Scalar.Text text
                && Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES)
                        .matcher(text.value())
                        .find();
        return matches.matchOn() == Condition.MatchOn.ALL
                ? matches.patterns().stream().allMatch(found)
                : matches.patterns().stream().anyMatch(found);
    }

    private static boolean inside(Scalar value, Limit limit, int wanted) {
        Scalar read = limit.value() instanceof Scalar.Number ? asNumber(value) : value;
        if (limit.value() instanceof Scalar.Time && value instanceof Scalar.Text text) {
            read = ConformanceCases.time(text.value())
                    .map(time -> Scalar.ofObject(time))
                    .orElse(value);
        }
        Optional<Integer> order = compare(read, limit.value());
        return order.isPresent() && (Integer.signum(order.get()) == wanted || (order.get() == 0 && !limit.strict()));
    }

    private Truth comparison(Condition.Comparison comparison, int row) {
        Scalar left = operand(comparison.left(), row);
        Scalar right = operand(comparison.right(), row);
        if (left instanceof Scalar.Null || right instanceof Scalar.Null) {
            return Truth.UNKNOWN;
        }
        Optional<Integer> order = compare(left, right);
        if (order.isEmpty()) {
            boolean equal = left.equals(right);
            return switch (comparison.operator()) {
                case EQUAL -> Truth.of(equal);
                case NOT_EQUAL -> Truth.of(!equal);
                default -> Truth.FALSE;
            };
        }
        int sign = order.get();
        return Truth.of(
                switch (comparison.operator()) {
                    case EQUAL -> sign == 0;
                    case NOT_EQUAL -> sign != 0;
                    case LESS -> sign < 0;
                    case LESS_OR_EQUAL -> sign <= 0;
                    case GREATER -> sign > 0;
                    case GREATER_OR_EQUAL -> sign >= 0;
                });
    }

    private Scalar operand(Operand operand, int row) {
        if (operand instanceof Operand.Column column) {
            return value(row, column.name());
        }
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        Operand.Arithmetic arithmetic = (Operand.Arithmetic) operand;
        Scalar left = operand(arithmetic.left(), row);
        Scalar right = operand(arithmetic.right(), row);
        if (left instanceof Scalar.Null || right instanceof Scalar.Null) {
            return Scalar.NULL;
        }
        if (!(left instanceof Scalar.Number a) || !(right instanceof Scalar.Number b)) {
            return Scalar.of(Double.NaN);
        }
        double x = a.value().doubleValue();
        double y = b.value().doubleValue();
        return Scalar.of(
                switch (arithmetic.operator()) {
                    case ADD -> x + y;
                    case SUBTRACT -> x - y;
                    case MULTIPLY -> x * y;
                    case DIVIDE -> x / y;
                    case REMAINDER -> x - y * Math.floor(x / y);
                });
    }

    private static ValueType type(Scalar value) {
        if (value instanceof Scalar.Number number) {
            return number.value().scale() <= 0 ? ValueType.INTEGER : ValueType.DECIMAL;
        }
        if (value instanceof Scalar.NonFinite) {
            return ValueType.DECIMAL;
        }
        if (value instanceof Scalar.Bool) {
            return ValueType.BOOLEAN;
        }
        if (value instanceof Scalar.Time time) {
            return time.kind() == Scalar.Time.Kind.DATE ? ValueType.DATE : ValueType.DATE_TIME;
        }
        return value instanceof Scalar.Nested ? ValueType.NESTED : ValueType.TEXT;
    }

    private static Optional<Integer> compare(Scalar a, Scalar b) {
        boolean finite = !(a instanceof Scalar.NonFinite) && !(b instanceof Scalar.NonFinite);
        return finite && rank(a) == rank(b) && rank(a) < 3 ? Optional.of(compareAlike(a, b)) : Optional.empty();
    }

    private static int rank(Scalar value) {
        if (value instanceof Scalar.Number || value instanceof Scalar.NonFinite) {
            return 0;
        }
        return value instanceof Scalar.Time ? 1 : value instanceof Scalar.Text ? 2 : 3;
    }

    private static int compareAlike(Scalar a, Scalar b) {
        if (a instanceof Scalar.Number x && b instanceof Scalar.Number y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof Scalar.Time x && b instanceof Scalar.Time y) {
            return Long.compare(x.epochMicros(), y.epochMicros());
        }
        if (rank(a) == 0) {
            return Double.compare(number(a), number(b));
        }
        return a.toString().compareTo(b.toString());
    }

    private static double number(Scalar value) {
        return value instanceof Scalar.Number number
                ? number.value().doubleValue()
                : ((Scalar.NonFinite) value).value();
    }
}
