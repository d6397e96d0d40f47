package io.github.plumbrule.reports;

import java.util.List;
import java.util.Objects;

/**
 * How much each result of a JSON report tells; the levels and options are those of Great Expectations.
 *
 * @param partialUnexpectedCount the most values in {@code partial_unexpected_list} and its companions
 * @param unexpectedIndexColumnNames columns that locate an unexpected row; empty for 0-based row positions. Their values
 *     are there if the validation was told to keep them as identifier columns
 * @param includeUnexpectedRows whether {@code unexpected_rows} are written: the known values of each unexpected row
 * @param excludeUnexpectedValues whether no unexpected value is written, only where it is
 */
public record ResultFormat(
        Level level,
        int partialUnexpectedCount,
        List<String> unexpectedIndexColumnNames,
        boolean includeUnexpectedRows,
        boolean excludeUnexpectedValues) {

    /** How much is told. */
    public enum Level {
        /** Success or not, nothing else. */
        BOOLEAN_ONLY,
        /** Counts and the first unexpected values. */
        BASIC,
        /** Also how often each value occurs among them, and where they are. */
        SUMMARY,
        /** Also every unexpected value that the validation kept. */
        COMPLETE
    }

    /** Success or not. */
    public static final ResultFormat BOOLEAN_ONLY = of(Level.BOOLEAN_ONLY);

    /** Counts and the first 20 unexpected values. */
    public static final ResultFormat BASIC = of(Level.BASIC);

    /** Also how often and where. */
    public static final ResultFormat SUMMARY = of(Level.SUMMARY);

    /** All that the validation kept. */
    public static final ResultFormat COMPLETE = of(Level.COMPLETE);

    public ResultFormat {
        Objects.requireNonNull(level, "level");
        unexpectedIndexColumnNames = List.copyOf(unexpectedIndexColumnNames);
        if (partialUnexpectedCount < 0) {
            throw new IllegalArgumentException(
                    "partial_unexpected_count must not be negative, but was " + partialUnexpectedCount);
        }
    }

    /** A level with the usual options: 20 partial values, 0-based row positions, values but no whole rows. */
    public static ResultFormat of(Level level) {
        return new ResultFormat(level, 20, List.of(), false, false);
    }

    public ResultFormat withPartialUnexpectedCount(int other) {
        return new ResultFormat(
                level, other, unexpectedIndexColumnNames, includeUnexpectedRows, excludeUnexpectedValues);
    }

    public ResultFormat withUnexpectedIndexColumnNames(List<String> other) {
        return new ResultFormat(level, partialUnexpectedCount, other, includeUnexpectedRows, excludeUnexpectedValues);
    }

    /** The same format, with the known values of each unexpected row. */
    public ResultFormat withUnexpectedRows() {
        return new ResultFormat(
                level, partialUnexpectedCount, unexpectedIndexColumnNames, true, excludeUnexpectedValues);
    }

    /** The same format, without any unexpected value. */
    public ResultFormat withoutUnexpectedValues() {
        return new ResultFormat(level, partialUnexpectedCount, unexpectedIndexColumnNames, includeUnexpectedRows, true);
    }
}
