package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.kernel.TypeKernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.TypeCountsResult;
import java.util.EnumMap;
import java.util.Map;

/** Counts values by type. */
final class TypeCountsState extends ColumnState {
    private final Map<ValueType, Long> counts = new EnumMap<>(ValueType.class);
    private boolean typed;

    TypeCountsState(Kernel filter, int number) {
        super(filter, number);
    }

    @Override
    void update(Chunk chunk, Column column, long[] present) {
        typed = column.typed();
        for (int row = 0; row < chunk.rows(); row++) {
            if (Bits.get(present, row)) {
                counts.merge(TypeKernel.typeOf(column, row), 1L, Long::sum);
            }
        }
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        TypeCountsState other = (TypeCountsState) state;
        typed |= other.typed;
        other.counts.forEach((type, count) -> counts.merge(type, count, Long::sum));
    }

    TypeCountsResult result() {
        return new TypeCountsResult(missing(), counts, typed);
    }
}
