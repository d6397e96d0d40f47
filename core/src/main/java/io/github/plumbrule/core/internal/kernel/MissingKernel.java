package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;

/** The value is null. */
final class MissingKernel extends Kernel {
    private final int column;

    MissingKernel(int column) {
        this.column = column;
    }

    @Override
    void evaluate(Chunk chunk) {
        System.arraycopy(chunk.column(column).missing(), 0, holds, 0, Bits.words(chunk.rows()));
        unknown = noRows(chunk);
    }
}
