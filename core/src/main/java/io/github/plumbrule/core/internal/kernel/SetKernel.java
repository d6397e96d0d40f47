package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The value is one of a set. */
final class SetKernel extends Kernel {
    private final int number;
    private final TextSet texts;
    private final boolean anyTexts;
    private final double[] numbers;
    private final long[] times;
    private final Set<Scalar> typedMembers;
    private final boolean anyBooleans;

    SetKernel(int number, List<Scalar> members) {
        this.number = number;
        List<String> words = new ArrayList<>();
        List<Double> reals = new ArrayList<>();
        List<Long> moments = new ArrayList<>();
        boolean booleans = false;
        for (Scalar member : members) {
            if (member instanceof Scalar.Text text) {
                words.add(text.value());
            } else if (member instanceof Scalar.Number real) {
                reals.add(real.value().doubleValue());
            } else if (member instanceof Scalar.Time time) {
                moments.add(time.epochMicros());
            } else if (member instanceof Scalar.Bool) {
                booleans = true;
            }
        }
        texts = new TextSet(words);
        anyTexts = !words.isEmpty();
        // Adding zero turns -0.0 into 0.0.
        numbers = reals.stream().mapToDouble(value -> value + 0.0).sorted().toArray();
        times = moments.stream().mapToLong(Long::longValue).sorted().toArray();
        anyBooleans = booleans;
        typedMembers = new HashSet<>(members);
    }

    @Override
    void evaluate(Chunk chunk) {
        Column column = chunk.column(number);
        int rows = chunk.rows();
        long[] missing = column.missing();
        unknown = missing;
        Bits.clear(holds, rows);
        if (column.typed()) {
            addTyped(column, rows);
        } else {
            addTexts(column, rows);
            addNumbers(column, rows);
            addOthers(column, rows);
        }
        for (int w = Bits.words(rows) - 1; w >= 0; w--) {
            holds[w] &= ~missing[w];
        }
    }

    private void addTyped(Column column, int rows) {
        for (int row = 0; row < rows; row++) {
            if (typedMembers.contains(column.scalar(row))
                    || (numbers.length > 0 && isNumberOfBool(column.scalar(row)))) {
                Bits.set(holds, row);
            }
        }
    }

    /** In Python true equals 1 and false equals 0. */
    private boolean isNumberOfBool(Scalar value) {
        return value instanceof Scalar.Bool bool && Arrays.binarySearch(numbers, bool.value() ? 1.0 : 0.0) >= 0;
    }

    private void addTexts(Column column, int rows) {
        if (!anyTexts) {
            return;
        }
        column.texts();
        byte[] data = column.bytes();
        for (int row = 0; row < rows; row++) {
            holds[row >>> 6] |= (texts.contains(data, column.start(row), column.end(row)) ? 1L : 0L) << row;
        }
    }

    private void addNumbers(Column column, int rows) {
        if (numbers.length == 0) {
            return;
        }
        double[] values = column.numbers();
        for (int row = 0; row < rows; row++) {
            double value = values[row] + 0.0;
            if (!Double.isNaN(value) && Arrays.binarySearch(numbers, value) >= 0) {
                Bits.set(holds, row);
            }
        }
    }

    private void addOthers(Column column, int rows) {
        if (times.length > 0) {
            long[] values = column.times();
            for (int row = 0; row < rows; row++) {
                if (Arrays.binarySearch(times, values[row]) >= 0) {
                    Bits.set(holds, row);
                }
            }
        }
        if (anyBooleans) {
            for (int row = 0; row < rows; row++) {
                if (Values.bool(column.scalar(row))
                        .map(value -> typedMembers.contains(Scalar.of(value)))
                        .orElse(false)) {
                    Bits.set(holds, row);
                }
            }
        }
    }
}
