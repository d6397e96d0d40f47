package io.github.plumbrule.core.metric;

import java.util.List;

/**
 * The distinct values of a column with their counts.
 *
 * @param missing rows without a value
 * @param count rows with a value
 * @param distinct distinct values, exact
 * @param values the distinct values in ascending order (numbers, then text), cut at the limit asked for
 * @param mostCommon all values that share the highest count, cut at the limit asked for
 */
public record ValueCountsResult(
        long missing, long count, long distinct, List<ValueCount> values, List<ValueCount> mostCommon) {
    public ValueCountsResult {
        values = List.copyOf(values);
        mostCommon = List.copyOf(mostCommon);
    }

    /** Whether {@code values} leaves some out. */
    public boolean truncated() {
        return values.size() < distinct;
    }
}
