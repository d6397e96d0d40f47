package io.github.plumbrule.core.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A fixed set of texts, asked with bytes.
 *
 * <p>The length, the first eight and the last eight bytes stand for a text; up to sixteen bytes they are the text. They are
 * found without a branch on the length, which varies from row to row and cannot be predicted.
 */
final class TextSet {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WHOLE = 16;
    private static final long[] MASKS = new long[9];

    static {
        for (int bytes = 0; bytes <= 8; bytes++) {
            MASKS[bytes] = bytes == 8 ? -1L : (1L << (bytes << 3)) - 1;
        }
    }

    private final byte[][] members;
    private final long[] firsts;
    private final long[] lasts;
    /** The length of the member in a slot, or -1. */
    private final int[] lengths;

    private final int shift;

    TextSet(Collection<String> texts) {
        int bits = Math.max(3, 34 - Integer.numberOfLeadingZeros(texts.size()));
        members = new byte[1 << bits][];
        firsts = new long[1 << bits];
        lasts = new long[1 << bits];
        lengths = new int[1 << bits];
        Arrays.fill(lengths, -1);
        shift = 64 - bits;
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(bytes, bytes.length + 8);
            long mask = MASKS[Math.min(8, bytes.length)];
            long first = (long) LONGS.get(padded, 0) & mask;
            long last = (long) LONGS.get(padded, Math.max(0, bytes.length - 8)) & mask;
            int slot = slot(first, last, bytes.length);
            while (lengths[slot] >= 0 && !Arrays.equals(members[slot], bytes)) {
                slot = (slot + 1) & (lengths.length - 1);
            }
            members[slot] = bytes;
            firsts[slot] = first;
            lasts[slot] = last;
            lengths[slot] = bytes.length;
        }
    }

    /** Whether a slice is a member; 8 bytes behind the slice must be readable. */
    boolean contains(byte[] data, int from, int to) {
        int length = to - from;
        long mask = MASKS[Math.min(8, length)];
        long first = (long) LONGS.get(data, from) & mask;
        long last = (long) LONGS.get(data, Math.max(from, to - 8)) & mask;
        int slot = slot(first, last, length);
        while (true) {
            int known = lengths[slot];
            if (known == length
                    && firsts[slot] == first
                    && lasts[slot] == last
                    && (length <= WHOLE || Arrays.equals(members[slot], 0, length, data, from, to))) {
                return true;
            }
            if (known < 0) {
                return false;
            }
            slot = (slot + 1) & (lengths.length - 1);
        }
    }

    private int slot(long first, long last, int length) {
        return (int) (((first ^ Long.rotateLeft(last, 31) ^ length) * 0x9e3779b97f4a7c15L) >>> shift);
    }
}
