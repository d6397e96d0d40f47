package io.github.plumbrule.expectations.internal.parameter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A parsed expression over suite parameters, such as {@code lo * 2 + 1} or {@code now() - timedelta(days=1)}. */
sealed interface Formula {

    /** Adds the parameters that it needs. */
    void collectNames(Set<String> names);

    record Constant(BigDecimal value) implements Formula {
        @Override
        public void collectNames(Set<String> names) {}
    }

    record Name(String name) implements Formula {
        @Override
        public void collectNames(Set<String> names) {
            names.add(name);
        }
    }

    /** Two operands and one of {@code + - * / ^}. */
    record Binary(char operator, Formula left, Formula right) implements Formula {
        @Override
        public void collectNames(Set<String> names) {
            left.collectNames(names);
            right.collectNames(names);
        }
    }

    record Negative(Formula value) implements Formula {
        @Override
        public void collectNames(Set<String> names) {
            value.collectNames(names);
        }
    }

    record Call(String function, List<Formula> arguments, Map<String, Formula> named) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
            named = new LinkedHashMap<>(named);
        }

        @Override
        public void collectNames(Set<String> names) {
            arguments.forEach(argument -> argument.collectNames(names));
            named.values().forEach(argument -> argument.collectNames(names));
        }
    }

    /**
     * Parses an expression.
     *
     * @throws FormulaException if it is not one
     */
    static Formula parse(String source) {
        return new Parser(source).parse();
    }

    /** Recursive descent over the characters; {@code ^} binds tightest and to the right. */
    final class Parser {
        private static final int LONGEST = 1_000;
        private static final int DEEPEST = 50;

        private final String source;
        private int at;
        private int depth;

        private Parser(String source) {
            this.source = source;
        }

        private Formula parse() {
            if (source.length() > LONGEST) {
                throw new FormulaException("it has more than " + LONGEST + " characters");
            }
            Formula formula = sum();
            if (at < source.length()) {
                throw unexpected("an operator or the end");
            }
            return formula;
        }

        private FormulaException unexpected(String expected) {
            String found = at < source.length() ? "'" + source.charAt(at) + "'" : "the end";
            return new FormulaException("character " + (at + 1) + ": expected " + expected + ", but found " + found);
        }

        private boolean take(char symbol) {
            skipSpace();
            if (at < source.length() && source.charAt(at) == symbol) {
                at++;
                skipSpace();
                return true;
            }
            return false;
        }

        private void skipSpace() {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        }

        private void descend() {
            if (++depth > DEEPEST) {
                throw new FormulaException("it is nested deeper than " + DEEPEST + " levels");
            }
        }

        private Formula sum() {
            descend();
            Formula left = product();
            while (true) {
                if (take('+')) {
                    left = new Binary('+', left, product());
                } else if (take('-')) {
                    left = new Binary('-', left, product());
                } else {
                    depth--;
                    return left;
                }
            }
        }

        private Formula product() {
            Formula left = signed();
            while (true) {
                if (take('*')) {
                    left = new Binary('*', left, signed());
                } else if (take('/')) {
                    left = new Binary('/', left, signed());
                } else {
                    return left;
                }
            }
        }

        private Formula signed() {
            descend();
            Formula result;
            if (take('-')) {
                result = new Negative(signed());
            } else if (take('+')) {
                result = signed();
            } else {
                Formula base = atom();
                result = take('^') ? new Binary('^', base, signed()) : base;
            }
            depth--;
            return result;
        }

        private Formula atom() {
            if (take('(')) {
                Formula inner = sum();
                expectClosing();
                return inner;
            }
            skipSpace();
            if (at < source.length() && (isDigit() || source.charAt(at) == '.')) {
                return number();
            }
            String name = name();
            return take('(') ? call(name) : new Name(name);
        }

        private void expectClosing() {
            if (!take(')')) {
                throw unexpected("')'");
            }
        }

        private boolean isDigit() {
            return at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9';
        }

        private Formula number() {
            int start = at;
            while (isDigit() || (at < source.length() && source.charAt(at) == '.')) {
                at++;
            }
            if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
                at++;
                if (at < source.length() && (source.charAt(at) == '+' || source.charAt(at) == '-')) {
                    at++;
                }
                while (isDigit()) {
                    at++;
                }
            }
            try {
                return new Constant(new BigDecimal(source.substring(start, at)));
            } catch (NumberFormatException e) {
                throw new FormulaException(
                        "character " + (start + 1) + ": '" + source.substring(start, at) + "' is not a number");
            }
        }

        private String name() {
            int start = at;
            while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
                at++;
            }
            if (start == at) {
                throw unexpected("a number, a parameter or a function");
            }
            return source.substring(start, at);
        }

        private Formula call(String function) {
            List<Formula> arguments = new ArrayList<>();
            Map<String, Formula> named = new LinkedHashMap<>();
            while (!take(')')) {
                Formula argument = sum();
                if (argument instanceof Name name && take('=')) {
                    named.put(name.name(), sum());
                } else {
                    arguments.add(argument);
                }
                if (!take(',')) {
                    expectClosing();
                    break;
                }
            }
            return new Call(function, arguments, named);
        }
    }
}
