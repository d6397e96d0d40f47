package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row that breaks an expectation.
 *
 * @param row the 1-based number of the data row over the whole dataset, headers not counted
 * @param source the file the row comes from, if it comes from one
 * @param line the 1-based line of that file on which the record starts
 * @param values the values of the columns concerned, in the order of the condition, then of the columns shown beside it
 * @param reason why the value is unexpected, where the value alone does not say it
 */
public record UnexpectedRow(
        long row, Optional<String> source, OptionalLong line, Map<String, Scalar> values, Optional<String> reason) {
    public UnexpectedRow {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(reason, "reason");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (row < 1) {
            throw new IllegalArgumentException("a row number starts at 1, but was " + row);
        }
    }
}
