package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;

/** The same answer for every row. */
final class ConstantKernel extends Kernel {
    private final boolean value;

    ConstantKernel(boolean value) {
        this.value = value;
    }

    @Override
    void evaluate(Chunk chunk) {
        unknown = noRows(chunk);
        if (value) {
            Bits.fill(holds, chunk.rows());
        } else {
            Bits.clear(holds, chunk.rows());
        }
    }
}
