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

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ASCII_ZEROS = 0x3030303030303030L;
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private Words() {}

    /** The eight bytes from {@code at}, unchanged. */
    static long load(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The eight characters from {@code at} as digits; whether they are digits is for {@link #areDigits} to say. */
    static long digits(byte[] bytes, int at) {
        return load(bytes, at) ^ ASCII_ZEROS;
    }

    /** The one to eight characters from {@code at} as eight digits, with leading zeros; reads eight bytes. */
    static long digits(byte[] bytes, int at, int length) {
        return digits(bytes, at) << (64 - (length << 3));
    }

    static boolean areDigits(long digits) {
        // A byte above 9 reaches the high bit when 0x76 is added; one that has the high bit already is caught by the
        // or.
        return ((digits | (digits + ABOVE_NINE)) & HIGH_BITS) == 0;
    }

    /** The number that eight digits write: pairs, then fours, then eight, in three multiplications. */
    static long value(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32))
                        + ((pairs >>> 16) & 0x000000FF000000FFL) * (1 + (10_000L << 32)))
                >>> 32;
    }

    /** Has the high bit of the first byte that equals {@code character}, and is zero when there is none. */
    static long find(long digits, char character) {
        long difference = digits ^ ((character ^ '0') * ONES);
        // Bytes above the first match may be marked falsely; callers look at the lowest mark only.
        return (difference - ONES) & ~difference & HIGH_BITS;
    }
}
