package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.TemporalParser;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The value lies between two limits, read as the limits are. */
abstract class RangeKernel extends Kernel {
    final int number;

    RangeKernel(int number) {
        this.number = number;
    }

    static Kernel of(int column, Condition.Range range) {
        Scalar sample = range.lower().or(range::upper).orElseThrow().value();
        if (sample instanceof Scalar.Number) {
            return new Numbers(column, range);
        }
        if (sample instanceof Scalar.Time) {
            return new Times(column, range);
        }
        return new Texts(column, range);
    }

    @Override
    final void evaluate(Chunk chunk) {
        Column column = chunk.column(number);
        long[] missing = column.missing();
        unknown = missing;
        within(column, chunk.rows());
        for (int w = Bits.words(chunk.rows()) - 1; w >= 0; w--) {
            holds[w] &= ~missing[w];
        }
    }

    /** Sets the bits of {@link #holds}; rows that are missing may get any. */
    abstract void within(Column column, int rows);

    static final class Numbers extends RangeKernel {
        /** From here on neighbouring doubles are 2 or more apart, so whole numbers need an exact comparison. */
        private static final double EXACT = 0x1p53;

        private final double least;
        private final double most;
        private final Condition.Range range;
        private final boolean large;

        Numbers(int column, Condition.Range range) {
            super(column);
            this.range = range;
            this.least = range.lower()
                    .map(limit -> limit.strict() ? Math.nextUp(value(limit)) : value(limit))
                    .orElse(-Double.MAX_VALUE);
            this.most = range.upper()
                    .map(limit -> limit.strict() ? Math.nextDown(value(limit)) : value(limit))
                    .orElse(Double.MAX_VALUE);
            this.large = isLarge(range.lower()) || isLarge(range.upper());
        }

        private static double value(Limit limit) {
            return ((Scalar.Number) limit.value()).value().doubleValue();
        }

        private static boolean isLarge(Optional<Limit> limit) {
            return limit.isPresent() && Math.abs(value(limit.get())) >= EXACT;
        }

        @Override
        void within(Column column, int rows) {
            double[] values = column.numbers();
            double least = this.least;
            double most = this.most;
            int full = rows >>> 6;
            for (int w = 0; w < full; w++) {
                holds[w] = word(values, w << 6, 64, least, most);
            }
            if ((rows & 63) != 0) {
                holds[full] = word(values, full << 6, rows & 63, least, most);
            }
            if (large) {
                compareExactly(column, values, rows);
            }
        }

        @SuppressWarnings("ShortCircuitBoolean") // Without a branch: which values hold cannot be predicted.
        private static long word(double[] values, int from, int count, double least, double most) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                double value = values[from + i];
                word |= (value >= least & value <= most ? 1L : 0L) << i;
            }
            return word;
        }

        private void compareExactly(Column column, double[] values, int rows) {
            for (int row = 0; row < rows; row++) {
                if (Math.abs(values[row]) >= EXACT && Double.isFinite(values[row])) {
                    Optional<BigDecimal> exact = Values.exactNumber(column.scalar(row));
                    if (exact.isPresent()) {
                        boolean within = isWithin(exact.get());
                        holds[row >>> 6] = within ? holds[row >>> 6] | 1L << row : holds[row >>> 6] & ~(1L << row);
                    }
                }
            }
        }

        private boolean isWithin(BigDecimal value) {
            return range.lower().map(limit -> above(value, limit)).orElse(true)
                    && range.upper().map(limit -> below(value, limit)).orElse(true);
        }

        private static boolean above(BigDecimal value, Limit limit) {
            int order = value.compareTo(((Scalar.Number) limit.value()).value());
            return order > 0 || (order == 0 && !limit.strict());
        }

        private static boolean below(BigDecimal value, Limit limit) {
            int order = value.compareTo(((Scalar.Number) limit.value()).value());
            return order < 0 || (order == 0 && !limit.strict());
        }

        @Override
        public Optional<String> reason(Chunk chunk, int row) {
            double value = chunk.column(number).numbers()[row];
            return DecimalParser.isNotANumber(value) ? Optional.of("is not a number") : Optional.empty();
        }
    }

    static final class Times extends RangeKernel {
        private final long least;
        private final long most;

        Times(int column, Condition.Range range) {
            super(column);
            // NOT_A_TIME is the smallest long, so no limit admits it.
            this.least = range.lower()
                    .map(limit -> micros(limit) + (limit.strict() ? 1 : 0))
                    .orElse(TemporalParser.NOT_A_TIME + 1);
            this.most = range.upper()
                    .map(limit -> micros(limit) - (limit.strict() ? 1 : 0))
                    .orElse(Long.MAX_VALUE);
        }

        private static long micros(Limit limit) {
            return ((Scalar.Time) limit.value()).epochMicros();
        }

        @Override
        @SuppressWarnings("ShortCircuitBoolean") // Without a branch: which values hold cannot be predicted.
        void within(Column column, int rows) {
            long[] values = column.times();
            Bits.clear(holds, rows);
            for (int row = 0; row < rows; row++) {
                long value = values[row];
                holds[row >>> 6] |= (value >= least & value <= most ? 1L : 0L) << row;
            }
        }

        @Override
        public Optional<String> reason(Chunk chunk, int row) {
            return chunk.column(number).times()[row] == TemporalParser.NOT_A_TIME
                    ? Optional.of("is not a date or date-time in ISO 8601")
                    : Optional.empty();
        }
    }

    static final class Texts extends RangeKernel {
        private final Optional<byte[]> lower;
        private final Optional<byte[]> upper;
        private final int leastOrder;
        private final int mostOrder;

        Texts(int column, Condition.Range range) {
            super(column);
            this.lower = range.lower().map(Texts::bytes);
            this.upper = range.upper().map(Texts::bytes);
            this.leastOrder = range.lower().map(Limit::strict).orElse(false) ? 1 : 0;
            this.mostOrder = range.upper().map(Limit::strict).orElse(false) ? -1 : 0;
        }

        private static byte[] bytes(Limit limit) {
            return ((Scalar.Text) limit.value()).value().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        void within(Column column, int rows) {
            column.texts();
            byte[] data = column.bytes();
            Bits.clear(holds, rows);
            for (int row = 0; row < rows; row++) {
                int start = column.start(row);
                int end = column.end(row);
                // UTF-8 bytes order as code points do.
                boolean within = column.isText(row)
                        && (lower.isEmpty() || order(data, start, end, lower.get()) >= leastOrder)
                        && (upper.isEmpty() || order(data, start, end, upper.get()) <= mostOrder);
                if (within) {
                    Bits.set(holds, row);
                }
            }
        }

        private static int order(byte[] data, int start, int end, byte[] limit) {
            return Integer.signum(Arrays.compareUnsigned(data, start, end, limit, 0, limit.length));
        }

        @Override
        public Optional<String> reason(Chunk chunk, int row) {
            return chunk.column(number).isText(row) ? Optional.empty() : Optional.of("is not a text");
        }
    }
}
