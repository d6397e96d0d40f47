package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.Scalar;
import java.util.List;

/**
 * How the distinct values of a column compare with a set.
 *
 * @param missing rows without a value
 * @param count rows with a value
 * @param distinct distinct values
 * @param distinctOutside distinct values that are not in the set
 * @param rowsOutside rows whose value is not in the set
 * @param outside values that are not in the set, in ascending order, cut at the limit asked for
 * @param absent members of the set that do not occur, in the order of the set
 */
public record SetCoverageResult(
        long missing,
        long count,
        long distinct,
        long distinctOutside,
        long rowsOutside,
        List<ValueCount> outside,
        List<Scalar> absent) {
    public SetCoverageResult {
        outside = List.copyOf(outside);
        absent = List.copyOf(absent);
    }
}
