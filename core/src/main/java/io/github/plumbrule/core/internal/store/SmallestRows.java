package io.github.plumbrule.core.internal.store;

import java.util.Arrays;

/**
 * The smallest row positions among all that were offered, at most a fixed number of them.
 *
 * <p>A row that is offered twice is kept twice. The order of offering and merging does not matter.
 */
public final class SmallestRows {

    private final int limit;
    // Unordered until it is full, then a heap with the largest row on top.
    private long[] rows;
    private int size;

    /** Creates an empty collection that keeps at most {@code limit} rows; with 0 it keeps none. */
    public SmallestRows(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("the number of rows to keep must not be negative, but was " + limit);
        }
        this.limit = limit;
        this.rows = new long[Math.min(limit, 16)];
    }

    /** The most rows it keeps. */
    public int limit() {
        return limit;
    }

    /** The number of rows kept now. */
    public int size() {
        return size;
    }

    /** Keeps the row if it is among the smallest so far. */
    public void offer(long row) {
        if (size == limit) {
            if (limit > 0 && row < rows[0]) {
                rows[0] = row;
                sink(0);
            }
            return;
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, (int) Math.min(limit, size * 2L));
        }
        rows[size++] = row;
        if (size == limit) {
            for (int i = size / 2 - 1; i >= 0; i--) {
                sink(i);
            }
        }
    }

    /** Offers every row that another collection kept. */
    public void merge(SmallestRows other) {
        long[] offered = other.rows;
        int count = other.size;
        for (int i = 0; i < count; i++) {
            offer(offered[i]);
        }
    }

    /** The kept rows in ascending order. */
    public long[] toArray() {
        long[] sorted = Arrays.copyOf(rows, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private void sink(int start) {
        long row = rows[start];
        int at = start;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && rows[child + 1] > rows[child]) {
                child++;
            }
            if (rows[child] <= row) {
                break;
            }
            rows[at] = rows[child];
            at = child;
        }
        rows[at] = row;
    }
}
