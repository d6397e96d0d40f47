package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition.Operator;
import io.github.plumbrule.core.condition.Operand.ArithmeticOperator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a row condition by recursive descent.
 *
 * <p>Two ways of writing share one grammar: {@code col("x") > 2} and {@code x > 2}. Nothing is ever executed: a name is
 * a column, and the few methods are listed here.
 *
 * <pre>
 * or         := and (("or" | "|") and)*
 * and        := not (("and" | "&amp;") not)*
 * not        := "not" not | comparison
 * comparison := sum (("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | ["not"] "in") sum | "is" ["not"] "null")*
 * sum        := term (("+" | "-") term)*
 * term       := unary (("*" | "/" | "%") unary)*
 * unary      := ("-" | "+" | "~") unary | primary
 * primary    := column method* | number | text | "(" or ")" | "[" values "]" | date("...")
 * </pre>
 */
final class ConditionParser {
    private static final int DEEPEST = 100;
    private static final int MOST_OPERATIONS = 100;

    private static final Map<String, Operator> COMPARISONS = Map.of(
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL);
    private static final Map<String, ArithmeticOperator> SUMS =
            Map.of("+", ArithmeticOperator.ADD, "-", ArithmeticOperator.SUBTRACT);
    private static final Map<String, ArithmeticOperator> TERMS =
            Map.of("*", ArithmeticOperator.MULTIPLY, "/", ArithmeticOperator.DIVIDE, "%", ArithmeticOperator.REMAINDER);
    private static final String METHODS = "isnull(), notnull(), isna(), notna(), isin([...]), between(a, b),"
            + " str.startswith(\"...\"), str.endswith(\"...\"), str.contains(\"...\") and str.len()";

    private final List<Token> tokens;
    private final boolean bareNames;
    private int next;
    private int depth;
    private int operations;

    private ConditionParser(List<Token> tokens, boolean bareNames) {
        this.tokens = tokens;
        this.bareNames = bareNames;
    }

    /** @param bareNames whether a column may be written without {@code col("...")} */
    static Expression parse(String source, boolean bareNames) {
        ConditionParser parser = new ConditionParser(Tokens.of(source), bareNames);
        if (parser.peek().kind() == Token.Kind.END) {
            throw new SyntaxException(1, "the condition is empty");
        }
        Expression expression = parser.or();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw parser.unexpected(rest, "'and', 'or' or the end");
        }
        return expression;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    private boolean takeSymbol(String symbol) {
        if (peek().isSymbol(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean takeWord(String word) {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected(peek(), "'" + symbol + "'");
        }
    }

    private SyntaxException unexpected(Token token, String expected) {
        String hint = token.isSymbol("=") ? "; write == to compare" : "";
        return new SyntaxException(token.position(), "expected " + expected + ", but found " + token.words() + hint);
    }

    private void descend(Token token) {
        if (++depth > DEEPEST) {
            throw new SyntaxException(token.position(), "the condition is nested deeper than " + DEEPEST + " levels");
        }
    }

    private Expression or() {
        Token start = peek();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (takeWord("or") || takeSymbol("|"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Logic(start.position(), false, parts);
    }

    private Expression and() {
        Token start = peek();
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (takeWord("and") || takeSymbol("&"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Logic(start.position(), true, parts);
    }

    private Expression not() {
        Token start = peek();
        if (!takeWord("not")) {
            return comparison();
        }
        descend(start);
        Expression part = not();
        depth--;
        return new Expression.Negation(start.position(), part);
    }

    private Expression comparison() {
        Expression left = sum();
        List<Expression> parts = new ArrayList<>();
        while (true) {
            Token token = peek();
            Operator operator = token.kind() == Token.Kind.SYMBOL ? COMPARISONS.get(token.text()) : null;
            if (operator != null) {
                next++;
                Expression right = sum();
                parts.add(new Expression.Compare(token.position(), left, operator, right));
                left = right;
            } else if (token.isWord("in")
                    || (token.isWord("not") && tokens.get(next + 1).isWord("in"))) {
                boolean negated = takeWord("not");
                next++;
                Expression right = sum();
                if (!(right instanceof Expression.Items items)) {
                    throw new SyntaxException(
                            right.position(), "expected a list such as [1, 2] or [\"a\", \"b\"] after 'in'");
                }
                parts.add(new Expression.Membership(token.position(), left, items, negated));
                left = right;
            } else if (token.isWord("is")) {
                parts.add(nullity(left));
            } else {
                break;
            }
        }
        if (parts.isEmpty()) {
            return left;
        }
        return parts.size() == 1
                ? parts.get(0)
                : new Expression.Logic(parts.get(0).position(), true, parts);
    }

    private Expression nullity(Expression left) {
        Token start = take();
        boolean isNull = !takeWord("not");
        if (!takeWord("null")) {
            throw unexpected(peek(), "'null' after 'is'");
        }
        if (!(left instanceof Expression.Column column)) {
            throw new SyntaxException(start.position(), "only a column can be null");
        }
        return new Expression.Nullity(start.position(), column.name(), isNull);
    }

    private Expression sum() {
        return chain(SUMS, true);
    }

    private Expression chain(Map<String, ArithmeticOperator> operators, boolean outer) {
        Expression left = outer ? chain(TERMS, false) : unary();
        while (true) {
            Token token = peek();
            ArithmeticOperator operator = token.kind() == Token.Kind.SYMBOL ? operators.get(token.text()) : null;
            if (operator == null) {
                return left;
            }
            next++;
            left = arithmetic(token, left, operator, outer ? chain(TERMS, false) : unary());
        }
    }

    private Expression arithmetic(Token token, Expression left, ArithmeticOperator operator, Expression right) {
        // Arithmetic nests to the left, one level for each operation.
        if (++operations > MOST_OPERATIONS) {
            throw new SyntaxException(
                    token.position(), "there are more than " + MOST_OPERATIONS + " arithmetic operations");
        }
        requireNumeric(token, left);
        requireNumeric(token, right);
        return new Expression.Arithmetic(token.position(), left, operator, right);
    }

    private static void requireNumeric(Token token, Expression operand) {
        boolean numeric = operand instanceof Expression.Column
                || operand instanceof Expression.Arithmetic
                || (operand instanceof Expression.Literal literal && literal.value() instanceof Scalar.Number);
        if (!numeric) {
            throw new SyntaxException(
                    operand.position(), "'" + token.text() + "' needs numbers or columns on both sides");
        }
    }

    /** Every way down the grammar but {@code not} comes through here, so the depth is counted here. */
    private Expression unary() {
        Token token = peek();
        descend(token);
        Expression result = token.isSymbol("-") || token.isSymbol("+") || token.isSymbol("~") ? signed() : postfix();
        depth--;
        return result;
    }

    private Expression signed() {
        Token sign = take();
        Expression operand = unary();
        if (sign.isSymbol("~")) {
            return new Expression.Negation(sign.position(), operand);
        }
        requireNumeric(sign, operand);
        if (sign.isSymbol("+")) {
            return operand;
        }
        if (operand instanceof Expression.Literal literal && literal.value() instanceof Scalar.Number number) {
            return new Expression.Literal(
                    sign.position(), Scalar.of(number.value().negate()));
        }
        Expression zero = new Expression.Literal(sign.position(), Scalar.of(0));
        return arithmetic(sign, zero, ArithmeticOperator.SUBTRACT, operand);
    }

    private Expression postfix() {
        Expression value = primary();
        if (peek().isSymbol(".")) {
            next++;
            Token name = take();
            if (!(value instanceof Expression.Column column)) {
                throw new SyntaxException(name.position(), "only a column has methods");
            }
            value = method(column.name(), name);
            if (peek().isSymbol(".")) {
                throw unexpected(peek(), "nothing more to be called");
            }
        }
        return value;
    }

    private Expression method(String column, Token name) {
        if (name.kind() != Token.Kind.NAME) {
            throw unexpected(name, "the name of a method");
        }
        int position = name.position();
        switch (name.text()) {
            case "isnull", "isna", "isNull", "is_null" -> {
                noArguments();
                return new Expression.Nullity(position, column, true);
            }
            case "notnull", "notna", "notNull", "is_not_null" -> {
                noArguments();
                return new Expression.Nullity(position, column, false);
            }
            case "isin", "is_in", "is_not_in" -> {
                expectSymbol("(");
                Expression items = primary();
                if (!(items instanceof Expression.Items list)) {
                    throw new SyntaxException(items.position(), "expected a list such as [1, 2] or [\"a\", \"b\"]");
                }
                expectSymbol(")");
                return new Expression.Membership(
                        position, new Expression.Column(position, column), list, name.isWord("is_not_in"));
            }
            case "between" -> {
                expectSymbol("(");
                Expression lower = sum();
                expectSymbol(",");
                Expression upper = sum();
                expectSymbol(")");
                Expression value = new Expression.Column(position, column);
                return new Expression.Logic(
                        position,
                        true,
                        List.of(
                                new Expression.Compare(position, value, Operator.GREATER_OR_EQUAL, lower),
                                new Expression.Compare(position, value, Operator.LESS_OR_EQUAL, upper)));
            }
            case "str" -> {
                return textMethod(column);
            }
            default -> throw new SyntaxException(
                    position,
                    "'" + name.text() + "' is not available; there are " + METHODS
                            + ". A column whose name has a dot is written in back-ticks");
        }
    }

    private Expression textMethod(String column) {
        expectSymbol(".");
        Token name = take();
        int position = name.position();
        switch (name.text()) {
            case "len" -> {
                noArguments();
                return new Expression.TextLength(position, column);
            }
            case "startswith" -> {
                return new Expression.Search(position, column, "^" + literalPattern(onlyText()));
            }
            case "endswith" -> {
                return new Expression.Search(position, column, literalPattern(onlyText()) + "\\Z");
            }
            case "contains" -> {
                return new Expression.Search(position, column, containsPattern());
            }
            default -> throw new SyntaxException(
                    position, "'str." + name.text() + "' is not available; there are " + METHODS);
        }
    }

    private void noArguments() {
        expectSymbol("(");
        expectSymbol(")");
    }

    private String onlyText() {
        expectSymbol("(");
        String text = text();
        while (takeSymbol(",")) {
            option("na");
        }
        expectSymbol(")");
        return text;
    }

    private String containsPattern() {
        expectSymbol("(");
        String pattern = text();
        boolean caseSensitive = true;
        boolean regex = true;
        while (takeSymbol(",")) {
            Token name = peek();
            boolean value = option("case", "regex", "na");
            if (name.isWord("case")) {
                caseSensitive = value;
            } else if (name.isWord("regex")) {
                regex = value;
            }
        }
        expectSymbol(")");
        return (caseSensitive ? "" : "(?i)") + (regex ? pattern : literalPattern(pattern));
    }

    private String text() {
        Token token = take();
        if (token.kind() != Token.Kind.TEXT) {
            throw unexpected(token, "a text in quotes");
        }
        return token.text();
    }

    /** Reads {@code name=True} or {@code name=False}. */
    private boolean option(String... names) {
        Token name = take();
        if (name.kind() != Token.Kind.NAME || !List.of(names).contains(name.text())) {
            throw unexpected(name, "one of " + String.join(", ", names));
        }
        expectSymbol("=");
        Token value = take();
        if (name.isWord("na") && value.isWord("True")) {
            throw new SyntaxException(value.position(), "na=True is not available; write \"or x is null\" beside it");
        }
        if (!value.isWord("True") && !value.isWord("False")) {
            throw unexpected(value, "True or False");
        }
        return value.isWord("True");
    }

    /** A pattern in Python's syntax that finds exactly a text. */
    private static String literalPattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.[]{}()*+-?^$|#&~".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
        return pattern.toString();
    }

    private Expression primary() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(token.position(), number(token));
            case TEXT -> new Expression.Literal(token.position(), Scalar.of(token.text()));
            case QUOTED_NAME -> column(token);
            case NAME -> word(token);
            case SYMBOL -> bracket(token);
            case END -> throw unexpected(token, "a value");
        };
    }

    private Expression bracket(Token token) {
        switch (token.text()) {
            case "[" -> {
                return items(token, "]", new ArrayList<>());
            }
            case "(" -> {
                Expression inner = or();
                if (inner instanceof Expression.Literal literal && peek().isSymbol(",")) {
                    next++;
                    return items(token, ")", new ArrayList<>(List.of(literal.value())));
                }
                expectSymbol(")");
                return inner;
            }
            case "@" -> throw new SyntaxException(
                    token.position(),
                    "variables such as @x are not available; use a suite parameter for the whole condition");
            default -> throw unexpected(token, "a value");
        }
    }

    private Expression items(Token start, String end, List<Scalar> values) {
        while (!takeSymbol(end)) {
            Expression item = sum();
            if (!(item instanceof Expression.Literal literal)) {
                throw new SyntaxException(item.position(), "a list can hold only numbers, texts, booleans and dates");
            }
            values.add(literal.value());
            if (!takeSymbol(",")) {
                expectSymbol(end);
                break;
            }
        }
        return new Expression.Items(start.position(), values);
    }

    private Expression word(Token token) {
        boolean called = peek().isSymbol("(");
        switch (token.text()) {
            case "col" -> {
                if (called) {
                    next++;
                    String name = text();
                    expectSymbol(")");
                    return new Expression.Column(token.position(), name);
                }
            }
            case "date", "datetime" -> {
                if (called) {
                    next++;
                    Token value = peek();
                    Scalar time = time(text())
                            .orElseThrow(() -> new SyntaxException(
                                    value.position(),
                                    "expected a date such as \"2020-01-31\" or a date-time such as"
                                            + " \"2020-01-31T10:00:00\", but found " + value.words()));
                    expectSymbol(")");
                    return new Expression.Literal(token.position(), time);
                }
            }
            case "True", "true" -> {
                return new Expression.Literal(token.position(), Scalar.of(true));
            }
            case "False", "false" -> {
                return new Expression.Literal(token.position(), Scalar.of(false));
            }
            case "None", "null", "NaN", "nan" -> throw new SyntaxException(
                    token.position(), "nothing compares with null; write x.isnull() or x.notnull()");
            case "and", "or", "not", "in", "is", "if", "else", "lambda", "for" -> throw unexpected(token, "a value");
            default -> {}
        }
        if (called) {
            throw new SyntaxException(
                    token.position(),
                    "functions such as " + token.text() + "(...) are not available; there are col(\"...\"),"
                            + " date(\"...\") and datetime(\"...\")");
        }
        return column(token);
    }

    private Expression column(Token token) {
        if (!bareNames) {
            throw new SyntaxException(
                    token.position(),
                    "expected a column such as col(\"" + token.text() + "\"), but found " + token.words());
        }
        return new Expression.Column(token.position(), token.text());
    }

    private static Scalar number(Token token) {
        try {
            return Scalar.of(new BigDecimal(token.text()));
        } catch (NumberFormatException e) {
            throw new SyntaxException(token.position(), token.words() + " is not a number that can be kept");
        }
    }

    private static Optional<Scalar> time(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        try {
            if (iso.length() <= 10) {
                return Optional.of(Scalar.ofObject(LocalDate.parse(iso)));
            }
            try {
                return Optional.of(Scalar.ofObject(LocalDateTime.parse(iso)));
            } catch (DateTimeException e) {
                return Optional.of(Scalar.ofObject(OffsetDateTime.parse(iso)));
            }
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
