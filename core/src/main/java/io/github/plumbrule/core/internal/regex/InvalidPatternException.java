package io.github.plumbrule.core.internal.regex;

/** A pattern that cannot be used, with the place of the mistake and what to write instead. */
public final class InvalidPatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Longer patterns are cut in messages: the place is named by its number anyway. */
    private static final int LONGEST_QUOTE = 120;

    private final String pattern;
    private final int index;

    InvalidPatternException(String kind, String pattern, int index, String problem) {
        super(kind + " '" + shortened(pattern) + "' is not valid at character " + (index + 1) + ": " + problem);
        this.pattern = pattern;
        this.index = index;
    }

    /** The whole pattern as it was given. */
    public String pattern() {
        return pattern;
    }

    /** Where the mistake starts, counted in {@code char}s from 0; the message counts from 1. */
    public int index() {
        return index;
    }

    private static String shortened(String pattern) {
        return pattern.length() <= LONGEST_QUOTE ? pattern : pattern.substring(0, LONGEST_QUOTE) + "…";
    }
}
