package io.github.plumbrule.core.internal.csv;

import java.util.function.LongFunction;

/** The data is broken at a known byte; the line is found out only when the error is told. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int file;
    final long offset;
    final transient LongFunction<String> sentence;
    /** Whether a reader that knows where quotes may stand could get past this place. */
    final boolean mayBeQuoting;

    /**
     * @param offset the byte in the file, after decompression and decoding
     * @param sentence what is wrong, given the 1-based line
     */
    Malformed(int file, long offset, boolean mayBeQuoting, LongFunction<String> sentence) {
        super("malformed data", null, false, false);
        this.file = file;
        this.offset = offset;
        this.mayBeQuoting = mayBeQuoting;
        this.sentence = sentence;
    }
}
