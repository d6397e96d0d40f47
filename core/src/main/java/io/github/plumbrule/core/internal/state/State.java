package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Chunk;

/**
 * What one worker gathered for one or several metrics; merging the states of all workers gives the whole.
 *
 * <p>Merging in any order, over chunks cut in any way, gives the same answer to the last bit.
 */
public abstract class State {
    private final Kernel filter;

    State(Kernel filter) {
        this.filter = filter;
    }

    /** Takes in a chunk. */
    public final void update(Chunk chunk) {
        filter.run(chunk);
        update(chunk, filter.holds());
    }

    /** Takes in the selected rows of a chunk. */
    abstract void update(Chunk chunk, long[] selected);

    /** Takes in what another worker gathered; the other is not used afterwards. */
    public abstract void merge(State other);
}
