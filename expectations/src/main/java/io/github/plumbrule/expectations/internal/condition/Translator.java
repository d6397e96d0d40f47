package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Condition.Operator;
import io.github.plumbrule.core.condition.Operand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns what was written into a condition of the engine.
 *
 * <p><b>Nulls.</b> In a row condition every statement is true or false, as in pandas: a comparison with a null is false,
 * except {@code !=} and {@code not in}, which are true. Negation is pushed down to the single statements, where the
 * engine's unknown becomes true for a row with a null.
 */
final class Translator {
    private Translator() {}

    static Condition translate(Expression expression) {
        return statement(expression, false);
    }

    private static Condition statement(Expression expression, boolean negated) {
        if (expression instanceof Expression.Logic logic) {
            return logic(logic, negated);
        }
        if (expression instanceof Expression.Negation negation) {
            return statement(negation.part(), !negated);
        }
        if (expression instanceof Expression.Compare compare) {
            return compare(compare, negated);
        }
        if (expression instanceof Expression.Membership membership) {
            return membership(membership, negated);
        }
        if (expression instanceof Expression.Nullity nullity) {
            return nullity.isNull() != negated
                    ? Condition.missing(nullity.column())
                    : Condition.present(nullity.column());
        }
        if (expression instanceof Expression.Search search) {
            Condition found = new Condition.Matches(search.column(), List.of(search.pattern()), Condition.MatchOn.ANY);
            return negated ? orMissing(Condition.not(found)) : found;
        }
        if (expression instanceof Expression.Column column) {
            Expression yes = new Expression.Literal(column.position(), Scalar.of(true));
            return compare(new Expression.Compare(column.position(), column, Operator.EQUAL, yes), negated);
        }
        if (expression instanceof Expression.Literal literal && literal.value() instanceof Scalar.Bool bool) {
            return bool.value() != negated ? Condition.ALWAYS : Condition.NEVER;
        }
        throw new SyntaxException(
                expression.position(), "expected a condition, but this is " + words(expression) + "; compare it");
    }

    private static Condition logic(Expression.Logic logic, boolean negated) {
        boolean all = logic.all() != negated;
        List<Condition> parts = new ArrayList<>();
        for (Expression part : logic.parts()) {
            Condition condition = statement(part, negated);
            // Only what was written as and/or is flattened: x != 1 is an Or of its own.
            if (all && isLogic(part) && condition instanceof Condition.And and) {
                parts.addAll(and.parts());
            } else if (!all && isLogic(part) && condition instanceof Condition.Or or) {
                parts.addAll(or.parts());
            } else {
                parts.add(condition);
            }
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return all ? new Condition.And(parts) : new Condition.Or(parts);
    }

    private static boolean isLogic(Expression expression) {
        return expression instanceof Expression.Negation negation
                ? isLogic(negation.part())
                : expression instanceof Expression.Logic;
    }

    private static Condition compare(Expression.Compare compare, boolean negated) {
        Operator operator = compare.operator();
        if (compare.left() instanceof Expression.Items || compare.right() instanceof Expression.Items) {
            return compareWithItems(compare, negated);
        }
        if (compare.left() instanceof Expression.TextLength length) {
            return length(compare, length.column(), operator, compare.right(), negated);
        }
        if (compare.right() instanceof Expression.TextLength length) {
            return length(compare, length.column(), mirrored(operator), compare.left(), negated);
        }
        Operand left = operand(compare.left());
        Operand right = operand(compare.right());
        Set<String> columns = new LinkedHashSet<>();
        left.collectColumns(columns);
        right.collectColumns(columns);
        if (columns.isEmpty()) {
            throw new SyntaxException(
                    compare.position(), "both sides are fixed values; one of them must name a column");
        }
        if (operator == Operator.NOT_EQUAL) {
            return negated
                    ? new Condition.Comparison(left, Operator.EQUAL, right)
                    : orMissing(new Condition.Comparison(left, Operator.NOT_EQUAL, right));
        }
        if (!negated) {
            return new Condition.Comparison(left, operator, right);
        }
        return operator == Operator.EQUAL
                ? orMissing(new Condition.Comparison(left, Operator.NOT_EQUAL, right))
                : orMissing(Condition.not(new Condition.Comparison(left, operator, right)));
    }

    /** pandas reads {@code x == [1, 2]} as {@code x in [1, 2]}. */
    private static Condition compareWithItems(Expression.Compare compare, boolean negated) {
        boolean equality = compare.operator() == Operator.EQUAL || compare.operator() == Operator.NOT_EQUAL;
        if (!equality || !(compare.right() instanceof Expression.Items items)) {
            throw new SyntaxException(compare.position(), "a list stands only on the right of 'in' and 'not in'");
        }
        boolean different = compare.operator() == Operator.NOT_EQUAL;
        return membership(new Expression.Membership(compare.position(), compare.left(), items, different), negated);
    }

    private static Condition membership(Expression.Membership membership, boolean negated) {
        if (!(membership.value() instanceof Expression.Column column)) {
            throw new SyntaxException(
                    membership.position(),
                    "only a column can be looked up in a list, but this is " + words(membership.value()));
        }
        Condition found = new Condition.InSet(column.name(), membership.items().values());
        return membership.negated() != negated ? orMissing(Condition.not(found)) : found;
    }

    private static Condition length(
            Expression.Compare compare, String column, Operator operator, Expression limit, boolean negated) {
        if (!(limit instanceof Expression.Literal literal && literal.value() instanceof Scalar.Number number)) {
            throw new SyntaxException(compare.position(), "the length of a text can be compared only with a number");
        }
        boolean different = operator == Operator.NOT_EQUAL;
        Condition within = lengthWithin(column, different ? Operator.EQUAL : operator, number.value());
        if (different == negated) {
            return within;
        }
        return within.equals(Condition.NEVER) ? Condition.ALWAYS : orMissing(Condition.not(within));
    }

    private static Condition lengthWithin(String column, Operator operator, BigDecimal limit) {
        // Far outside of what a length can be, any limit means the same as these two.
        BigDecimal near = limit.max(BigDecimal.valueOf(-2)).min(BigDecimal.valueOf(Integer.MAX_VALUE));
        int floor = near.setScale(0, RoundingMode.FLOOR).intValueExact();
        boolean whole = near.compareTo(BigDecimal.valueOf(floor)) == 0;
        int least =
                switch (operator) {
                    case GREATER -> floor == Integer.MAX_VALUE ? floor : floor + 1;
                    case GREATER_OR_EQUAL, EQUAL -> whole ? floor : floor + 1;
                    default -> 0;
                };
        int most =
                switch (operator) {
                    case LESS -> whole ? floor - 1 : floor;
                    case LESS_OR_EQUAL, EQUAL -> floor;
                    default -> Integer.MAX_VALUE;
                };
        if (most < Math.max(least, 0)) {
            return Condition.NEVER;
        }
        return new Condition.Length(column, Math.max(least, 0), most);
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> operator;
        };
    }

    private static Operand operand(Expression expression) {
        if (expression instanceof Expression.Column column) {
            return new Operand.Column(column.name());
        }
        if (expression instanceof Expression.Literal literal) {
            return new Operand.Literal(literal.value());
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return new Operand.Arithmetic(
                    operand(arithmetic.left()), arithmetic.operator(), operand(arithmetic.right()));
        }
        throw new SyntaxException(
                expression.position(), "expected a value to compare, but this is " + words(expression));
    }

    private static Condition orMissing(Condition condition) {
        List<Condition> parts = new ArrayList<>();
        parts.add(condition);
        Condition.columnsOf(condition).forEach(column -> parts.add(Condition.missing(column)));
        return new Condition.Or(parts);
    }

    private static String words(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return "a " + literal.value().typeName();
        }
        if (expression instanceof Expression.Column) {
            return "a column";
        }
        if (expression instanceof Expression.Items) {
            return "a list";
        }
        if (expression instanceof Expression.Arithmetic || expression instanceof Expression.TextLength) {
            return "a number";
        }
        return "a condition (put 'not' before it, or parentheses around it)";
    }
}
