package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A number, count or distribution that a scan is asked for, as plain data.
 *
 * <p>Equal metrics are computed once over a whole suite. Every metric looks only at the rows for which its filter is
 * true. Results do not depend on the number of threads, on chunk borders or on the order in which parts were read.
 *
 * @param <R> what the scan answers
 */
public sealed interface Metric<R> {

    /** The rows looked at: those for which this condition is true. */
    Condition filter();

    /** Adds the columns that this metric itself reads. */
    void collectColumns(Collection<String> names);

    /** All columns that must be there: those of the metric and those of its filter. */
    default Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        collectColumns(names);
        filter().collectColumns(names);
        return names;
    }

    /** The number of rows. */
    record RowCount(Condition filter) implements Metric<Long> {
        public RowCount {
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public void collectColumns(Collection<String> names) {}
    }

    /** The names of the columns, in the order of the source. */
    record ColumnNames() implements Metric<List<String>> {
        @Override
        public Condition filter() {
            return Condition.ALWAYS;
        }

        @Override
        public void collectColumns(Collection<String> names) {}
    }

    /**
     * The types of the values of a column and how often each occurs.
     *
     * <p>In untyped sources a value is counted under the narrowest type it can be read as: integer, decimal, boolean,
     * date, date-time, else text.
     */
    record TypeCounts(String column, Condition filter) implements Metric<TypeCountsResult> {
        public TypeCounts {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * How many rows break a condition, and the first of them.
     *
     * <p>Rows for which {@code ignore} is true are counted as missing and not judged. Every other row is unexpected
     * unless {@code condition} is true.
     *
     * @param shown the columns whose values an unexpected row is shown with, beside those of the condition
     */
    record RowCheck(Condition condition, Condition ignore, Condition filter, int samples, List<String> shown)
            implements Metric<RowCheckResult> {
        public RowCheck {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(ignore, "ignore");
            Objects.requireNonNull(filter, "filter");
            shown = List.copyOf(shown);
            requireSamples(samples);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            condition.collectColumns(names);
            ignore.collectColumns(names);
            names.addAll(shown);
        }
    }

    /** Which rows of a set of columns are left out of a uniqueness check. */
    enum IgnoreRowIf {
        ALL_VALUES_ARE_MISSING,
        ANY_VALUE_IS_MISSING,
        NEVER
    }

    /**
     * How many rows repeat the values of one or several columns, and the first of them.
     *
     * <p>All rows of a repeated value are unexpected, the first one too. Untyped values are the same when their text is
     * the same; typed values when they are equal. A null within several columns equals another null.
     */
    record Uniqueness(List<String> keys, IgnoreRowIf ignoreRowIf, Condition filter, int samples, List<String> shown)
            implements Metric<RowCheckResult> {
        public Uniqueness {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("uniqueness needs at least one column");
            }
            Objects.requireNonNull(ignoreRowIf, "ignoreRowIf");
            Objects.requireNonNull(filter, "filter");
            shown = List.copyOf(shown);
            requireSamples(samples);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.addAll(keys);
            names.addAll(shown);
        }
    }

    /**
     * How many rows break the ascending or descending order of a column, and the first of them.
     *
     * <p>Each non-null value is compared with the non-null value before it. Untyped columns are read as numbers if every
     * value is one, else as times if every value is one, else as text. A value of another type than the column's is
     * unexpected.
     */
    record Ordering(
            String column, boolean ascending, boolean strictly, Condition filter, int samples, List<String> shown)
            implements Metric<RowCheckResult> {
        public Ordering {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
            shown = List.copyOf(shown);
            requireSamples(samples);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
            names.addAll(shown);
        }
    }

    /**
     * Count, sum, mean and variance of the numbers of a column.
     *
     * <p>The sums are exact and rounded once, so the result is the same for every order of the rows.
     */
    record NumberSummary(String column, Condition filter) implements Metric<NumberSummaryResult> {
        public NumberSummary {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** How the values of a column are read for an order: as what they are, or as one kind on demand. */
    enum Reading {
        /** Untyped: as numbers if every value is one, else as times if every value is one, else as text. */
        NATURAL,
        NUMBER,
        TIME,
        TEXT
    }

    /** The smallest and the largest value of a column. */
    record Extremes(String column, Reading reading, Condition filter) implements Metric<ExtremesResult> {
        public Extremes {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(reading, "reading");
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** How a quantile between two neighbouring values is taken; the names are NumPy's. */
    enum Interpolation {
        NEAREST,
        LOWER,
        HIGHER,
        MIDPOINT,
        LINEAR
    }

    /**
     * Exact quantiles of the numbers of a column.
     *
     * <p>The quantile of level q over n values lies at position q × (n − 1) of the sorted values, counted from 0 (the
     * definition that NumPy and pandas use; Hyndman and Fan 1996, type 7).
     *
     * @param levels shares from 0 to 1, in the order in which they are answered
     */
    record Quantiles(String column, List<Double> levels, Interpolation interpolation, Condition filter)
            implements Metric<QuantilesResult> {
        public Quantiles {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(interpolation, "interpolation");
            Objects.requireNonNull(filter, "filter");
            levels = List.copyOf(levels);
            for (double level : levels) {
                if (!(level >= 0 && level <= 1)) {
                    throw new IllegalArgumentException("a quantile level must be between 0 and 1, but was " + level);
                }
            }
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** How many distinct values a column has, and how many of them occur once. */
    record DistinctCount(String column, Condition filter) implements Metric<DistinctCountResult> {
        public DistinctCount {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * The distinct values of a column with their counts.
     *
     * @param limit the most values answered; the totals stay exact beyond it
     */
    record ValueCounts(String column, Condition filter, int limit) implements Metric<ValueCountsResult> {
        public ValueCounts {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
            }
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * How the distinct values of a column compare with a set, exact for any number of distinct values.
     *
     * @param limit the most values outside the set that are answered; their number stays exact beyond it
     */
    record SetCoverage(String column, List<Scalar> members, Condition filter, int limit)
            implements Metric<SetCoverageResult> {
        public SetCoverage {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(filter, "filter");
            members = List.copyOf(members);
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
            }
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    private static void requireSamples(int samples) {
        if (samples < 0) {
            throw new IllegalArgumentException("samples must not be negative, but was " + samples);
        }
    }

    /** The columns among {@code wanted} that are not in {@code known}. */
    static List<String> missingColumns(Set<String> wanted, Collection<String> known) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(known);
        return missing;
    }
}
