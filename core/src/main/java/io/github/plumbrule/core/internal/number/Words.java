package io.github.plumbrule.core.internal.number;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight ASCII characters at a time, as the bytes of one long.
 *
 * <p>The first character is the lowest byte. Characters are kept xor-ed with {@code '0'}: a digit is then its own value,
 * and the zero bytes that a shift brings in are leading zeros, so texts of any length up to eight take one path without
 * a branch per character.
 */
final class Words {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ASCII_ZEROS = 0x3030303030303030L;
    private static final long ABOVE_NINE = 0x7676767676767676L;

    /** What a minus sign looks like among digits. */
    static final int MINUS = '-' ^ '0';

    private static final int POINT = '.' ^ '0';

    private Words() {}

    /** The eight bytes from {@code at}, unchanged. */
    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The eight characters from {@code at} as digits; whether they are digits is for {@link #marks} to say. */
    static long digits(byte[] bytes, int at) {
        return load(bytes, at) ^ ASCII_ZEROS;
    }

    /** The first one to eight of eight digits, behind leading zeros. */
    static long first(long digits, int length) {
        return digits << (64 - (length << 3));
    }

    /**
     * The high bit of every byte that is not a digit.
     *
     * <p>Bytes after one above 0x89 may be marked falsely; the first mark is always right.
     */
    static long marks(long digits) {
        // A byte above 9 reaches the high bit when 0x76 is added; one that has the high bit already is caught by the
        // or.
        return (digits | (digits + ABOVE_NINE)) & HIGH_BITS;
    }

    /** True if {@code marks} of {@code digits} mark one byte and that byte is a decimal point. */
    static boolean markPoint(long digits, long marks) {
        long upToMark = marks ^ (marks - 1);
        // With a second mark, the right side has bits that the left side never has.
        return (digits & (upToMark ^ (upToMark >>> 8))) == (marks >>> 7) * POINT;
    }

    /** The digits without the byte that {@code mark} marks: those before it move up, and a leading zero comes in. */
    static long remove(long digits, long mark) {
        long upToMark = mark ^ (mark - 1);
        return (digits & ~upToMark) | ((digits & (upToMark >>> 8)) << 8);
    }

    /** The number that eight digits write: pairs, then fours, then eight, in three multiplications. */
    static long value(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32))
                        + ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32)))
                >>> 32;
    }
}
