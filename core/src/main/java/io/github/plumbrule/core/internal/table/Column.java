package io.github.plumbrule.core.internal.table;

import io.github.plumbrule.core.Scalar;

/**
 * One column of a chunk, decoded into numbers, times or text when a metric first asks, at most once a chunk.
 *
 * <p>Arrays may be longer than the chunk and are valid until the chunk is filled again. What they hold for a missing
 * value is not defined.
 */
public abstract class Column {

    /** Whether the source knows types; if not, every value is a text that may be read as something else. */
    public abstract boolean typed();

    /** The rows whose value is null. */
    public abstract long[] missing();

    /** Every value as a number; {@code DecimalParser.NOT_A_NUMBER} where it is none. */
    public abstract double[] numbers();

    /**
     * Every value as a whole number; {@code LongParser.NOT_A_LONG} where it is none.
     *
     * <p>An untyped value counts only in its canonical form, so that two values are the same text if and only if they
     * are the same number.
     */
    public abstract long[] integers();

    /** Every value as microseconds since 1970; {@code TemporalParser.NOT_A_TIME} where it is no time. */
    public abstract long[] times();

    /** Makes {@link #bytes()}, {@link #start} and {@link #end} ready. */
    public abstract void texts();

    /** The array that holds the texts in UTF-8, with at least 8 readable bytes behind the last. */
    public abstract byte[] bytes();

    public abstract int start(int row);

    public abstract int end(int row);

    /** Whether the value is a text; always true where the source knows no types. */
    public abstract boolean isText(int row);

    /** Whether every byte of the texts is ASCII. */
    public abstract boolean ascii();

    /** The value itself: typed if the source knows types, else a text, or {@link Scalar#NULL}. */
    public abstract Scalar scalar(int row);
}
