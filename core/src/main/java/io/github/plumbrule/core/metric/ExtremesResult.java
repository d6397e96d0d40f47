package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.Scalar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The smallest and the largest value of a column.
 *
 * @param missing rows without a value
 * @param count values that could be read and compared
 * @param unreadable values that could not be read as {@code reading} asks
 * @param reading how the values were read in the end; never {@link Metric.Reading#NATURAL} unless there was no value
 * @param least the smallest value; empty when there was none to compare
 * @param greatest the largest value; empty when there was none to compare
 * @param firstUnreadable the first few rows whose value could not be read
 */
public record ExtremesResult(
        long missing,
        long count,
        long unreadable,
        Metric.Reading reading,
        Optional<Scalar> least,
        Optional<Scalar> greatest,
        List<UnexpectedRow> firstUnreadable) {
    public ExtremesResult {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(greatest, "greatest");
        firstUnreadable = List.copyOf(firstUnreadable);
    }
}
