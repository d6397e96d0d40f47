package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.util.Optional;

/** The number of code points of the value's text lies between two limits. */
final class LengthKernel extends Kernel {
    private final int number;
    private final int least;
    private final int most;

    LengthKernel(int number, Condition.Length length) {
        this.number = number;
        this.least = length.least();
        this.most = length.most();
    }

    @Override
    @SuppressWarnings("ShortCircuitBoolean") // Without a branch: which values hold cannot be predicted.
    void evaluate(Chunk chunk) {
        Column column = chunk.column(number);
        int rows = chunk.rows();
        long[] missing = column.missing();
        unknown = missing;
        column.texts();
        byte[] data = column.bytes();
        boolean ascii = column.ascii();
        Bits.clear(holds, rows);
        for (int row = 0; row < rows; row++) {
            int from = column.start(row);
            int to = column.end(row);
            int length = ascii ? to - from : codePoints(data, from, to);
            holds[row >>> 6] |= (length >= least & length <= most & column.isText(row) ? 1L : 0L) << row;
        }
        for (int w = Bits.words(rows) - 1; w >= 0; w--) {
            holds[w] &= ~missing[w];
        }
    }

    private static int codePoints(byte[] data, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            // Every byte but the continuation bytes starts a code point.
            count += (data[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    @Override
    public Optional<String> reason(Chunk chunk, int row) {
        return chunk.column(number).isText(row) ? Optional.empty() : Optional.of("is not a text");
    }
}
