package io.github.plumbrule.expectations.spi;

import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import java.util.List;

/** One expectation made ready: the metrics it needs, and how it judges them. */
public interface Check {

    /** The columns it is about, first the one it would be listed under; empty for the whole table. */
    List<String> columns();

    /** The expectation as a sentence, such as {@code values of amount are between 0 and 10,000}. */
    String statement();

    /** What the scan must answer. */
    List<Metric<?>> metrics();

    /**
     * Judges the answers; a pure function of them.
     *
     * @throws io.github.plumbrule.core.metric.MetricUnavailableException if an answer is not there; the result is then
     *     an error with that reason
     */
    Conclusion judge(Measurements measurements);
}
