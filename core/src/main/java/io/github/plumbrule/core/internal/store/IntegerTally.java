package io.github.plumbrule.core.internal.store;

import java.util.Arrays;
import java.util.List;

/**
 * Exact numbers of distinct and of unique longs.
 *
 * <p>Use: {@link #add} values, {@link #merge} the tallies of all threads, {@link #finish}, then read. One thread at a
 * time. Dense numbers, such as ids, cost two bits each; numbers far from each other cost about 25 bytes. When the memory
 * budget refuses, pages are written to a temporary file; the answers are the same.
 *
 * <p>It keeps no rows: where the duplicates are is found by a second pass with {@link #containsTwice}.
 *
 * <p><b>Empty.</b> Without values all counts are zero.
 */
public final class IntegerTally implements AutoCloseable {

    /** How many bytes of repeated values on disk are looked through for one question. */
    private static final int LOOKUP_BLOCK = 2 * 1024;

    private final Holding holding;
    private final long seed;
    private final KeyedHash hasher;
    private final Runs runs;
    private final IntegerPages pages;
    private long rows;
    private long distinct;
    private long repeated;
    private boolean finished;
    private boolean closed;

    // Only after spilling: the pages with repeated values, on disk, and where blocks of them start.
    private final Runs repeatedPages;
    private final IntegerPage lookup = new IntegerPage();
    private boolean lookupFilled;
    private long[] blockHashes = new long[0];
    private long[] blockStarts = new long[0];
    private int blocks;

    /**
     * Creates an empty tally.
     *
     * @param budget shared by all stores of the scan
     * @param seed the seed of the hash: random per run, the same for all tallies that are merged
     */
    public IntegerTally(MemoryBudget budget, long seed) {
        this.holding = new Holding(budget);
        this.seed = seed;
        this.hasher = new KeyedHash(seed);
        this.runs = new Runs(budget, "distinct integers");
        this.repeatedPages = new Runs(budget, "repeated integers");
        this.pages = new IntegerPages(holding, hasher);
    }

    /** Counts a value. */
    public void add(long value) {
        if (finished) {
            requireOpen();
        }
        rows++;
        if (!pages.add(value)) {
            spill();
            pages.add(value);
        }
    }

    private void spill() {
        runs.write(writer -> pages.forEachSorted(page -> page.write(writer)));
        pages.clear();
    }

    /**
     * Takes over everything another tally counted; the other one is empty and closed then.
     *
     * @throws IllegalArgumentException if the other tally has another budget or seed
     */
    public void merge(IntegerTally other) {
        requireOpen();
        other.requireOpen();
        holding.requireSameBudget(other.holding);
        if (other == this || seed != other.seed) {
            throw new IllegalArgumentException("only different tallies with an equal seed can be merged");
        }
        rows += other.rows;
        if (runs.isEmpty() && other.runs.isEmpty()) {
            other.pages.forEach(this::addPage);
        } else if (!other.pages.isEmpty()) {
            // What was spilled is merged from disk anyway.
            other.spill();
        }
        runs.absorb(other.runs);
        other.close();
    }

    private void addPage(IntegerPage page) {
        if (page.listed == 0) {
            if (!pages.addBitmap(page.hash, page.bitmap)) {
                spill();
                if (!pages.addBitmap(page.hash, page.bitmap)) {
                    runs.write(page::write);
                }
            }
            return;
        }
        for (int i = 0; i < page.listed; i++) {
            if (!pages.add(page.hash, page.list[i])) {
                spill();
                pages.add(page.hash, page.list[i]);
            }
        }
    }

    /** Ends the counting; from now on the tally can be read, and no longer filled. */
    public void finish() {
        if (finished) {
            requireFinished();
            return;
        }
        finished = true;
        if (runs.isEmpty()) {
            pages.forEach(this::count);
            return;
        }
        if (!pages.isEmpty()) {
            spill();
        }
        runs.reduce((group, writer) -> IntegerPageMerge.merge(group, page -> page.write(writer)));
        repeatedPages.write(writer -> {
            IntegerPageMerge.merge(runs.list(), page -> {
                count(page);
                if (page.repeated() > 0) {
                    if (blocks == 0 || writer.position() - blockStarts[blocks - 1] >= LOOKUP_BLOCK) {
                        startBlock(page.hash, writer.position());
                    }
                    page.write(writer);
                }
            });
            startBlock(-1, writer.position());
        });
        runs.close();
    }

    private void startBlock(long hash, long position) {
        if (blocks == blockHashes.length) {
            int length = Math.max(16, blocks * 2);
            holding.force(2 * 8L * (length - blocks));
            blockHashes = Arrays.copyOf(blockHashes, length);
            blockStarts = Arrays.copyOf(blockStarts, length);
        }
        blockHashes[blocks] = hash;
        blockStarts[blocks++] = position;
    }

    private void count(IntegerPage page) {
        distinct += page.distinct();
        repeated += page.repeated();
    }

    /** The number of values counted. */
    public long rows() {
        return rows;
    }

    /** The number of distinct values. */
    public long distinct() {
        requireFinished();
        return distinct;
    }

    /** The number of values that occur exactly once. */
    public long uniqueKeys() {
        requireFinished();
        return distinct - repeated;
    }

    /** The number of rows whose value occurs more than once. */
    public long duplicateRows() {
        requireFinished();
        return rows - uniqueKeys();
    }

    /** Whether the value occurs more than once. */
    public boolean containsTwice(long value) {
        requireFinished();
        List<Run> onDisk = repeatedPages.list();
        if (onDisk.isEmpty()) {
            return pages.isRepeated(value);
        }
        long hash = hasher.spread(value >> IntegerPage.PAGE_BITS);
        int low = (int) value & IntegerPage.VALUE_MASK;
        if (!lookupFilled || lookup.hash != hash) {
            if (!findPage(onDisk.get(0).file(), hash)) {
                return false;
            }
        }
        return lookup.isRepeated(low);
    }

    private boolean findPage(SpillFile file, long hash) {
        int low = 0;
        // The last one only says where the pages end.
        int high = blocks - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(blockHashes[middle], hash) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return false;
        }
        Run block = new Run(file, blockStarts[low - 1], blockStarts[low]);
        SpillReader reader = new SpillReader(block, 2 * LOOKUP_BLOCK);
        lookupFilled = true;
        while (lookup.read(reader)) {
            int order = Long.compareUnsigned(lookup.hash, hash);
            if (order >= 0) {
                return order == 0;
            }
        }
        return false;
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
        finished = true;
        runs.close();
        repeatedPages.close();
        pages.clear();
        holding.giveAll();
    }
}
