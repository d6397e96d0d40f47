package io.github.plumbrule.core.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the delimiters and line ends outside quotes in whole records, 64 bytes at a time.
 *
 * <p>Each step turns 64 bytes into bit masks with ordinary 64-bit arithmetic; a running exclusive-or over the quote mask
 * tells which bytes are quoted. The one loop is long because it is one algorithm; {@code ScanBenchmark} guards it.
 *
 * <p>A quote that neither opens a field nor closes one cannot be trusted to pair up: it is reported, and the caller reads
 * the file again with {@link Splitter}, which knows where quotes may stand.
 */
final class Structure {
    /** Bytes that must be readable behind the end of the data. */
    static final int SLACK = 72;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long GATHER = 0x0002040810204081L;

    // What scanExactly found in a block.
    private long blockStructural;
    private long blockQuoted;
    private long blockLineEndStart;

    private final long delimiters;
    private final long quotes;
    private final boolean quoting;

    /** Positions of delimiters and line ends outside quotes, in order. */
    int[] ends = new int[32 << 10];

    int count;
    /** Positions of the second of two quotes that stand for one, in order. */
    int[] escapes = new int[256];

    int escapeCount;
    /** Line ends inside quotes. */
    int innerLines;
    /** Whether a byte above 127 may have been met; it may be one of those behind the data. */
    boolean nonAscii;
    /** The position of the first quote that stands where none may stand, or -1. */
    int strayQuote;
    /** Whether tabs, carriage returns and other control characters are told apart from line feeds while scanning. */
    boolean exact;

    Structure(byte delimiter, byte quote, boolean quoting) {
        this.delimiters = ONES * (delimiter & 0xff);
        this.quotes = ONES * (quote & 0xff);
        this.quoting = quoting;
    }

    /**
     * Scans records from a position outside quotes.
     *
     * @param data with at least {@link #SLACK} bytes behind {@code to}
     */
    void scan(byte[] data, int from, int to) {
        final long delimiters = this.delimiters;
        final long quotes = this.quotes;
        final boolean quoting = this.quoting;
        final boolean exact = this.exact;
        int[] out = ends;
        int n = 0;
        escapeCount = 0;
        int inner = 0;
        int stray = -1;
        long inside = 0; // all ones while the block before ended inside quotes
        long structuralCarry = 1; // the start of the data may be followed by an opening quote
        long closeCarry = 0;
        long bytes = 0;
        for (int pos = from; pos < to; pos += 64) {
            long w0 = (long) LONGS.get(data, pos);
            long w1 = (long) LONGS.get(data, pos + 8);
            long w2 = (long) LONGS.get(data, pos + 16);
            long w3 = (long) LONGS.get(data, pos + 24);
            long w4 = (long) LONGS.get(data, pos + 32);
            long w5 = (long) LONGS.get(data, pos + 40);
            long w6 = (long) LONGS.get(data, pos + 48);
            long w7 = (long) LONGS.get(data, pos + 56);
            long all = w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7;
            bytes |= all;
            long structural;
            long quoted = 0;
            long lineEndStart = 0; // carriage returns that a line feed follows
            if ((all & HIGH) == 0 && !exact) {
                structural = gather(breaks(w0, delimiters))
                        | gather(breaks(w1, delimiters)) << 8
                        | gather(breaks(w2, delimiters)) << 16
                        | gather(breaks(w3, delimiters)) << 24
                        | gather(breaks(w4, delimiters)) << 32
                        | gather(breaks(w5, delimiters)) << 40
                        | gather(breaks(w6, delimiters)) << 48
                        | gather(breaks(w7, delimiters)) << 56;
                long q0 = asciiMatches(w0, quotes);
                long q1 = asciiMatches(w1, quotes);
                long q2 = asciiMatches(w2, quotes);
                long q3 = asciiMatches(w3, quotes);
                long q4 = asciiMatches(w4, quotes);
                long q5 = asciiMatches(w5, quotes);
                long q6 = asciiMatches(w6, quotes);
                long q7 = asciiMatches(w7, quotes);
                if ((q0 | q1 | q2 | q3 | q4 | q5 | q6 | q7) != 0) {
                    quoted = gather(q0)
                            | gather(q1) << 8
                            | gather(q2) << 16
                            | gather(q3) << 24
                            | gather(q4) << 32
                            | gather(q5) << 40
                            | gather(q6) << 48
                            | gather(q7) << 56;
                }
            } else {
                scanExactly(data, pos, to);
                structural = blockStructural;
                quoted = blockQuoted;
                lineEndStart = blockLineEndStart;
            }
            if (to - pos < 64) {
                long valid = (1L << (to - pos)) - 1;
                structural &= valid;
                quoted &= valid;
            }
            if (!quoting) {
                quoted = 0;
            }
            if ((quoted | inside | closeCarry) != 0) {
                // Inside holds from an opening quote up to, but not including, the closing one.
                long in = quoted;
                in ^= in << 1;
                in ^= in << 2;
                in ^= in << 4;
                in ^= in << 8;
                in ^= in << 16;
                in ^= in << 32;
                in ^= inside;
                long swallowed = structural & in;
                structural &= ~in;
                long opens = quoted & in;
                long closes = quoted & ~in;
                long mayOpen = (structural | closes) << 1 | structuralCarry | closeCarry;
                long afterClose = closes << 1 | closeCarry;
                long wrong = (opens & ~mayOpen) | (afterClose & ~(structural | opens | lineEndStart));
                if (to - pos < 64) {
                    wrong &= (1L << (to - pos)) - 1;
                }
                if (wrong != 0 && stray < 0) {
                    stray = pos + Long.numberOfTrailingZeros(wrong);
                }
                long doubled = opens & afterClose;
                while (doubled != 0) {
                    addEscape(pos + Long.numberOfTrailingZeros(doubled));
                    doubled &= doubled - 1;
                }
                closeCarry = closes >>> 63;
                inside = in >> 63;
                while (swallowed != 0) {
                    int at = pos + Long.numberOfTrailingZeros(swallowed);
                    byte b = data[at];
                    if (b == '\n' || (b == '\r' && data[at + 1] != '\n')) {
                        inner++;
                    }
                    swallowed &= swallowed - 1;
                }
            }
            structuralCarry = structural >>> 63;
            if (n + 72 > out.length) {
                out = Arrays.copyOf(out, out.length * 2);
                ends = out;
            }
            int next = n + Long.bitCount(structural);
            // Eight blind writes cost less than asking each time whether there is a next one.
            while (n < next) {
                out[n] = pos + Long.numberOfTrailingZeros(structural);
                structural &= structural - 1;
                out[n + 1] = pos + Long.numberOfTrailingZeros(structural);
                structural &= structural - 1;
                out[n + 2] = pos + Long.numberOfTrailingZeros(structural);
                structural &= structural - 1;
                out[n + 3] = pos + Long.numberOfTrailingZeros(structural);
                structural &= structural - 1;
                n += 4;
            }
            n = next;
        }
        count = n;
        innerLines = inner;
        nonAscii = (bytes & ~LOW) != 0;
        strayQuote = stray;
    }

    private void addEscape(int position) {
        if (escapeCount == escapes.length) {
            escapes = Arrays.copyOf(escapes, escapeCount * 2);
        }
        escapes[escapeCount++] = position;
    }

    /** Finds delimiters, line ends and quotes among any bytes, control characters told apart. */
    private void scanExactly(byte[] data, int pos, int to) {
        long structural = 0;
        long quoted = 0;
        long feeds = 0;
        long returns = 0;
        for (int i = 0; i < 8; i++) {
            long word = (long) LONGS.get(data, pos + (i << 3));
            structural |= gather(zeroBytes(word ^ delimiters)) << (i << 3);
            feeds |= gather(zeroBytes(word ^ ONES * '\n')) << (i << 3);
            returns |= gather(zeroBytes(word ^ ONES * '\r')) << (i << 3);
            quoted |= gather(zeroBytes(word ^ quotes)) << (i << 3);
        }
        // A carriage return before a line feed belongs to it.
        long feedFollows = feeds >>> 1 | (pos + 64 < to && data[pos + 64] == '\n' ? 1L << 63 : 0);
        blockStructural = structural | feeds | (returns & ~feedFollows);
        blockQuoted = quoted;
        blockLineEndStart = returns & feedFollows;
    }

    /**
     * The high bit of every byte that is a delimiter or a control character from 8 to 15; for bytes below 128 only.
     *
     * <p>In most files only the line feed is among these control characters; the check of the records finds out where
     * that is not so.
     */
    private static long breaks(long word, long delimiters) {
        long otherThanDelimiter = (word ^ delimiters) + LOW;
        long otherThanControl = ((word & 0xf8f8f8f8f8f8f8f8L) ^ ONES * 8) + LOW;
        return ~(otherThanDelimiter & otherThanControl) & HIGH;
    }

    /** The high bit of every byte that equals the pattern's; for bytes below 128 only. */
    private static long asciiMatches(long word, long pattern) {
        return ~((word ^ pattern) + LOW) & HIGH;
    }

    /** The high bit of every byte that is zero, for any bytes. */
    static long zeroBytes(long word) {
        return ~(((word & LOW) + LOW) | word | LOW);
    }

    /** The high bits of the eight bytes as the lowest eight bits; all other bits must be zero. */
    private static long gather(long highBits) {
        return (highBits * GATHER) >>> 56;
    }

    /** Whether an odd number of quotes stands between two positions. */
    static boolean oddQuotes(byte[] data, int from, int to, byte quote) {
        long pattern = ONES * (quote & 0xff);
        long odd = 0;
        int pos = from;
        for (; pos + 64 <= to; pos += 64) {
            long w0 = (long) LONGS.get(data, pos);
            long w1 = (long) LONGS.get(data, pos + 8);
            long w2 = (long) LONGS.get(data, pos + 16);
            long w3 = (long) LONGS.get(data, pos + 24);
            long w4 = (long) LONGS.get(data, pos + 32);
            long w5 = (long) LONGS.get(data, pos + 40);
            long w6 = (long) LONGS.get(data, pos + 48);
            long w7 = (long) LONGS.get(data, pos + 56);
            if (((w0 | w1 | w2 | w3 | w4 | w5 | w6 | w7) & HIGH) != 0) {
                odd ^= zeroBytes(w0 ^ pattern)
                        ^ zeroBytes(w1 ^ pattern)
                        ^ zeroBytes(w2 ^ pattern)
                        ^ zeroBytes(w3 ^ pattern)
                        ^ zeroBytes(w4 ^ pattern)
                        ^ zeroBytes(w5 ^ pattern)
                        ^ zeroBytes(w6 ^ pattern)
                        ^ zeroBytes(w7 ^ pattern);
            } else {
                // Of bytes below 128, those that differ get their high bit set; over eight words the rest cancels out.
                odd ^= (((w0 ^ pattern) + LOW)
                                ^ ((w1 ^ pattern) + LOW)
                                ^ ((w2 ^ pattern) + LOW)
                                ^ ((w3 ^ pattern) + LOW)
                                ^ ((w4 ^ pattern) + LOW)
                                ^ ((w5 ^ pattern) + LOW)
                                ^ ((w6 ^ pattern) + LOW)
                                ^ ((w7 ^ pattern) + LOW))
                        & HIGH;
            }
        }
        for (; pos + 8 <= to; pos += 8) {
            odd ^= zeroBytes((long) LONGS.get(data, pos) ^ pattern);
        }
        int count = Long.bitCount(odd);
        for (; pos < to; pos++) {
            count += data[pos] == quote ? 1 : 0;
        }
        return (count & 1) != 0;
    }
}
