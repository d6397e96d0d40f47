package io.github.plumbrule.core.condition;

import io.github.plumbrule.core.Scalar;
import java.util.Collection;
import java.util.Objects;

/** One side of a comparison: a column, a literal, or arithmetic over them. */
public sealed interface Operand {

    /** Adds the columns that this operand reads. */
    void collectColumns(Collection<String> names);

    /** The value of a column. */
    record Column(String name) implements Operand {
        public Column {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(name);
        }
    }

    /** A fixed value. */
    record Literal(Scalar value) implements Operand {
        public Literal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public void collectColumns(Collection<String> names) {}
    }

    /** A binary operation of arithmetic. */
    enum ArithmeticOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        REMAINDER("%");

        private final String symbol;

        ArithmeticOperator(String symbol) {
            this.symbol = symbol;
        }

        /** The operator as people write it. */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * Arithmetic on two operands, in double precision.
     *
     * <p>An operand that is null makes the result null; one that is not a number makes every comparison with the result
     * false. The remainder takes the sign of the divisor, as in Python.
     */
    record Arithmetic(Operand left, ArithmeticOperator operator, Operand right) implements Operand {
        public Arithmetic {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(right, "right");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            left.collectColumns(names);
            right.collectColumns(names);
        }
    }
}
