package io.github.plumbrule.core.internal.regex;

import java.util.EnumSet;
import java.util.Set;

/**
 * The characters that one place of a pattern accepts.
 *
 * <p>{@code \w} and {@code \d} stay names until somebody needs their hundreds of ranges: {@link java.util.regex} has faster tests for them.
 *
 * @param listed the characters listed one by one, with their case variants where case does not matter
 * @param names the named sets among the members
 * @param negated whether everything is accepted except the members
 */
record CharacterSet(CodePointSet listed, Set<Name> names, boolean negated) {
    enum Name {
        WORD,
        NOT_WORD,
        DIGIT,
        NOT_DIGIT
    }

    static final CharacterSet ANY = of(CodePointSet.ALL);
    static final CharacterSet ANY_BUT_NEWLINE = new CharacterSet(PythonCharacters.NEWLINE, Set.of(), true);

    CharacterSet {
        names = Set.copyOf(names);
    }

    static CharacterSet of(CodePointSet listed) {
        return new CharacterSet(listed, Set.of(), false);
    }

    CodePointSet codePoints() {
        CodePointSet all = listed;
        for (Name name : names) {
            all = all.union(
                    switch (name) {
                        case WORD -> PythonCharacters.word();
                        case NOT_WORD -> PythonCharacters.word().complement();
                        case DIGIT -> PythonCharacters.digit();
                        case NOT_DIGIT -> PythonCharacters.digit().complement();
                    });
        }
        return negated ? all.complement() : all;
    }

    /** Appends an expression for exactly these characters in the syntax of {@link java.util.regex}. */
    void appendTo(StringBuilder java) {
        if (names.isEmpty() && !negated && listed.rangeCount() == 1 && listed.first(0) == listed.last(0)) {
            appendCharacter(listed.first(0), java);
            return;
        }
        // Negation and nested classes do not combine in java.util.regex as one would read them: use a look-ahead
        // instead.
        boolean lookAhead = negated && names.contains(Name.NOT_WORD);
        if (lookAhead) {
            java.append("(?:(?!");
        }
        java.append(negated && !lookAhead ? "[^" : "[");
        for (int i = 0; i < listed.rangeCount(); i++) {
            appendCharacter(listed.first(i), java);
            if (listed.last(i) > listed.first(i)) {
                java.append('-');
                appendCharacter(listed.last(i), java);
            }
        }
        for (Name name : EnumSet.allOf(Name.class)) {
            if (names.contains(name)) {
                java.append(
                        switch (name) {
                            case WORD -> "\\p{L}\\p{N}_";
                            case NOT_WORD -> "[^\\p{L}\\p{N}_]";
                            case DIGIT -> "\\p{Nd}";
                            case NOT_DIGIT -> "\\P{Nd}";
                        });
            }
        }
        java.append(']');
        if (lookAhead) {
            java.append(")[\\x{0}-\\x{10ffff}])");
        }
    }

    private static void appendCharacter(int codePoint, StringBuilder java) {
        boolean plain = (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'A' && codePoint <= 'Z')
                || (codePoint >= 'a' && codePoint <= 'z');
        // java.util.regex looks behind in whole code points only if it finds one beyond U+FFFF written out in the
        // pattern.
        if (plain || codePoint > Character.MAX_VALUE) {
            java.appendCodePoint(codePoint);
        } else {
            java.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        }
    }
}
