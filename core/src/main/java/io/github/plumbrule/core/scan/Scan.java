package io.github.plumbrule.core.scan;

import io.github.plumbrule.core.internal.csv.CsvTable;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.Source;
import java.util.Collection;
import java.util.Optional;

/** The one pass over a dataset that fills every metric asked for. */
public final class Scan {
    private Scan() {}

    /**
     * Reads the source once and answers every metric.
     *
     * <p>Equal metrics are computed once. A metric that cannot be computed (its column is missing, a pattern exceeds its
     * budget) is answered with the reason; the others are not affected. A second pass is made only to find the rows of
     * duplicates, and only when there are some. A delimited file in which quotes stand within unquoted fields is read
     * again from its start, by a reader that takes them as ordinary characters.
     *
     * @throws io.github.plumbrule.core.DataException if the source cannot be read to its end
     */
    public static Measurements run(Source source, Collection<? extends Metric<?>> metrics, ScanOptions options) {
        boolean byRecord = false;
        while (true) {
            try (ScanRun run = new ScanRun(source, metrics, options, byRecord)) {
                return run.measure();
            } catch (RuntimeException error) {
                Optional<RuntimeException> explained = source instanceof DelimitedText text
                        ? CsvTable.explain(text, error, byRecord)
                        : Optional.of(error);
                if (explained.isPresent()) {
                    throw explained.get();
                }
                byRecord = true;
            }
        }
    }
}
