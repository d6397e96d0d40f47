package io.github.plumbrule.core.metric;

import java.util.List;

/**
 * What a row-level metric found.
 *
 * @param elements rows for which the filter was true
 * @param missing rows among them that were not judged
 * @param unexpected rows that break the condition
 * @param samples the first unexpected rows, smallest row number first, as many as asked for
 */
public record RowCheckResult(long elements, long missing, long unexpected, List<UnexpectedRow> samples) {
    public RowCheckResult {
        samples = List.copyOf(samples);
        if (missing < 0 || unexpected < 0 || elements < missing + unexpected) {
            throw new IllegalArgumentException("counts do not add up: " + elements + " elements, " + missing
                    + " missing, " + unexpected + " unexpected");
        }
    }

    /** Rows that were judged. */
    public long judged() {
        return elements - missing;
    }
}
