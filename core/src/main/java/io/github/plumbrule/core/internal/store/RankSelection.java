package io.github.plumbrule.core.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds values by rank in a few sequential passes, without sorting.
 *
 * <p>A pass counts how many values share their leading bits and so narrows every rank down to fewer candidates; once
 * all candidates are few, they are collected and sorted.
 */
final class RankSelection {

    /** Receives a block of values; the array is only valid during the call. */
    @FunctionalInterface
    interface BlockConsumer {
        void accept(double[] values, int count);
    }

    private static final int FIRST_BITS = 16;
    private static final int FIRST_BUCKETS = 1 << FIRST_BITS;
    private static final int MORE_BITS = 12;
    private static final int MORE_BUCKETS = 1 << MORE_BITS;
    private static final int MOST_CANDIDATES = 128 * 1024;
    private static final int RANKS_AT_ONCE = 32;

    private final Consumer<BlockConsumer> values;

    RankSelection(Consumer<BlockConsumer> values) {
        this.values = values;
    }

    /** A range of values that agree in their leading bits, and the ranks that fall into it. */
    private static final class Target {

        final long prefix;
        final long before;
        final long count;
        final int firstRank;
        final int endRank;
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;

        Target(long prefix, long before, long count, int firstRank, int endRank) {
            this.prefix = prefix;
            this.before = before;
            this.count = count;
            this.firstRank = firstRank;
            this.endRank = endRank;
        }
    }

    /** The values at the given ascending ranks. */
    double[] select(long[] ranks) {
        double[] result = new double[ranks.length];
        if (ranks.length == 0) {
            return result;
        }
        long[] histogram = new long[FIRST_BUCKETS];
        values.accept((block, count) -> {
            for (int i = 0; i < count; i++) {
                histogram[bucket(ordered(block[i]), Long.SIZE)]++;
            }
        });
        for (int from = 0; from < ranks.length; from += RANKS_AT_ONCE) {
            int to = Math.min(ranks.length, from + RANKS_AT_ONCE);
            List<Target> targets = new ArrayList<>();
            split(histogram, -FIRST_BUCKETS / 2, 0, ranks, from, to, targets);
            resolve(targets, ranks, result);
        }
        return result;
    }

    /** The bits of a number as a signed long that orders like {@link Double#compare}; its own inverse. */
    private static long ordered(double value) {
        return flip(Double.doubleToRawLongBits(value));
    }

    private static long flip(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The bucket of the first pass for a prefix of so many bits. */
    private static int bucket(long prefix, int bits) {
        return (int) (prefix >> (bits - FIRST_BITS)) + FIRST_BUCKETS / 2;
    }

    /** Appends a target for every bucket of a histogram into which a rank falls. */
    private static void split(
            long[] histogram, long firstPrefix, long before, long[] ranks, int from, int to, List<Target> targets) {
        long passed = before;
        int rank = from;
        for (int bucket = 0; rank < to; bucket++) {
            long count = histogram[bucket];
            int end = rank;
            while (end < to && ranks[end] < passed + count) {
                end++;
            }
            if (end > rank) {
                targets.add(new Target(firstPrefix + bucket, passed, count, rank, end));
            }
            rank = end;
            passed += count;
        }
    }

    private void resolve(List<Target> first, long[] ranks, double[] result) {
        List<Target> targets = first;
        int bits = FIRST_BITS;
        while (!targets.isEmpty()) {
            long candidates = 0;
            for (Target target : targets) {
                candidates += target.count;
            }
            if (candidates <= MOST_CANDIDATES) {
                collect(targets, bits, ranks, result);
                return;
            }
            targets = refine(targets, bits, ranks, result);
            bits += MORE_BITS;
        }
    }

    /** For every pattern of the first bits: the first target with it plus one, or 0. */
    private static byte[] targetsByFirstBits(Target[] targets, int bits) {
        byte[] table = new byte[FIRST_BUCKETS];
        for (int i = targets.length - 1; i >= 0; i--) {
            table[bucket(targets[i].prefix, bits)] = (byte) (i + 1);
        }
        return table;
    }

    private static int find(Target[] targets, int first, long prefix) {
        int index = first;
        while (index < targets.length && targets[index].prefix < prefix) {
            index++;
        }
        return index < targets.length && targets[index].prefix == prefix ? index : -1;
    }

    private List<Target> refine(List<Target> list, int bits, long[] ranks, double[] result) {
        Target[] targets = list.toArray(new Target[0]);
        byte[] table = targetsByFirstBits(targets, bits);
        long[][] histograms = new long[targets.length][MORE_BUCKETS];
        int shift = 64 - bits;
        values.accept((block, count) -> {
            for (int i = 0; i < count; i++) {
                long value = ordered(block[i]);
                int code = table[bucket(value, Long.SIZE)];
                if (code != 0) {
                    int index = find(targets, code - 1, value >> shift);
                    if (index >= 0) {
                        Target target = targets[index];
                        target.smallest = Math.min(target.smallest, value);
                        target.largest = Math.max(target.largest, value);
                        histograms[index][(int) (value >>> (shift - MORE_BITS)) & (MORE_BUCKETS - 1)]++;
                    }
                }
            }
        });
        List<Target> next = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            Target target = targets[i];
            if (target.smallest == target.largest) {
                // One value, repeated: common in columns of small numbers, and more bits would not narrow it down.
                Arrays.fill(result, target.firstRank, target.endRank, value(target.smallest));
            } else {
                split(
                        histograms[i],
                        target.prefix << MORE_BITS,
                        target.before,
                        ranks,
                        target.firstRank,
                        target.endRank,
                        next);
            }
        }
        return next;
    }

    private void collect(List<Target> list, int bits, long[] ranks, double[] result) {
        Target[] targets = list.toArray(new Target[0]);
        byte[] table = targetsByFirstBits(targets, bits);
        long[][] candidates = new long[targets.length][];
        int[] filled = new int[targets.length];
        for (int i = 0; i < targets.length; i++) {
            candidates[i] = new long[(int) targets[i].count];
        }
        int shift = 64 - bits;
        values.accept((block, count) -> {
            for (int i = 0; i < count; i++) {
                long value = ordered(block[i]);
                int code = table[bucket(value, Long.SIZE)];
                if (code != 0) {
                    // With all 64 bits known there is nothing to shift away, and shifting by 0 is right.
                    int index = find(targets, code - 1, value >> shift);
                    if (index >= 0) {
                        candidates[index][filled[index]++] = value;
                    }
                }
            }
        });
        for (int i = 0; i < targets.length; i++) {
            Arrays.sort(candidates[i]);
            for (int rank = targets[i].firstRank; rank < targets[i].endRank; rank++) {
                result[rank] = value(candidates[i][(int) (ranks[rank] - targets[i].before)]);
            }
        }
    }

    private static double value(long ordered) {
        return Double.longBitsToDouble(flip(ordered));
    }
}
