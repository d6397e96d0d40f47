package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;

/** Counts rows. */
final class RowCountState extends State {
    private long count;

    RowCountState(Kernel filter) {
        super(filter);
    }

    @Override
    void update(Chunk chunk, long[] selected) {
        count += Bits.count(selected, chunk.rows());
    }

    @Override
    public void merge(State other) {
        count += ((RowCountState) other).count;
    }

    long count() {
        return count;
    }
}
