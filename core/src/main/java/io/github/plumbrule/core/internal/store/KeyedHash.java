package io.github.plumbrule.core.internal.store;

/**
 * A 64-bit hash of bytes under a secret seed.
 *
 * <p>The seed differs from run to run, so that nobody can prepare data whose values all collide. No result may depend
 * on it.
 */
final class KeyedHash {

    private final long start;
    private final long factor;
    private final long finish;

    KeyedHash(long seed) {
        start = scramble(seed + 0x9E3779B97F4A7C15L);
        factor = scramble(seed + 0x3C6EF372FE94F82AL) | 1;
        finish = scramble(seed - 0x255992D382208B61L) | 1;
    }

    long hash(byte[] data, int from, int to) {
        int length = to - from;
        long state = start;
        int at = from;
        for (; to - at > Long.BYTES; at += Long.BYTES) {
            state = fold(state ^ Bytes.getLong(data, at), factor);
        }
        // The last word may overlap the one before; together with the length the words determine the bytes.
        long last = length > Long.BYTES ? Bytes.getLong(data, to - Long.BYTES) : Bytes.word(data, from, length);
        return fold(fold(state ^ last, factor) ^ length, finish);
    }

    /** A one-to-one mapping of longs that spreads neighbours over the whole range. */
    long spread(long value) {
        long mixed = (value ^ start) * factor;
        mixed ^= mixed >>> 32;
        mixed *= finish;
        return mixed ^ (mixed >>> 29);
    }

    private static long fold(long a, long b) {
        return Math.multiplyHigh(a, b) ^ (a * b);
    }

    private static long scramble(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
