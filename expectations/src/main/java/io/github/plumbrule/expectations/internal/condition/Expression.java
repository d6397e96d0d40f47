package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition.Operator;
import io.github.plumbrule.core.condition.Operand.ArithmeticOperator;
import java.util.List;

/** A part of a row condition as it was written: a value or a statement. */
sealed interface Expression {

    /** The first character, counted from 1; 0 where there is no text. */
    int position();

    record Column(int position, String name) implements Expression {}

    record Literal(int position, Scalar value) implements Expression {}

    record Items(int position, List<Scalar> values) implements Expression {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Arithmetic(int position, Expression left, ArithmeticOperator operator, Expression right)
            implements Expression {}

    record TextLength(int position, String column) implements Expression {}

    record Compare(int position, Expression left, Operator operator, Expression right) implements Expression {}

    record Membership(int position, Expression value, Items items, boolean negated) implements Expression {}

    record Nullity(int position, String column, boolean isNull) implements Expression {}

    /** A regular expression is found in a column's text. */
    record Search(int position, String column, String pattern) implements Expression {}

    /** All or any of several statements. */
    record Logic(int position, boolean all, List<Expression> parts) implements Expression {
        public Logic {
            parts = List.copyOf(parts);
        }
    }

    record Negation(int position, Expression part) implements Expression {}
}
