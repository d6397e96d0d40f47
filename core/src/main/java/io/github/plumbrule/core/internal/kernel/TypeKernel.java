package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.TemporalParser;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.math.BigDecimal;
import java.util.Set;

/** The value is of one of several types. */
public final class TypeKernel extends Kernel {
    private final int number;
    private final Set<ValueType> types;

    TypeKernel(int number, Set<ValueType> types) {
        this.number = number;
        this.types = types;
    }

    @Override
    void evaluate(Chunk chunk) {
        Column column = chunk.column(number);
        int rows = chunk.rows();
        long[] missing = column.missing();
        unknown = missing;
        Bits.clear(holds, rows);
        for (int row = 0; row < rows; row++) {
            if (Bits.get(missing, row)) {
                continue;
            }
            ValueType type = typeOf(column, row);
            boolean widened = !column.typed() && type == ValueType.INTEGER && types.contains(ValueType.DECIMAL);
            // Every untyped value can be read as text.
            boolean text = !column.typed() && types.contains(ValueType.TEXT);
            if (types.contains(type) || widened || text) {
                Bits.set(holds, row);
            }
        }
    }

    /** The type of a value that is not null; for an untyped one the narrowest it can be read as. */
    public static ValueType typeOf(Column column, int row) {
        if (column.typed()) {
            return typeOf(column.scalar(row));
        }
        double value = column.numbers()[row];
        if (!DecimalParser.isNotANumber(value)) {
            return isWhole(column, row, value) ? ValueType.INTEGER : ValueType.DECIMAL;
        }
        if (column.times()[row] != TemporalParser.NOT_A_TIME) {
            return Values.kind(column.end(row) - column.start(row)) == Scalar.Time.Kind.DATE
                    ? ValueType.DATE
                    : ValueType.DATE_TIME;
        }
        return Values.bool(column.scalar(row)).isPresent() ? ValueType.BOOLEAN : ValueType.TEXT;
    }

    private static boolean isWhole(Column column, int row, double value) {
        if (!Double.isFinite(value)) {
            return false;
        }
        byte[] data = column.bytes();
        for (int i = column.start(row); i < column.end(row); i++) {
            if (data[i] == '.' || data[i] == 'e' || data[i] == 'E') {
                return false;
            }
        }
        return true;
    }

    private static ValueType typeOf(Scalar value) {
        if (value instanceof Scalar.Number number) {
            return isInteger(number.value()) ? ValueType.INTEGER : ValueType.DECIMAL;
        }
        if (value instanceof Scalar.NonFinite) {
            return ValueType.DECIMAL;
        }
        if (value instanceof Scalar.Bool) {
            return ValueType.BOOLEAN;
        }
        if (value instanceof Scalar.Time time) {
            return time.kind() == Scalar.Time.Kind.DATE ? ValueType.DATE : ValueType.DATE_TIME;
        }
        if (value instanceof Scalar.Nested) {
            return ValueType.NESTED;
        }
        return ValueType.TEXT;
    }

    /** A number written without a fraction: 1, but not 1.0, which is a double turned into decimal. */
    private static boolean isInteger(BigDecimal value) {
        return value.scale() <= 0;
    }
}
