package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Two operands compare as stated; reads value by value. */
final class ComparisonKernel extends Kernel {
    private final Condition.Operator operator;
    private final Side left;
    private final Side right;
    private long[] open = new long[0];

    ComparisonKernel(Condition.Comparison comparison, ToIntFunction<String> columns) {
        this.operator = comparison.operator();
        this.left = side(comparison.left(), columns);
        this.right = side(comparison.right(), columns);
    }

    /** One operand: its value in a row, and whether its type is not known. */
    private interface Side {
        Scalar value(Chunk chunk, int row);

        boolean untyped(Chunk chunk);
    }

    private record ColumnSide(int number) implements Side {
        @Override
        public Scalar value(Chunk chunk, int row) {
            return chunk.column(number).scalar(row);
        }

        @Override
        public boolean untyped(Chunk chunk) {
            Column column = chunk.column(number);
            return !column.typed();
        }
    }

    private record LiteralSide(Scalar literal) implements Side {
        @Override
        public Scalar value(Chunk chunk, int row) {
            return literal;
        }

        @Override
        public boolean untyped(Chunk chunk) {
            return false;
        }
    }

    private record ArithmeticSide(Side left, Operand.ArithmeticOperator operator, Side right) implements Side {
        @Override
        public Scalar value(Chunk chunk, int row) {
            Scalar first = left.value(chunk, row);
            Scalar second = right.value(chunk, row);
            if (first instanceof Scalar.Null || second instanceof Scalar.Null) {
                return Scalar.NULL;
            }
            Optional<Double> a = number(first, left.untyped(chunk));
            Optional<Double> b = number(second, right.untyped(chunk));
            // NaN compares with nothing, which is what an operand that is not a number asks for.
            return Scalar.of(a.isEmpty() || b.isEmpty() ? Double.NaN : calculate(a.get(), b.get()));
        }

        private static Optional<Double> number(Scalar value, boolean untyped) {
            return value instanceof Scalar.Text && !untyped ? Optional.empty() : Values.number(value);
        }

        private double calculate(double a, double b) {
            return switch (operator) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case REMAINDER -> a - b * Math.floor(a / b);
            };
        }

        @Override
        public boolean untyped(Chunk chunk) {
            return false;
        }
    }

    private static Side side(Operand operand, ToIntFunction<String> columns) {
        if (operand instanceof Operand.Column column) {
            return new ColumnSide(columns.applyAsInt(column.name()));
        }
        if (operand instanceof Operand.Arithmetic arithmetic) {
            return new ArithmeticSide(
                    side(arithmetic.left(), columns), arithmetic.operator(), side(arithmetic.right(), columns));
        }
        return new LiteralSide(((Operand.Literal) operand).value());
    }

    @Override
    void evaluate(Chunk chunk) {
        int rows = chunk.rows();
        Bits.clear(holds, rows);
        open = Bits.atLeast(open, rows);
        Bits.clear(open, rows);
        boolean leftUntyped = left.untyped(chunk);
        boolean rightUntyped = right.untyped(chunk);
        for (int row = 0; row < rows; row++) {
            Scalar a = left.value(chunk, row);
            Scalar b = right.value(chunk, row);
            if (a instanceof Scalar.Null || b instanceof Scalar.Null) {
                Bits.set(open, row);
            } else if (holds(compare(a, leftUntyped, b, rightUntyped))) {
                Bits.set(holds, row);
            }
        }
        unknown = open;
    }

    private boolean holds(OptionalInt order) {
        if (order.isEmpty()) {
            return operator == Condition.Operator.NOT_EQUAL;
        }
        int o = order.getAsInt();
        return switch (operator) {
            case EQUAL -> o == 0;
            case NOT_EQUAL -> o != 0;
            case LESS -> o < 0;
            case LESS_OR_EQUAL -> o <= 0;
            case GREATER -> o > 0;
            case GREATER_OR_EQUAL -> o >= 0;
        };
    }

    /** How two values order; empty if they cannot be compared. */
    private static OptionalInt compare(Scalar a, boolean aUntyped, Scalar b, boolean bUntyped) {
        boolean aText = a instanceof Scalar.Text;
        boolean bText = b instanceof Scalar.Text;
        if (aText && bText && !(aUntyped && bUntyped)) {
            return compareTexts(a, b);
        }
        if ((aText && !aUntyped && !(b instanceof Scalar.Time))
                || (bText && !bUntyped && !(a instanceof Scalar.Time))) {
            return OptionalInt.empty();
        }
        OptionalInt numbers = compareNumbers(a, b);
        if (numbers.isPresent()) {
            return numbers;
        }
        Optional<Scalar.Time> aTime = Values.time(a);
        Optional<Scalar.Time> bTime = Values.time(b);
        if (aTime.isPresent() && bTime.isPresent()) {
            return OptionalInt.of(
                    Long.compare(aTime.get().epochMicros(), bTime.get().epochMicros()));
        }
        Optional<Boolean> aBool = Values.bool(a);
        Optional<Boolean> bBool = Values.bool(b);
        if (aBool.isPresent() && bBool.isPresent()) {
            return OptionalInt.of(Boolean.compare(aBool.get(), bBool.get()));
        }
        if (aText && bText) {
            return compareTexts(a, b);
        }
        return a.equals(b) ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static OptionalInt compareTexts(Scalar a, Scalar b) {
        return OptionalInt.of(TextOrder.compare(((Scalar.Text) a).value(), ((Scalar.Text) b).value()));
    }

    private static OptionalInt compareNumbers(Scalar a, Scalar b) {
        Optional<BigDecimal> x = Values.exactNumber(a);
        Optional<BigDecimal> y = Values.exactNumber(b);
        if (x.isPresent() && y.isPresent()) {
            return OptionalInt.of(x.get().compareTo(y.get()));
        }
        Optional<Double> p = Values.number(a);
        Optional<Double> q = Values.number(b);
        if (p.isEmpty() || q.isEmpty() || p.get().isNaN() || q.get().isNaN()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Double.compare(p.get(), q.get()));
    }
}
