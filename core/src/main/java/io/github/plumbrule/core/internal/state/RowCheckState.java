package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.metric.RowCheckResult;

/** Counts the rows that break a condition. */
final class RowCheckState extends State {
    private final Kernel condition;
    private final Kernel ignore;
    private final Samples samples;
    private long elements;
    private long missing;
    private long unexpected;

    RowCheckState(Kernel filter, Kernel condition, Kernel ignore, Samples samples) {
        super(filter);
        this.condition = condition;
        this.ignore = ignore;
        this.samples = samples;
    }

    @Override
    void update(Chunk chunk, long[] selected) {
        condition.run(chunk);
        ignore.run(chunk);
        long[] holds = condition.holds();
        long[] ignored = ignore.holds();
        int words = Bits.words(chunk.rows());
        long broken = 0;
        for (int w = 0; w < words; w++) {
            long judged = selected[w] & ~ignored[w];
            elements += Long.bitCount(selected[w]);
            missing += Long.bitCount(selected[w] & ignored[w]);
            broken += Long.bitCount(judged & ~holds[w]);
        }
        unexpected += broken;
        if (broken > 0 && !samples.full()) {
            for (int w = 0; w < words; w++) {
                long rows = selected[w] & ~ignored[w] & ~holds[w];
                while (rows != 0 && !samples.full()) {
                    int row = (w << 6) + Long.numberOfTrailingZeros(rows);
                    samples.add(chunk, row, condition.reason(chunk, row));
                    rows &= rows - 1;
                }
            }
        }
    }

    @Override
    public void merge(State state) {
        RowCheckState other = (RowCheckState) state;
        elements += other.elements;
        missing += other.missing;
        unexpected += other.unexpected;
        samples.merge(other.samples);
    }

    RowCheckResult result(Place place) {
        return new RowCheckResult(elements, missing, unexpected, samples.describe(place));
    }
}
