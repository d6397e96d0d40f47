package io.github.plumbrule.core.metric;

import java.util.List;

/**
 * Quantiles of the numbers of a column.
 *
 * @param missing rows without a value
 * @param count finite numbers
 * @param unreadable values that are no finite number
 * @param values one value for each level asked for, in the same order; empty when there were no numbers
 * @param firstUnreadable the first few rows whose value is no finite number
 */
public record QuantilesResult(
        long missing, long count, long unreadable, List<Double> values, List<UnexpectedRow> firstUnreadable) {
    public QuantilesResult {
        values = List.copyOf(values);
        firstUnreadable = List.copyOf(firstUnreadable);
    }
}
