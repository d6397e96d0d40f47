package io.github.plumbrule.core.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.regex.TextPattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A statement about one row that is true, false or unknown, as plain data.
 *
 * <p>A condition prints, compares and serialises; every engine reads the same one.
 *
 * <p><b>Nulls.</b> Unless stated otherwise, a condition over a null is unknown, and {@link And}, {@link Or} and
 * {@link Not} combine unknowns as SQL does. A filter keeps the rows for which it is true; a row check counts a row that
 * it does not ignore as unexpected unless its condition is true.
 */
public sealed interface Condition {

    /** Holds for every row. */
    Condition ALWAYS = new Constant(true);

    /** Holds for no row. */
    Condition NEVER = new Constant(false);

    /** The columns that a condition reads, in the order in which they appear. */
    static Set<String> columnsOf(Condition condition) {
        Set<String> names = new LinkedHashSet<>();
        condition.collectColumns(names);
        return names;
    }

    /** Adds the columns that this condition reads. */
    void collectColumns(Collection<String> names);

    /** The same answer for every row. */
    record Constant(boolean value) implements Condition {
        @Override
        public void collectColumns(Collection<String> names) {}
    }

    /** The value is null; never unknown. */
    record Missing(String column) implements Condition {
        public Missing {
            Objects.requireNonNull(column, "column");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * The value lies between two limits.
     *
     * <p>The limits decide how a value is read: numbers read numbers, times read dates and date-times, texts compare by
     * Unicode code point. A value that cannot be read that way does not hold; neither do NaN and the infinities.
     */
    record Range(String column, Optional<Limit> lower, Optional<Limit> upper) implements Condition {
        public Range {
            Objects.requireNonNull(column, "column");
            if (lower.isEmpty() && upper.isEmpty()) {
                throw new IllegalArgumentException("a range needs a lower or an upper limit, or both");
            }
            if (lower.isPresent() && upper.isPresent()) {
                Limit.requireOrder(lower.get(), upper.get());
            }
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * The value is one of a set.
     *
     * <p>In untyped sources a numeric member compares numerically ({@code 1} matches {@code 1}, {@code 1.0} and
     * {@code 01}), a boolean member matches {@code true} and {@code false} in any case, a text member matches the same
     * text, and a time member matches the same moment. In typed sources the types must agree. Null members are ignored:
     * a null value stays unknown.
     */
    record InSet(String column, List<Scalar> members) implements Condition {
        public InSet {
            Objects.requireNonNull(column, "column");
            members = List.copyOf(members);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** Whether one or all of several patterns must be found. */
    enum MatchOn {
        ANY,
        ALL
    }

    /**
     * A regular expression is found somewhere in the value's text.
     *
     * <p>Patterns are in Python's syntax. A typed value that is not text does not hold. A value on which a pattern
     * exceeds its step budget makes the metric unavailable: never a pass. A pattern that is not a regular expression is
     * refused with an {@link IllegalArgumentException} that names the character.
     */
    record Matches(String column, List<String> patterns, MatchOn matchOn) implements Condition {
        public Matches {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(matchOn, "matchOn");
            patterns = List.copyOf(patterns);
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("at least one pattern is needed");
            }
            patterns.forEach(TextPattern::requireValid);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /**
     * The number of Unicode code points of the value's text lies between two limits, both included.
     *
     * <p>A typed value that is not text does not hold.
     */
    record Length(String column, int least, int most) implements Condition {
        public Length {
            Objects.requireNonNull(column, "column");
            if (least < 0 || most < least) {
                throw new IllegalArgumentException(
                        "a length range needs 0 <= least <= most, but was " + least + " to " + most);
            }
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** The value is of one of several types; a text of an untyped source is of a type when it can be read as one. */
    record OfType(String column, Set<ValueType> types) implements Condition {
        public OfType {
            Objects.requireNonNull(column, "column");
            types = Set.copyOf(types);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            names.add(column);
        }
    }

    /** How two operands compare. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** The operator as people write it. */
        public String symbol() {
            return symbol;
        }
    }

    /**
     * Two operands compare as stated.
     *
     * <p>Two numbers compare as numbers, two times as times, otherwise texts by code point. In untyped sources a column
     * is read as the other operand's type; two columns are read as numbers if both values are numbers, else as times if
     * both are times, else as text. Operands of different types are not equal and not ordered.
     */
    record Comparison(Operand left, Operator operator, Operand right) implements Condition {
        public Comparison {
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

    /** All parts hold; with no parts it holds for every row. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            parts.forEach(part -> part.collectColumns(names));
        }
    }

    /** At least one part holds; with no parts it holds for no row. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public void collectColumns(Collection<String> names) {
            parts.forEach(part -> part.collectColumns(names));
        }
    }

    /** The part does not hold; unknown stays unknown. */
    record Not(Condition part) implements Condition {
        public Not {
            Objects.requireNonNull(part, "part");
        }

        @Override
        public void collectColumns(Collection<String> names) {
            part.collectColumns(names);
        }
    }

    static Condition missing(String column) {
        return new Missing(column);
    }

    static Condition present(String column) {
        return new Not(new Missing(column));
    }

    // Static, not default: an interface with default methods is initialised together with its first subtype, and its
    // constants would then let two threads wait for each other.

    static Condition and(Condition first, Condition second) {
        return new And(List.of(first, second));
    }

    static Condition or(Condition first, Condition second) {
        return new Or(List.of(first, second));
    }

    static Condition not(Condition part) {
        return new Not(part);
    }
}
