package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.store.DoubleStore;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.QuantilesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the numbers of a column for exact quantiles. */
final class QuantileState extends ColumnState {
    private final DoubleStore store;
    private final Samples samples;
    private double[] finite = new double[0];
    private long unreadable;

    QuantileState(Kernel filter, int number, DoubleStore store, Samples samples) {
        super(filter, number);
        this.store = store;
        this.samples = samples;
    }

    @Override
    void update(Chunk chunk, Column column, long[] present) {
        double[] values = column.numbers();
        int rows = chunk.rows();
        if (finite.length < rows) {
            finite = new double[rows + (rows >>> 1)];
        }
        int n = 0;
        for (int w = 0; w < Bits.words(rows); w++) {
            long bits = present[w];
            while (bits != 0) {
                int row = (w << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                double value = values[row];
                if (Math.abs(value) <= Double.MAX_VALUE) {
                    // Adding zero turns -0.0 into 0.0, which Double.compare would order apart.
                    finite[n++] = value + 0.0;
                } else {
                    unreadable++;
                    samples.add(chunk, row, Optional.of("is not a finite number"));
                }
            }
        }
        store.add(finite, 0, n);
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        QuantileState other = (QuantileState) state;
        store.merge(other.store);
        unreadable += other.unreadable;
        samples.merge(other.samples);
    }

    QuantilesResult result(Metric.Quantiles metric, Place place) {
        long count = store.size();
        List<Double> answers = new ArrayList<>();
        if (count > 0) {
            int levels = metric.levels().size();
            long[] ranks = new long[levels * 2];
            for (int i = 0; i < levels; i++) {
                double at = metric.levels().get(i) * (count - 1);
                ranks[2 * i] = (long) Math.floor(at);
                ranks[2 * i + 1] = (long) Math.ceil(at);
            }
            double[] selected = store.select(ranks);
            for (int i = 0; i < levels; i++) {
                double at = metric.levels().get(i) * (count - 1);
                answers.add(interpolate(selected[2 * i], selected[2 * i + 1], at, metric.interpolation()));
            }
        }
        return new QuantilesResult(missing(), count, unreadable, answers, samples.describe(place));
    }

    private static double interpolate(double lower, double higher, double at, Metric.Interpolation interpolation) {
        double share = at - Math.floor(at);
        return switch (interpolation) {
            case LOWER -> lower;
            case HIGHER -> higher;
            case MIDPOINT -> lower + (higher - lower) / 2;
            case LINEAR -> lower + (higher - lower) * share;
                // Half way between two positions the even one is nearest, as in NumPy.
            case NEAREST -> Math.rint(at) <= Math.floor(at) ? lower : higher;
        };
    }
}
