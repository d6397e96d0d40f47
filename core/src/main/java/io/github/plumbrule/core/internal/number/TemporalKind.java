package io.github.plumbrule.core.internal.number;

/** Whether a point in time was written as a date or with a time of day. */
public enum TemporalKind {
    /** {@code yyyy-MM-dd}. */
    DATE,
    /** A date with a time of day. */
    DATE_TIME;

    private static final int DATE_LENGTH = 10;

    /**
     * The kind of a text of {@code length} characters that {@link TemporalParser} could read: only a date has ten. A
     * column holds dates if all its readable texts are {@link #DATE}.
     */
    public static TemporalKind ofLength(int length) {
        return length == DATE_LENGTH ? DATE : DATE_TIME;
    }
}
