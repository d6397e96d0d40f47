package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import java.util.Optional;

/**
 * A condition made ready to run over chunks; belongs to one worker.
 *
 * <p>It answers with two sets of rows: those for which the condition is true, and those for which it is unknown. A
 * kernel that several metrics share runs once a chunk.
 */
public abstract class Kernel {
    private long lastChunk = -1;
    /** Rows for which the condition is true; never one of {@link #unknown}. */
    long[] holds = new long[0];
    /** Rows for which the condition is unknown; may be shared with a column and must not be written to. */
    long[] unknown = new long[0];

    private long[] none = new long[0];

    /** Runs over a chunk, unless it has done so already. */
    public final void run(Chunk chunk) {
        if (lastChunk != chunk.index()) {
            holds = Bits.atLeast(holds, chunk.rows());
            evaluate(chunk);
            // Only now: after an error the next metric must meet it too, not half an answer.
            lastChunk = chunk.index();
        }
    }

    /** Sets {@link #holds} and {@link #unknown}; {@link #holds} is large enough and has any content. */
    abstract void evaluate(Chunk chunk);

    /** The rows for which the condition is true. */
    public final long[] holds() {
        return holds;
    }

    /** The rows for which the condition is unknown. */
    public final long[] unknown() {
        return unknown;
    }

    /** Why the condition does not hold for a row, where the value alone does not say it. */
    public Optional<String> reason(Chunk chunk, int row) {
        return Optional.empty();
    }

    /** A set without rows, to be used as {@link #unknown}. */
    final long[] noRows(Chunk chunk) {
        int words = Bits.words(chunk.rows());
        if (none.length < words) {
            none = new long[words + (words >>> 1) + 1];
        }
        return none;
    }
}
