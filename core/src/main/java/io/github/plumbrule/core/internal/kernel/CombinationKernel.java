package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import java.util.List;
import java.util.Optional;

/** All parts hold, or at least one does; unknowns combine as in SQL. */
final class CombinationKernel extends Kernel {
    private final List<Kernel> parts;
    private final boolean all;
    private long[] open = new long[0];

    CombinationKernel(List<Kernel> parts, boolean all) {
        this.parts = parts;
        this.all = all;
    }

    @Override
    void evaluate(Chunk chunk) {
        int rows = chunk.rows();
        int words = Bits.words(rows);
        open = Bits.atLeast(open, rows);
        // For "all", holds starts full and open collects the rows not yet false; for "any" the other way round.
        if (all) {
            Bits.fill(holds, rows);
            Bits.fill(open, rows);
        } else {
            Bits.clear(holds, rows);
            Bits.clear(open, rows);
        }
        for (Kernel part : parts) {
            part.run(chunk);
            for (int w = 0; w < words; w++) {
                if (all) {
                    holds[w] &= part.holds[w];
                    open[w] &= part.holds[w] | part.unknown[w];
                } else {
                    holds[w] |= part.holds[w];
                    open[w] |= part.unknown[w];
                }
            }
        }
        for (int w = 0; w < words; w++) {
            open[w] &= ~holds[w];
        }
        unknown = open;
    }

    @Override
    public Optional<String> reason(Chunk chunk, int row) {
        for (Kernel part : parts) {
            if (!Bits.get(part.holds, row)) {
                Optional<String> reason = part.reason(chunk, row);
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }
}
