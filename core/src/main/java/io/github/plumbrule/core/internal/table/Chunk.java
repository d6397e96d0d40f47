package io.github.plumbrule.core.internal.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A few thousand rows, column-wise; a worker owns one and has it filled again and again.
 *
 * <p>Chunks are numbered in the order of the dataset. A row's position is the chunk's number in the upper half of a long
 * and the record within the chunk in the lower, so positions order as rows do.
 */
public abstract class Chunk {
    /** The most unreadable rows that a chunk remembers one by one. */
    private static final int REMEMBERED = 20;

    private long index;
    private int unreadable;
    private final List<UnreadableRow> firstUnreadable = new ArrayList<>();

    /**
     * A record that could not be read.
     *
     * @param record its place among the records of the chunk
     * @param line its line, counted from 0 at the start of the chunk
     */
    public record UnreadableRow(int record, int line, String reason) {}

    /** Makes the rows ready, after the table filled the chunk and outside its lock. */
    public abstract void prepare();

    /** Forgets the unreadable rows of the chunk before. */
    protected final void clearUnreadable() {
        unreadable = 0;
        firstUnreadable.clear();
    }

    protected final void addUnreadable(int record, int line, String reason) {
        unreadable++;
        if (firstUnreadable.size() < REMEMBERED) {
            firstUnreadable.add(new UnreadableRow(record, line, reason));
        }
    }

    /** Records that could not be read. */
    public final int unreadable() {
        return unreadable;
    }

    /** The first of them. */
    public final List<UnreadableRow> firstUnreadable() {
        return firstUnreadable;
    }

    /** The number of this chunk, from 0. */
    public final long index() {
        return index;
    }

    /** Called by the table when it fills the chunk. */
    public final void setIndex(long index) {
        this.index = index;
    }

    /** Readable rows. */
    public abstract int rows();

    /** Records, unreadable ones included. */
    public abstract int records();

    /** The lines that the chunk spans; 0 where there are no lines. */
    public abstract int lines();

    /** The place of a readable row among the records of this chunk. */
    public abstract int recordOf(int row);

    /** The line of a readable row, counted from 0 at the start of the chunk. */
    public abstract int lineOf(int row);

    /** The file that the chunk comes from, counted from 0. */
    public abstract int file();

    public abstract Column column(int number);

    /** The position of a row in the whole dataset, for ordering. */
    public final long position(int row) {
        return index << 32 | recordOf(row);
    }
}
