package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.condition.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints conditions in the way of pandas. */
final class ConditionPrinter {
    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "not", "in", "is", "True", "true", "False", "false", "None", "null", "NaN", "nan", "if",
            "else", "lambda", "for");

    /** How tightly a condition binds: the parts of a tighter one need parentheses in it. */
    private enum Binding {
        OR,
        AND,
        NOT,
        SINGLE
    }

    String print(Condition condition) {
        return text(condition, Binding.OR);
    }

    private String text(Condition condition, Binding context) {
        Optional<String> complement = complement(condition);
        if (complement.isPresent()) {
            boolean prefixed = complement.get().startsWith("not ");
            return wrap(complement.get(), prefixed ? Binding.NOT : Binding.SINGLE, context);
        }
        if (condition instanceof Condition.Or or && !or.parts().isEmpty()) {
            return joined(or.parts(), " or ", Binding.OR, context);
        }
        if (condition instanceof Condition.And and && !and.parts().isEmpty()) {
            return joined(and.parts(), " and ", Binding.AND, context);
        }
        if (condition instanceof Condition.Not not) {
            return not.part() instanceof Condition.Missing missing
                    ? name(missing.column()) + " is not null"
                    : wrap("not " + text(not.part(), Binding.SINGLE), Binding.NOT, context);
        }
        return single(condition, context);
    }

    private String joined(List<Condition> parts, String separator, Binding binding, Binding context) {
        if (parts.size() == 1) {
            return text(parts.get(0), context);
        }
        Binding tighter = binding == Binding.OR ? Binding.AND : Binding.NOT;
        String all = parts.stream().map(part -> text(part, tighter)).collect(Collectors.joining(separator));
        return wrap(all, binding, context);
    }

    private static String wrap(String text, Binding binding, Binding context) {
        return binding.compareTo(context) < 0 ? "(" + text + ")" : text;
    }

    /** A statement that also holds for nulls, such as {@code x != 1}, if the condition is one. */
    private Optional<String> complement(Condition condition) {
        if (!(condition instanceof Condition.Or or) || or.parts().size() < 2) {
            return Optional.empty();
        }
        Condition first = or.parts().get(0);
        List<Condition> missing = new ArrayList<>();
        Condition.columnsOf(first).forEach(column -> missing.add(Condition.missing(column)));
        if (!or.parts().subList(1, or.parts().size()).equals(missing)) {
            return Optional.empty();
        }
        if (first instanceof Condition.Comparison comparison && comparison.operator() == Condition.Operator.NOT_EQUAL) {
            return Optional.of(single(comparison, Binding.SINGLE));
        }
        if (first instanceof Condition.Not not && not.part() instanceof Condition.InSet set) {
            return Optional.of(name(set.column()) + " not in " + list(set.members()));
        }
        if (first instanceof Condition.Not not && !(not.part() instanceof Condition.Missing)) {
            return Optional.of("not " + text(not.part(), Binding.SINGLE));
        }
        return Optional.empty();
    }

    private String single(Condition condition, Binding context) {
        if (condition instanceof Condition.Missing missing) {
            return name(missing.column()) + " is null";
        }
        if (condition instanceof Condition.Comparison comparison) {
            return operand(comparison.left(), false) + " "
                    + comparison.operator().symbol() + " " + operand(comparison.right(), false);
        }
        if (condition instanceof Condition.InSet set) {
            return name(set.column()) + " in " + list(set.members());
        }
        if (condition instanceof Condition.Range range) {
            return range(range, context);
        }
        if (condition instanceof Condition.Length length) {
            return length(length, context);
        }
        if (condition instanceof Condition.Matches matches) {
            boolean any = matches.matchOn() == Condition.MatchOn.ANY;
            String all = matches.patterns().stream()
                    .map(pattern -> name(matches.column()) + ".str.contains(" + quoted(pattern) + ")")
                    .collect(Collectors.joining(any ? " or " : " and "));
            return wrap(all, matches.patterns().size() == 1 ? Binding.SINGLE : any ? Binding.OR : Binding.AND, context);
        }
        if (condition instanceof Condition.OfType type) {
            return name(type.column()) + " is of type "
                    + type.types().stream()
                            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .sorted()
                            .collect(Collectors.joining(" or "));
        }
        boolean holds = condition.equals(Condition.ALWAYS) || condition instanceof Condition.And;
        return holds ? "True" : "False";
    }

    private String range(Condition.Range range, Binding context) {
        String column = name(range.column());
        List<String> parts = new ArrayList<>();
        if (range.lower().isPresent()) {
            Limit lower = range.lower().get();
            parts.add(column + (lower.strict() ? " > " : " >= ") + literal(lower.value()));
        }
        if (range.upper().isPresent()) {
            Limit upper = range.upper().get();
            parts.add(column + (upper.strict() ? " < " : " <= ") + literal(upper.value()));
        }
        return wrap(String.join(" and ", parts), parts.size() == 1 ? Binding.SINGLE : Binding.AND, context);
    }

    private String length(Condition.Length length, Binding context) {
        String measured = name(length.column()) + ".str.len()";
        if (length.least() == length.most()) {
            return measured + " == " + length.least();
        }
        if (length.most() == Integer.MAX_VALUE) {
            return measured + " >= " + length.least();
        }
        if (length.least() == 0) {
            return measured + " <= " + length.most();
        }
        return wrap(
                measured + " >= " + length.least() + " and " + measured + " <= " + length.most(), Binding.AND, context);
    }

    private String operand(Operand operand, boolean nested) {
        if (operand instanceof Operand.Column column) {
            return name(column.name());
        }
        if (operand instanceof Operand.Literal literal) {
            return literal(literal.value());
        }
        Operand.Arithmetic arithmetic = (Operand.Arithmetic) operand;
        String text = operand(arithmetic.left(), true) + " "
                + arithmetic.operator().symbol() + " " + operand(arithmetic.right(), true);
        return nested ? "(" + text + ")" : text;
    }

    private String list(List<Scalar> members) {
        return members.stream().map(this::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    private String literal(Scalar value) {
        if (value instanceof Scalar.Text text) {
            return quoted(text.value());
        }
        if (value instanceof Scalar.Bool bool) {
            return bool.value() ? "True" : "False";
        }
        if (value instanceof Scalar.Time time) {
            return (time.kind() == Scalar.Time.Kind.DATE ? "date(\"" : "datetime(\"") + time + "\")";
        }
        return value.toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String name(String column) {
        if (column.isEmpty() || column.indexOf('`') >= 0) {
            return "col(" + quoted(column) + ")";
        }
        boolean plain = !KEYWORDS.contains(column);
        for (int i = 0; plain && i < column.length(); ) {
            int c = column.codePointAt(i);
            plain = c == '_' || (i == 0 ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c));
            i += Character.charCount(c);
        }
        return plain ? column : "`" + column + "`";
    }
}
