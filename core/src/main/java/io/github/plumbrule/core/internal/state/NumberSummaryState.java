package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.number.ExactSum;
import io.github.plumbrule.core.internal.number.LongParser;
import io.github.plumbrule.core.internal.number.Moments;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.NumberSummaryResult;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sums numbers and their squares without rounding. */
final class NumberSummaryState extends ColumnState {
    /** From here on a double does not hold every whole number. */
    private static final double EXACT = 0x1p53;

    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final Samples samples;
    private double[] finite = new double[0];
    private long count;
    private long notANumber;
    private long positiveInfinities;
    private long negativeInfinities;

    NumberSummaryState(Kernel filter, int number, Samples samples) {
        super(filter, number);
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
        for (int w = Bits.words(rows) - 1; w >= 0; w--) {
            long bits = present[w];
            while (bits != 0) {
                int row = (w << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                double value = values[row];
                if (Math.abs(value) < EXACT) {
                    finite[n++] = value;
                } else {
                    addUnusual(column, row, value);
                }
            }
        }
        sum.add(finite, 0, n);
        squares.addSquares(finite, 0, n);
        count += n;
        if (notANumber > 0 && !samples.full()) {
            sampleNotNumbers(chunk, values, present);
        }
    }

    private void addUnusual(Column column, int row, double value) {
        if (Double.isNaN(value)) {
            notANumber++;
        } else if (Double.isInfinite(value)) {
            if (value > 0) {
                positiveInfinities++;
            } else {
                negativeInfinities++;
            }
        } else {
            long whole = column.integers()[row];
            if (whole == LongParser.NOT_A_LONG) {
                sum.add(value);
                squares.addSquare(value);
            } else {
                sum.add(whole);
                squares.addSquare(whole);
            }
            count++;
        }
    }

    private void sampleNotNumbers(Chunk chunk, double[] values, long[] present) {
        for (int row = 0; row < chunk.rows() && !samples.full(); row++) {
            if (Double.isNaN(values[row]) && Bits.get(present, row)) {
                samples.add(chunk, row, Optional.of("is not a number"));
            }
        }
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        NumberSummaryState other = (NumberSummaryState) state;
        sum.merge(other.sum);
        squares.merge(other.squares);
        count += other.count;
        notANumber += other.notANumber;
        positiveInfinities += other.positiveInfinities;
        negativeInfinities += other.negativeInfinities;
        samples.merge(other.samples);
    }

    NumberSummaryResult result(Place place) {
        return new NumberSummaryResult(
                missing(),
                count,
                notANumber,
                positiveInfinities,
                negativeInfinities,
                sum.toBigDecimal(),
                count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Moments.mean(count, sum)),
                count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Moments.variance(count, sum, squares)),
                samples.describe(place));
    }
}
