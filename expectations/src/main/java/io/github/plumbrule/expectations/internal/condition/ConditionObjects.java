package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a row condition, as Great Expectations 1.x writes it. */
final class ConditionObjects {
    private static final int DEEPEST = 100;

    private ConditionObjects() {}

    static Expression parse(Map<?, ?> object) {
        return parse(object, 1);
    }

    private static Expression parse(Map<?, ?> object, int depth) {
        if (depth > DEEPEST) {
            throw refused("the condition is nested deeper than " + DEEPEST + " levels");
        }
        Object type = object.get("type");
        if (!(type instanceof String name)) {
            throw refused("a condition object needs a type: comparison, nullity, and, or, pass_through");
        }
        return switch (name) {
            case "comparison" -> {
                requireKeys(object, name, "type", "column", "operator", "parameter");
                yield comparison(object);
            }
            case "nullity" -> {
                requireKeys(object, name, "type", "column", "is_null");
                if (!(object.get("is_null") instanceof Boolean isNull)) {
                    throw refused("is_null must be true or false, but was " + shown(object.get("is_null")));
                }
                yield new Expression.Nullity(0, column(object), isNull);
            }
            case "and", "or" -> {
                requireKeys(object, name, "type", "conditions");
                yield new Expression.Logic(0, name.equals("and"), parts(object, depth));
            }
            case "pass_through" -> {
                requireKeys(object, name, "type", "pass_through_filter");
                if (!(object.get("pass_through_filter") instanceof String filter)) {
                    throw refused(
                            "pass_through_filter must be a text, but was " + shown(object.get("pass_through_filter")));
                }
                yield RowConditions.parseText(filter, true);
            }
            default -> throw refused(
                    "unknown condition type '" + name + "'; there are comparison, nullity, and, or, pass_through");
        };
    }

    private static List<Expression> parts(Map<?, ?> object, int depth) {
        if (!(object.get("conditions") instanceof List<?> conditions) || conditions.isEmpty()) {
            throw refused(
                    "conditions must be a list of one or more conditions, but was " + shown(object.get("conditions")));
        }
        List<Expression> parts = new ArrayList<>();
        for (Object condition : conditions) {
            if (!(condition instanceof Map<?, ?> part)) {
                throw refused("each of conditions must be an object, but one was " + shown(condition));
            }
            parts.add(parse(part, depth + 1));
        }
        return parts;
    }

    private static Expression comparison(Map<?, ?> object) {
        Expression.Column column = new Expression.Column(0, column(object));
        Object parameter = object.get("parameter");
        String symbol = object.get("operator") instanceof String text ? text : "";
        if (symbol.equals("IN") || symbol.equals("NOT_IN")) {
            if (!(parameter instanceof List<?> values)) {
                throw refused(symbol + " needs a list as parameter, but was " + shown(parameter));
            }
            List<Scalar> items = values.stream().map(ConditionObjects::value).toList();
            return new Expression.Membership(0, column, new Expression.Items(0, items), symbol.equals("NOT_IN"));
        }
        Operator operator = Arrays.stream(Operator.values())
                .filter(candidate -> candidate.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> refused("operator must be one of ==, !=, <, <=, >, >=, IN, NOT_IN, but was "
                        + shown(object.get("operator"))));
        return new Expression.Compare(0, column, operator, new Expression.Literal(0, value(parameter)));
    }

    private static Scalar value(@Nullable Object parameter) {
        Scalar value = Scalar.ofObject(parameter);
        if (value.equals(Scalar.NULL)) {
            throw refused("a column cannot be compared with null; use a condition of type nullity");
        }
        if (value instanceof Scalar.Nested) {
            throw refused("a parameter must be a number, a text, true or false, but was " + shown(parameter));
        }
        return value;
    }

    private static String column(Map<?, ?> object) {
        if (object.get("column") instanceof Map<?, ?> column && column.get("name") instanceof String name) {
            return name;
        }
        if (object.get("column") instanceof String name) {
            return name;
        }
        throw refused(
                "a condition needs a column such as {\"name\": \"country\"}, but was " + shown(object.get("column")));
    }

    private static void requireKeys(Map<?, ?> object, String type, String... known) {
        Set<String> unknown = new TreeSet<>();
        object.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw refused("a condition of type " + type + " has no '"
                    + unknown.iterator().next() + "'; it has " + String.join(", ", known));
        }
    }

    private static SyntaxException refused(String message) {
        return new SyntaxException(0, message);
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "absent" : Scalar.ofObject(value).toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
