package io.github.plumbrule.core.internal.regex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A search by {@link java.util.regex} for patterns that no automaton can hold, ended when it has looked at the text too often.
 *
 * <p>It looks at up to {@value #BUDGET} characters per value, counting repeated looks: some tens of milliseconds. It gives the same answer on
 * every machine, which a limit in seconds would not. A stack that overflows counts as a spent budget.
 */
final class BacktrackingSearch implements Search {
    static final int BUDGET = 1_000_000;

    private final Pattern pattern;

    private BacktrackingSearch(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Prepares a search.
     *
     * @param source the pattern as it was given, for the message if it turns out too large
     */
    static BacktrackingSearch of(Node root, String source) {
        try {
            return new BacktrackingSearch(Pattern.compile(JavaTranslation.of(root)));
        } catch (StackOverflowError | PatternSyntaxException tooLarge) {
            throw new InvalidPatternException(
                    "the regular expression", source, 0, "it is too large. Split it into several expectations");
        }
    }

    @Override
    public byte search(byte[] utf8, int from, int to) {
        return search(new String(utf8, from, to - from, UTF_8));
    }

    @Override
    public byte search(CharSequence text) {
        try {
            return pattern.matcher(new BudgetedText(text)).find() ? TextPattern.FOUND : TextPattern.NOT_FOUND;
        } catch (BudgetSpentException | StackOverflowError spent) {
            return TextPattern.OUT_OF_BUDGET;
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class BudgetedText implements CharSequence {
        private final CharSequence text;
        private int left = BUDGET;

        BudgetedText(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new BudgetSpentException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Leaves the matcher; without a stack trace, because it is part of ordinary work with hostile values. */
    private static final class BudgetSpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BudgetSpentException() {
            super("looked at the text more than " + BUDGET + " times", null, false, false);
        }
    }
}
