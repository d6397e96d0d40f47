package io.github.plumbrule.expectations;

import io.github.plumbrule.core.metric.RowCheckResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an expectation looked at, as the numbers behind its outcome. */
public sealed interface Observation {

    /**
     * Rows were judged one by one.
     *
     * @param columns the columns whose values the samples show as the unexpected value; one for a column, more for rows
     */
    record RowLevel(RowCheckResult result, List<String> columns) implements Observation {
        public RowLevel {
            Objects.requireNonNull(result, "result");
            columns = List.copyOf(columns);
        }
    }

    /**
     * One value was computed over the dataset.
     *
     * @param observed the value in JSON form (see {@link Expectation}); {@code Scalar.NULL} if there was none
     * @param details further values in JSON form, by the names Great Expectations gives them
     */
    record Aggregate(Object observed, Map<String, Object> details) implements Observation {
        public Aggregate {
            observed = JsonValues.normalise(observed);
            details = JsonValues.copyOf(details);
        }
    }

    /** Nothing was looked at, because it could not be, or because there is nothing to show. */
    record Nothing() implements Observation {}
}
