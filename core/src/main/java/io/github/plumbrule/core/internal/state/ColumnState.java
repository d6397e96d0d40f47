package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;

/** A state that looks at the selected values of one column. */
abstract class ColumnState extends State {
    private final int number;
    private long[] present = new long[0];
    private long missing;

    ColumnState(Kernel filter, int number) {
        super(filter);
        this.number = number;
    }

    @Override
    final void update(Chunk chunk, long[] selected) {
        Column column = chunk.column(number);
        long[] nulls = column.missing();
        int words = Bits.words(chunk.rows());
        present = Bits.atLeast(present, chunk.rows());
        for (int w = 0; w < words; w++) {
            present[w] = selected[w] & ~nulls[w];
            missing += Long.bitCount(selected[w] & nulls[w]);
        }
        update(chunk, column, present);
    }

    /** Takes in the rows that are selected and have a value. */
    abstract void update(Chunk chunk, Column column, long[] present);

    @Override
    public void merge(State other) {
        missing += ((ColumnState) other).missing;
    }

    final long missing() {
        return missing;
    }
}
