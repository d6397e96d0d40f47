package io.github.plumbrule.expectations;

import io.github.plumbrule.core.scan.ScanOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How one validation is run.
 *
 * @param parameters the suite parameters by name, in JSON form (see {@link Expectation})
 * @param scan how the scan may use the machine
 * @param samples how many unexpected rows each result shows
 * @param identifierColumns columns whose values identify an unexpected row in results
 * @param allowedUnreadableRows rows that may be unreadable without an error; 0 unless someone accepted some
 */
public record ValidationOptions(
        Map<String, Object> parameters,
        ScanOptions scan,
        int samples,
        List<String> identifierColumns,
        long allowedUnreadableRows) {

    /** 20 sample rows, no parameters, no unreadable rows. */
    public static ValidationOptions defaults() {
        return new ValidationOptions(Map.of(), ScanOptions.defaults(), 20, List.of(), 0);
    }

    public ValidationOptions {
        parameters = JsonValues.copyOf(parameters);
        Objects.requireNonNull(scan, "scan");
        identifierColumns = List.copyOf(identifierColumns);
        if (samples < 0) {
            throw new IllegalArgumentException("samples must not be negative, but was " + samples);
        }
        if (allowedUnreadableRows < 0) {
            throw new IllegalArgumentException(
                    "allowedUnreadableRows must not be negative, but was " + allowedUnreadableRows);
        }
    }

    public ValidationOptions withParameters(Map<String, ?> other) {
        return new ValidationOptions(
                JsonValues.normalise(other), scan, samples, identifierColumns, allowedUnreadableRows);
    }

    public ValidationOptions withScan(ScanOptions other) {
        return new ValidationOptions(parameters, other, samples, identifierColumns, allowedUnreadableRows);
    }

    public ValidationOptions withSamples(int other) {
        return new ValidationOptions(parameters, scan, other, identifierColumns, allowedUnreadableRows);
    }

    public ValidationOptions withIdentifierColumns(List<String> other) {
        return new ValidationOptions(parameters, scan, samples, other, allowedUnreadableRows);
    }

    public ValidationOptions withAllowedUnreadableRows(long other) {
        return new ValidationOptions(parameters, scan, samples, identifierColumns, other);
    }
}
