package io.github.plumbrule.core.internal.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in byte arrays. */
final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static long getLong(byte[] data, int at) {
        return (long) LONGS.get(data, at);
    }

    static void putLong(byte[] data, int at, long value) {
        LONGS.set(data, at, value);
    }

    static int getInt(byte[] data, int at) {
        return (int) INTS.get(data, at);
    }

    static void putInt(byte[] data, int at, int value) {
        INTS.set(data, at, value);
    }

    static short getShort(byte[] data, int at) {
        return (short) SHORTS.get(data, at);
    }

    static void putShort(byte[] data, int at, short value) {
        SHORTS.set(data, at, value);
    }

    /** Whether two stretches of the same length hold the same bytes. */
    static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
        // The last word overlaps the one before; a loop over the odd bytes would cost more than all the rest.
        if (length > Long.BYTES) {
            int last = length - Long.BYTES;
            for (int at = 0; at < last; at += Long.BYTES) {
                if (getLong(a, fromA + at) != getLong(b, fromB + at)) {
                    return false;
                }
            }
            return getLong(a, fromA + last) == getLong(b, fromB + last);
        }
        return word(a, fromA, length) == word(b, fromB, length);
    }

    /** All bytes of a stretch of at most eight, as one number: different for different stretches of equal length. */
    static long word(byte[] data, int from, int length) {
        if (length >= Integer.BYTES) {
            return (getInt(data, from) & 0xFFFFFFFFL) | ((long) getInt(data, from + length - Integer.BYTES) << 32);
        }
        if (length > 0) {
            return (data[from] & 0xFFL)
                    | ((data[from + (length >>> 1)] & 0xFFL) << 8)
                    | ((data[from + length - 1] & 0xFFL) << 16);
        }
        return 0;
    }

    /** The first eight bytes as an unsigned number that orders like them; missing bytes count as zero. */
    static long head(byte[] data, int from, int to) {
        if (to - from >= Long.BYTES) {
            return Long.reverseBytes(getLong(data, from));
        }
        long head = 0;
        for (int i = from; i < to; i++) {
            head |= (data[i] & 0xFFL) << (56 - 8 * (i - from));
        }
        return head;
    }
}
