package io.github.plumbrule.expectations.internal.condition;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a row condition into words. */
final class Tokens {
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "<=", ">=", "**", "//", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "%", "&",
            "|", "~", "=", "@");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String source) {
        this.source = source;
    }

    /** The words of a text; the last one is {@link Token.Kind#END}. */
    static List<Token> of(String source) {
        Tokens tokens = new Tokens(source);
        tokens.cut();
        return tokens.tokens;
    }

    private void cut() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
                number();
            } else if (c == '"' || c == '\'') {
                text(at, c, false);
            } else if (c == '`') {
                quotedName();
            } else if (Character.isUnicodeIdentifierStart(source.codePointAt(at)) || c == '_') {
                name();
            } else {
                symbol();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", source.length() + 1));
    }

    private boolean isDigit(int index) {
        return index < source.length() && source.charAt(index) >= '0' && source.charAt(index) <= '9';
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private void number() {
        int start = at;
        digits();
        if (at < source.length() && source.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < source.length() && (source.charAt(at) == 'e' || source.charAt(at) == 'E')) {
            int sign = at + 1 < source.length() && "+-".indexOf(source.charAt(at + 1)) >= 0 ? 1 : 0;
            if (isDigit(at + 1 + sign)) {
                at += 1 + sign;
                digits();
            }
        }
        if (at < source.length() && (source.charAt(at) == '_' || Character.isLetterOrDigit(source.charAt(at)))) {
            throw new SyntaxException(
                    start + 1,
                    "a name cannot start with a digit; write a column of such a name in back-ticks: `2nd name`");
        }
        tokens.add(new Token(Token.Kind.NUMBER, source.substring(start, at), start + 1));
    }

    private void name() {
        int start = at;
        while (at < source.length()
                && (source.charAt(at) == '_' || Character.isUnicodeIdentifierPart(source.codePointAt(at)))) {
            at += Character.charCount(source.codePointAt(at));
        }
        String name = source.substring(start, at);
        if (name.equals("r") && at < source.length() && (source.charAt(at) == '"' || source.charAt(at) == '\'')) {
            text(start, source.charAt(at), true);
            return;
        }
        tokens.add(new Token(Token.Kind.NAME, name, start + 1));
    }

    private void quotedName() {
        int end = source.indexOf('`', at + 1);
        if (end < 0) {
            throw new SyntaxException(at + 1, "the back-tick is never closed");
        }
        if (end == at + 1) {
            throw new SyntaxException(at + 1, "there is no name between the back-ticks");
        }
        tokens.add(new Token(Token.Kind.QUOTED_NAME, source.substring(at + 1, end), at + 1));
        at = end + 1;
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (source.startsWith(symbol, at)) {
                tokens.add(new Token(Token.Kind.SYMBOL, symbol, at + 1));
                at += symbol.length();
                return;
            }
        }
        throw new SyntaxException(at + 1, "'" + Character.toString(source.codePointAt(at)) + "' has no meaning here");
    }

    /** Reads a quoted text, with Python's escapes unless it is raw. */
    private void text(int start, char quote, boolean raw) {
        at = start + (raw ? 2 : 1);
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at >= source.length()) {
                throw new SyntaxException(start + 1, "the quote is never closed");
            }
            char c = source.charAt(at++);
            if (c == quote) {
                break;
            }
            if (c != '\\' || at >= source.length()) {
                value.append(c);
            } else if (raw) {
                value.append(c).append(source.charAt(at++));
            } else {
                escape(value);
            }
        }
        tokens.add(new Token(Token.Kind.TEXT, value.toString(), start + 1));
    }

    private void escape(StringBuilder value) {
        char c = source.charAt(at++);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case '\\', '\'', '"' -> value.append(c);
            case 'x' -> codePoint(2, value);
            case 'u' -> codePoint(4, value);
            case 'U' -> codePoint(8, value);
                // Python keeps the backslash of an escape that it does not know.
            default -> value.append('\\').append(c);
        }
    }

    private void codePoint(int digits, StringBuilder value) {
        int end = at + digits;
        int code = 0;
        for (int i = at; i < end; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                throw new SyntaxException(at - 1, "the escape needs " + digits + " hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        if (!Character.isValidCodePoint(code)) {
            throw new SyntaxException(at - 1, "there is no such character");
        }
        value.appendCodePoint(code);
        at = end;
    }
}
