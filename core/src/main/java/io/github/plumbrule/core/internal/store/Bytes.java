package io.github.plumbrule.core.internal.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in byte arrays. */
final class Bytes {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
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
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            if (getLong(a, fromA + at) != getLong(b, fromB + at)) {
                return false;
            }
        }
        for (; at < length; at++) {
            if (a[fromA + at] != b[fromB + at]) {
                return false;
            }
        }
        return true;
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
