package io.github.plumbrule.core.internal.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * All numbers of a column, for exact quantiles.
 *
 * <p>Use: add values, {@link #merge} the stores of all threads, {@link #select} ranks. One thread at a time. Values cost
 * eight bytes each; when the memory budget refuses, they are written to a temporary file and the answers are the same.
 *
 * <p><b>NaN.</b> Has no rank: adding it is an error. <b>Zeros.</b> {@code -0.0} is smaller than {@code 0.0}, as in
 * {@link Double#compare}. <b>Empty.</b> An empty store has no ranks to select.
 */
public final class DoubleStore implements AutoCloseable {

    static final int PAGE_VALUES = 8192;
    private static final int FIRST_VALUES = 64;
    private static final long ARRAY_HEADER = 16;
    private static final long PAGE_BYTES = ARRAY_HEADER + 8L * PAGE_VALUES;

    private final Holding holding;
    private final Runs runs;
    private List<double[]> fullPages = new ArrayList<>();
    private double[] page = new double[FIRST_VALUES];
    private int filled;
    private long size;
    private boolean closed;

    /** Creates an empty store on the budget that all stores of the scan share. */
    public DoubleStore(MemoryBudget budget) {
        holding = new Holding(budget);
        runs = new Runs(budget, "numbers");
        holding.force(ARRAY_HEADER + 8L * FIRST_VALUES);
    }

    /** Adds a value; not NaN. */
    public void add(double value) {
        requireNumber(value);
        if (filled == page.length) {
            turnPage();
        }
        page[filled++] = value;
        size++;
    }

    /** Adds {@code values[from, to)}; none of them NaN. */
    public void add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        for (int i = from; i < to; i++) {
            requireNumber(values[i]);
        }
        int at = from;
        while (at < to) {
            if (filled == page.length) {
                turnPage();
            }
            int many = Math.min(to - at, page.length - filled);
            System.arraycopy(values, at, page, filled, many);
            filled += many;
            at += many;
        }
        size += to - from;
    }

    private static void requireNumber(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN has no rank and cannot be stored");
        }
    }

    private void turnPage() {
        requireOpen();
        if (page.length < PAGE_VALUES) {
            int length = Math.min(PAGE_VALUES, page.length * 4);
            // The working page is small enough to be taken whatever the budget says.
            holding.force(8L * (length - page.length));
            page = Arrays.copyOf(page, length);
        } else if (holding.take(PAGE_BYTES)) {
            fullPages.add(page);
            page = new double[PAGE_VALUES];
            filled = 0;
        } else {
            spill();
        }
    }

    private void spill() {
        runs.write(writer -> {
            for (double[] full : fullPages) {
                write(writer, full, full.length);
            }
            write(writer, page, filled);
        });
        holding.give(PAGE_BYTES * fullPages.size());
        fullPages = new ArrayList<>();
        filled = 0;
    }

    private static void write(SpillWriter writer, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            writer.writeLong(Double.doubleToRawLongBits(values[i]));
        }
    }

    /**
     * Takes over everything another store holds; the other one is empty and closed then.
     *
     * @throws IllegalArgumentException if the other store has another budget
     */
    public void merge(DoubleStore other) {
        requireOpen();
        other.requireOpen();
        holding.requireSameBudget(other.holding);
        if (other == this) {
            throw new IllegalArgumentException("a store cannot be merged into itself");
        }
        fullPages.addAll(other.fullPages);
        other.holding.give(PAGE_BYTES * other.fullPages.size());
        holding.force(PAGE_BYTES * other.fullPages.size());
        size += other.size - other.filled;
        add(other.page, 0, other.filled);
        runs.absorb(other.runs);
        other.close();
    }

    /** The number of values added. */
    public long size() {
        return size;
    }

    /**
     * The values at the given ranks, in the order of the ranks given.
     *
     * <p>The order in which values were added does not matter. The working memory is a few megabytes.
     *
     * @param ranks positions in ascending order of values: 0 is the smallest value, {@code size() - 1} the largest
     */
    public double[] select(long[] ranks) {
        requireOpen();
        long[] sorted = ranks.clone();
        Arrays.sort(sorted);
        for (long rank : sorted) {
            if (rank < 0 || rank >= size) {
                throw new IllegalArgumentException(
                        "rank " + rank + " does not exist: the store holds " + size + " values");
            }
        }
        double[] found = new RankSelection(this::forEachBlock).select(sorted);
        double[] result = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            result[i] = found[Arrays.binarySearch(sorted, ranks[i])];
        }
        return result;
    }

    /** Hands out all values in blocks, which are shared and valid during the call only. */
    private void forEachBlock(RankSelection.BlockConsumer consumer) {
        for (double[] full : fullPages) {
            consumer.accept(full, full.length);
        }
        consumer.accept(page, filled);
        if (runs.isEmpty()) {
            return;
        }
        double[] block = new double[PAGE_VALUES];
        ByteBuffer bytes = ByteBuffer.allocate(8 * PAGE_VALUES).order(ByteOrder.LITTLE_ENDIAN);
        for (Run run : runs.list()) {
            long position = run.from();
            while (position < run.to()) {
                int length = (int) Math.min(bytes.capacity(), run.to() - position);
                bytes.clear().limit(length);
                run.file().read(bytes, position);
                bytes.flip();
                int count = length / Double.BYTES;
                bytes.asDoubleBuffer().get(block, 0, count);
                consumer.accept(block, count);
                position += length;
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this store is closed or was merged into another one");
        }
    }

    /** Gives the memory back and deletes the temporary files. */
    @Override
    public void close() {
        closed = true;
        runs.close();
        fullPages = new ArrayList<>();
        // Full, so that the next value meets the check in turnPage.
        page = new double[0];
        filled = 0;
        holding.giveAll();
    }
}
