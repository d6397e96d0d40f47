package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import java.util.Optional;

/** The part is false. */
final class NotKernel extends Kernel {
    private final Kernel part;

    NotKernel(Kernel part) {
        this.part = part;
    }

    @Override
    void evaluate(Chunk chunk) {
        part.run(chunk);
        Bits.fill(holds, chunk.rows());
        for (int w = Bits.words(chunk.rows()) - 1; w >= 0; w--) {
            holds[w] &= ~(part.holds[w] | part.unknown[w]);
        }
        unknown = part.unknown;
    }

    @Override
    public Optional<String> reason(Chunk chunk, int row) {
        return part.reason(chunk, row);
    }
}
