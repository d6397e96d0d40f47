package io.github.plumbrule.core.internal.table;

import java.util.Arrays;

/** Sets of rows within a chunk, one bit a row; bits beyond the last row are always 0. */
public final class Bits {
    private Bits() {}

    /** How many words hold a number of rows. */
    public static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    /** The array itself if it is large enough, else a larger one; the content is not kept. */
    public static long[] atLeast(long[] bits, int rows) {
        int words = words(rows);
        return bits.length >= words ? bits : new long[words + (words >>> 1) + 1];
    }

    /** Sets the bit of every row. */
    public static void fill(long[] bits, int rows) {
        int full = rows >>> 6;
        Arrays.fill(bits, 0, full, -1L);
        if ((rows & 63) != 0) {
            bits[full] = (1L << rows) - 1;
        }
    }

    /** Clears the bit of every row. */
    public static void clear(long[] bits, int rows) {
        Arrays.fill(bits, 0, words(rows), 0L);
    }

    public static boolean get(long[] bits, int row) {
        return (bits[row >>> 6] >>> row & 1L) != 0;
    }

    public static void set(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    /** The number of set bits. */
    public static int count(long[] bits, int rows) {
        int count = 0;
        for (int w = words(rows) - 1; w >= 0; w--) {
            count += Long.bitCount(bits[w]);
        }
        return count;
    }
}
