package io.github.plumbrule.core.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** A fixed set of texts, asked with bytes. */
final class TextSet {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] slots;
    private final long[] hashes;
    /** The length of the member in a slot, or -1. */
    private final int[] lengths;

    private final int mask;

    TextSet(Collection<String> members) {
        int capacity = Integer.highestOneBit(Math.max(4, members.size() * 4 - 1)) << 1;
        slots = new byte[capacity][];
        hashes = new long[capacity];
        mask = capacity - 1;
        lengths = new int[capacity];
        Arrays.fill(lengths, -1);
        for (String member : members) {
            byte[] text = member.getBytes(StandardCharsets.UTF_8);
            byte[] padded = Arrays.copyOf(text, text.length + 8);
            long hash = hash(padded, 0, text.length);
            int slot = slot(hash);
            while (lengths[slot] >= 0 && !Arrays.equals(slots[slot], text)) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = text;
            hashes[slot] = hash;
            lengths[slot] = text.length;
        }
    }

    /** Whether a slice is a member; 8 bytes behind the slice must be readable. */
    boolean contains(byte[] data, int from, int to) {
        long hash = hash(data, from, to);
        int slot = slot(hash);
        while (true) {
            int length = lengths[slot];
            if (length < 0) {
                return false;
            }
            // Up to eight bytes the hash is the text.
            if (hashes[slot] == hash
                    && length == to - from
                    && (length <= 8 || Arrays.equals(slots[slot], 0, length, data, from, to))) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slot(long hash) {
        return (int) ((hash * 0x9e3779b97f4a7c15L) >>> 40) & mask;
    }

    /** The first and last eight bytes and the length; for up to eight bytes and one length it is one to one. */
    private static long hash(byte[] data, int from, int to) {
        int length = to - from;
        if (length <= 8) {
            return length == 0 ? 0 : (long) LONGS.get(data, from) << (64 - length * 8) >>> (64 - length * 8);
        }
        long first = (long) LONGS.get(data, from);
        long last = (long) LONGS.get(data, to - 8);
        return ((first ^ Long.rotateLeft(last, 29)) * 0xff51afd7ed558ccdL) ^ length;
    }
}
