package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.TextOrder;
import io.github.plumbrule.core.internal.kernel.Values;
import io.github.plumbrule.core.internal.number.TemporalParser;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.Metric;
import java.math.BigDecimal;

/** One way to read the values of a column in order to compare them. */
enum Track {
    NUMBERS(Metric.Reading.NUMBER, "is not a number") {
        @Override
        boolean reads(Column column, int row) {
            return !Double.isNaN(column.numbers()[row]);
        }

        @Override
        int compare(Column column, int row, Scalar other) {
            double value = column.numbers()[row];
            double limit = number(other);
            if (Math.abs(value) >= EXACT && value == limit && Double.isFinite(value)) {
                return exact(column.scalar(row)).compareTo(exact(other));
            }
            return value < limit ? -1 : value > limit ? 1 : 0;
        }

        @Override
        Scalar value(Column column, int row) {
            double value = column.numbers()[row];
            Scalar scalar = column.scalar(row);
            if (scalar instanceof Scalar.Number) {
                return scalar;
            }
            if (Math.abs(value) < EXACT && value == Math.rint(value)) {
                return Scalar.of((long) value);
            }
            return Double.isFinite(value) && Math.abs(value) >= EXACT ? Scalar.of(exact(scalar)) : Scalar.of(value);
        }

        private double number(Scalar value) {
            return Values.number(value).orElse(Double.NaN);
        }

        private BigDecimal exact(Scalar value) {
            return Values.exactNumber(value)
                    .orElseGet(() -> BigDecimal.valueOf(Values.number(value).orElse(0.0)));
        }
    },
    TIMES(Metric.Reading.TIME, "is not a date or date-time in ISO 8601") {
        @Override
        boolean reads(Column column, int row) {
            return column.times()[row] != TemporalParser.NOT_A_TIME;
        }

        @Override
        int compare(Column column, int row, Scalar other) {
            return Long.compare(column.times()[row], ((Scalar.Time) other).epochMicros());
        }

        @Override
        Scalar value(Column column, int row) {
            return Values.time(column.scalar(row)).orElseThrow();
        }
    },
    TEXTS(Metric.Reading.TEXT, "is not a text") {
        @Override
        boolean reads(Column column, int row) {
            return column.isText(row);
        }

        @Override
        int compare(Column column, int row, Scalar other) {
            return TextOrder.compare(column.scalar(row).toString(), other.toString());
        }

        @Override
        Scalar value(Column column, int row) {
            return column.scalar(row);
        }
    };

    /** From here on a double does not hold every whole number. */
    private static final double EXACT = 0x1p53;

    final Metric.Reading reading;
    final String reason;

    Track(Metric.Reading reading, String reason) {
        this.reading = reading;
        this.reason = reason;
    }

    /** Whether the value in a row can be read this way. */
    abstract boolean reads(Column column, int row);

    /** How the value in a row orders against one that {@link #value} gave. */
    abstract int compare(Column column, int row, Scalar other);

    abstract Scalar value(Column column, int row);

    /** The tracks that a reading asks for. */
    static Track[] of(Metric.Reading reading) {
        return switch (reading) {
            case NATURAL -> values();
            case NUMBER -> new Track[] {NUMBERS};
            case TIME -> new Track[] {TIMES};
            case TEXT -> new Track[] {TEXTS};
        };
    }
}
