package io.github.plumbrule.core.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Exact counts per distinct byte-string key, with the smallest row of each and the smallest rows that repeat a key.
 *
 * <p>Use: {@link #add} rows, {@link #merge} the tallies of all threads, {@link #finish}, then read. One thread at a
 * time. When the memory budget refuses, the entries are sorted and written as a run to a temporary file; the answers are
 * the same.
 *
 * <p><b>Order.</b> Keys are ordered as unsigned bytes, a prefix before what it starts. For UTF-8 text this is the order
 * of code points.
 *
 * <p><b>Empty.</b> The empty key is a key like others. Without rows all counts are zero.
 */
public final class ValueTally implements AutoCloseable {

    /** The largest row position that can be counted; leaves room for a block number above a row in the block. */
    public static final long LARGEST_ROW = KeyTable.LARGEST_ROW;

    private static final SmallestRows NO_ROWS = new SmallestRows(0);

    private static final int BATCH = 64;

    private final long seed;
    private final Runs runs;
    private final SmallestRows repeatedRows;
    private final SmallestRows duplicateRows;
    private Holding holding;
    private KeyTable table;
    private final long[] tags = new long[BATCH];
    private final long[] entries = new long[BATCH];
    private long rows;
    private long distinct;
    private long uniqueKeys;
    private boolean finished;
    private boolean closed;

    /**
     * Creates an empty tally.
     *
     * @param budget shared by all stores of the scan
     * @param seed the seed of the hash: random per run, the same for all tallies that are merged
     * @param rowsToKeep the largest argument of {@link #smallestDuplicateRows}
     */
    public ValueTally(MemoryBudget budget, long seed, int rowsToKeep) {
        this.holding = new Holding(budget);
        this.seed = seed;
        this.runs = new Runs(budget, "distinct values");
        this.repeatedRows = new SmallestRows(rowsToKeep);
        this.duplicateRows = new SmallestRows(rowsToKeep);
        this.table = new KeyTable(holding, new KeyedHash(seed));
    }

    /**
     * Counts the key {@code data[from, to)} once.
     *
     * @param row where it was met; within one tally rows only grow
     */
    public void add(byte[] data, int from, int to, long row) {
        Objects.checkFromToIndex(from, to, data.length);
        requireOpen();
        requireRow(row);
        count(table.tag(data, from, to), data, from, to, 1, row);
    }

    /**
     * Counts many keys once each; with many distinct keys faster than one by one.
     *
     * @param starts where each key starts in {@code data}
     * @param ends where it ends (exclusive)
     * @param keyRows where each was met, ascending
     * @param count how many there are
     */
    public void add(byte[] data, int[] starts, int[] ends, long[] keyRows, int count) {
        requireOpen();
        for (int done = 0; done < count; done += BATCH) {
            int many = Math.min(BATCH, count - done);
            for (int i = 0; i < many; i++) {
                int from = starts[done + i];
                int to = ends[done + i];
                Objects.checkFromToIndex(from, to, data.length);
                tags[i] = table.tag(data, from, to);
            }
            table.touch(tags, many, entries);
            for (int i = 0; i < many; i++) {
                long row = keyRows[done + i];
                requireRow(row);
                count(tags[i], data, starts[done + i], ends[done + i], 1, row);
            }
        }
    }

    private void count(long tag, byte[] data, int from, int to, long count, long row) {
        rows += count;
        long other = table.add(tag, data, from, to, count, row);
        if (other == KeyTable.REFUSED) {
            spill();
            other = table.add(tag, data, from, to, count, row);
        }
        if (other >= 0) {
            repeatedRows.offer(other);
        }
    }

    /**
     * Counts the key {@code data[from, to)} for several rows at once.
     *
     * @param count how many rows have it, at least 1
     * @param rowsOfKey the smallest of these rows in ascending order, as many as are kept; at least the first one
     */
    public void add(byte[] data, int from, int to, long count, long[] rowsOfKey) {
        Objects.checkFromToIndex(from, to, data.length);
        requireOpen();
        if (count < 1 || rowsOfKey.length < Math.min(count, Math.max(1, repeatedRows.limit()))) {
            throw new IllegalArgumentException(
                    count + " rows of a key cannot be counted with " + rowsOfKey.length + " row positions");
        }
        requireRow(rowsOfKey[0]);
        count(table.tag(data, from, to), data, from, to, count, rowsOfKey[0]);
        for (int i = 1; i < rowsOfKey.length; i++) {
            requireRow(rowsOfKey[i]);
            repeatedRows.offer(rowsOfKey[i]);
        }
    }

    private static void requireRow(long row) {
        if (row < 0 || row > LARGEST_ROW) {
            throw new IllegalArgumentException(
                    "a row position must be between 0 and " + LARGEST_ROW + ", but was " + row);
        }
    }

    private void spill() {
        List<KeyTable.Segment> sorted = table.sortedSegments();
        runs.write(writer -> EntryMerge.merge(
                sorted,
                NO_ROWS,
                (data, from, to, count, row) -> EntryRunReader.write(writer, data, from, to, count, row)));
        table.clear();
    }

    /**
     * Takes over everything another tally counted; the other one is empty and closed then.
     *
     * @throws IllegalArgumentException if the other tally has another budget, seed or number of rows to keep
     */
    public void merge(ValueTally other) {
        requireOpen();
        other.requireOpen();
        holding.requireSameBudget(other.holding);
        if (other == this || seed != other.seed || repeatedRows.limit() != other.repeatedRows.limit()) {
            throw new IllegalArgumentException("only different tallies with equal seed and rows to keep can be merged");
        }
        rows += other.rows;
        repeatedRows.merge(other.repeatedRows);
        if (other.table.size() > table.size()) {
            swapTables(other);
        }
        if (!table.absorb(other.table, repeatedRows)) {
            if (table.size() > 0) {
                spill();
            }
            if (other.table.size() > 0) {
                other.spill();
            }
        }
        runs.absorb(other.runs);
        other.close();
    }

    /** Which of two equals takes over the other does not matter, so the larger one stays where it is. */
    private void swapTables(ValueTally other) {
        KeyTable ownTable = table;
        Holding ownHolding = holding;
        table = other.table;
        holding = other.holding;
        other.table = ownTable;
        other.holding = ownHolding;
    }

    /** Ends the counting; from now on the tally can be read, and no longer filled. */
    public void finish() {
        if (finished) {
            requireFinished();
            return;
        }
        finished = true;
        duplicateRows.merge(repeatedRows);
        if (runs.isEmpty()) {
            distinct = table.size();
            uniqueKeys = table.once();
            if (distinct > uniqueKeys && duplicateRows.limit() > 0) {
                table.forEach((data, from, to, count, row) -> offerDuplicate(count, row));
            }
            return;
        }
        if (table.size() > 0) {
            spill();
        }
        holding.giveAll();
        runs.reduce((group, writer) -> EntryMerge.merge(
                readers(group),
                duplicateRows,
                (data, from, to, count, row) -> EntryRunReader.write(writer, data, from, to, count, row)));
        EntryMerge.merge(readers(runs.list()), duplicateRows, (data, from, to, count, row) -> {
            distinct++;
            if (count == 1) {
                uniqueKeys++;
            }
            offerDuplicate(count, row);
        });
    }

    private void offerDuplicate(long count, long firstRow) {
        if (count > 1) {
            duplicateRows.offer(firstRow);
        }
    }

    private static List<SortedEntries> readers(List<Run> runs) {
        List<SortedEntries> readers = new ArrayList<>(runs.size());
        for (Run run : runs) {
            readers.add(new EntryRunReader(run));
        }
        return readers;
    }

    /** The number of rows counted. */
    public long rows() {
        return rows;
    }

    /** The number of distinct keys. */
    public long distinct() {
        requireFinished();
        return distinct;
    }

    /** The number of keys that occur exactly once. */
    public long uniqueKeys() {
        requireFinished();
        return uniqueKeys;
    }

    /** The number of rows whose key occurs more than once. */
    public long duplicateRows() {
        requireFinished();
        return rows - uniqueKeys;
    }

    /**
     * The smallest rows whose key occurs more than once, ascending; fewer than {@code limit} if there are no more.
     *
     * @param limit at most the number of rows to keep given at the start
     */
    public long[] smallestDuplicateRows(int limit) {
        requireFinished();
        if (limit < 0 || limit > duplicateRows.limit()) {
            throw new IllegalArgumentException("this tally keeps " + duplicateRows.limit()
                    + " rows, so it cannot name the smallest " + limit + " duplicate rows");
        }
        long[] kept = duplicateRows.toArray();
        return kept.length <= limit ? kept : Arrays.copyOf(kept, limit);
    }

    /** Hands out every distinct key in ascending order. */
    public void forEach(EntryConsumer consumer) {
        requireFinished();
        if (runs.isEmpty()) {
            EntryMerge.merge(table.sortedSegments(), NO_ROWS, consumer);
        } else {
            EntryMerge.merge(readers(runs.list()), NO_ROWS, consumer);
        }
    }

    /** Hands out every distinct key in no particular order; cheaper than {@link #forEach} when nothing was spilled. */
    public void forEachUnordered(EntryConsumer consumer) {
        requireFinished();
        if (runs.isEmpty()) {
            table.forEach(consumer);
        } else {
            EntryMerge.merge(readers(runs.list()), NO_ROWS, consumer);
        }
    }

    private void requireOpen() {
        if (finished || closed) {
            throw new IllegalStateException("this tally is finished or closed, so nothing can be added or merged");
        }
    }

    private void requireFinished() {
        if (closed) {
            throw new IllegalStateException("this tally is closed or was merged into another one");
        }
        if (!finished) {
            throw new IllegalStateException("call finish() before reading a tally");
        }
    }

    /** Gives the memory back and deletes the temporary files. */
    @Override
    public void close() {
        closed = true;
        runs.close();
        table.clear();
        holding.giveAll();
    }
}
