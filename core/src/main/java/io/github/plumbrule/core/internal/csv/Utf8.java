package io.github.plumbrule.core.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks that bytes are well-formed UTF-8 (Unicode Standard, table 3-7). */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;

    private Utf8() {}

    /** The position of the first byte of the first ill-formed sequence, or -1. */
    public static int firstInvalid(byte[] data, int from, int to) {
        int pos = from;
        while (pos < to) {
            if (pos + 8 <= to && ((long) LONGS.get(data, pos) & HIGH) == 0) {
                pos += 8;
                continue;
            }
            int b = data[pos];
            if (b >= 0) {
                pos++;
                continue;
            }
            int length = sequenceLength(data, pos, to);
            if (length == 0) {
                return pos;
            }
            pos += length;
        }
        return -1;
    }

    /** The length of the well-formed sequence that starts here, or 0. */
    private static int sequenceLength(byte[] data, int pos, int to) {
        int first = data[pos] & 0xff;
        int second = pos + 1 < to ? data[pos + 1] & 0xff : 0;
        if (first >= 0xc2 && first <= 0xdf) {
            return (second & 0xc0) == 0x80 ? 2 : 0;
        }
        if (first >= 0xe0 && first <= 0xef) {
            int least = first == 0xe0 ? 0xa0 : 0x80;
            int most = first == 0xed ? 0x9f : 0xbf;
            return second >= least && second <= most && continues(data, pos + 2, to) ? 3 : 0;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            int least = first == 0xf0 ? 0x90 : 0x80;
            int most = first == 0xf4 ? 0x8f : 0xbf;
            return second >= least && second <= most && continues(data, pos + 2, to) && continues(data, pos + 3, to)
                    ? 4
                    : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] data, int pos, int to) {
        return pos < to && (data[pos] & 0xc0) == 0x80;
    }
}
