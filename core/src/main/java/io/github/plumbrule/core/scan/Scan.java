package io.github.plumbrule.core.scan;

import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.source.Source;
import java.util.Collection;

/** The one pass over a dataset that fills every metric asked for. */
public final class Scan {
    private Scan() {}

    /**
     * Reads the source once and answers every metric.
     *
     * <p>Equal metrics are computed once. A metric that cannot be computed (its column is missing, a pattern exceeds its
     * budget) is answered with the reason; the others are not affected. A second pass is made only to find the rows of
     * duplicates among whole numbers, and only when there are some.
     *
     * @throws io.github.plumbrule.core.DataException if the source cannot be read to its end
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Measurements run(Source source, Collection<? extends Metric<?>> metrics, ScanOptions options) {
        throw new IllegalStateException("engine missing");
    }
}
