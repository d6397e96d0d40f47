package io.github.plumbrule.core.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one scan found: an answer, or the reason why there is none, for every metric asked for.
 *
 * @param source the dataset's name, for people
 * @param rows readable data rows
 * @param bytes bytes read, before decompression; 0 where the source has none
 * @param columns the names of the columns, in the order of the source
 * @param unreadableRows rows that could not be read and are part of no metric
 * @param firstUnreadableRows the first of them with the reason, each a sentence that names file and line
 * @param notices remarks about the data that do not change a result
 */
public record Measurements(
        String source,
        long rows,
        long bytes,
        List<String> columns,
        long unreadableRows,
        List<String> firstUnreadableRows,
        List<String> notices,
        Map<Metric<?>, Object> answers,
        Map<Metric<?>, Unavailable> unavailable) {

    /**
     * Why a metric has no answer.
     *
     * @param cause what people need to know, and the same text for every metric that shares the cause
     */
    public record Unavailable(Kind kind, String cause) {
        /** The kind of reason. */
        public enum Kind {
            MISSING_COLUMN,
            BUDGET_EXCEEDED,
            INVALID_METRIC
        }

        public Unavailable {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(cause, "cause");
        }
    }

    public Measurements {
        Objects.requireNonNull(source, "source");
        columns = List.copyOf(columns);
        firstUnreadableRows = List.copyOf(firstUnreadableRows);
        notices = List.copyOf(notices);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        unavailable = Collections.unmodifiableMap(new LinkedHashMap<>(unavailable));
    }

    /**
     * The answer to a metric.
     *
     * @throws MetricUnavailableException if the scan could not compute it
     * @throws IllegalArgumentException if the scan was not asked for it
     */
    @SuppressWarnings("unchecked") // The scan pairs every metric with an answer of its own type.
    public <R> R get(Metric<R> metric) {
        Object answer = answers.get(metric);
        if (answer != null) {
            return (R) answer;
        }
        Unavailable reason = unavailable.get(metric);
        if (reason != null) {
            throw new MetricUnavailableException(reason);
        }
        throw new IllegalArgumentException("the scan was not asked for " + metric);
    }
}
