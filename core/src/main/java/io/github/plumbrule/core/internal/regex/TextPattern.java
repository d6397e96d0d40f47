package io.github.plumbrule.core.internal.regex;

import java.util.Optional;

/**
 * A regular expression in Python's syntax, ready to search in UTF-8 bytes; immutable and safe for use by several threads.
 *
 * <p><b>Meaning.</b> That of Python's {@code re.search} on text: the pattern may match anywhere, {@code $} also matches before a final newline,
 * {@code .} takes everything but {@code \n}, and {@code \w}, {@code \d}, {@code \s} know all scripts.
 *
 * <p><b>Time.</b> Patterns without look-around, references to groups, atomic groups and possessive repetitions normally become an automaton
 * that looks at each character once. All others, and those whose automaton would grow too large, run on
 * {@link java.util.regex} with a budget per value; a value that exceeds it has no answer, {@link #OUT_OF_BUDGET}.
 *
 * <p><b>Invalid UTF-8</b> is searched as if each invalid sequence were U+FFFD.
 */
public final class TextPattern {
    /** The pattern does not occur in the value. */
    public static final byte NOT_FOUND = 0;

    /** The pattern occurs in the value. */
    public static final byte FOUND = 1;

    /** The search was given up; whether the pattern occurs is not known. */
    public static final byte OUT_OF_BUDGET = 2;

    private final String source;
    private final Search search;

    private TextPattern(String source, Search search) {
        this.source = source;
        this.search = search;
    }

    /**
     * Reads and prepares a pattern.
     *
     * @throws InvalidPatternException if Python's {@code re} would not take the pattern, or it uses a conditional group
     */
    public static TextPattern compile(String pythonPattern) {
        return of(PatternParser.parse(pythonPattern), pythonPattern);
    }

    /**
     * Reads a pattern without preparing it.
     *
     * @throws InvalidPatternException as {@link #compile} does
     */
    public static void requireValid(String pythonPattern) {
        PatternParser.parse(pythonPattern);
    }

    static TextPattern of(Node root, String source) {
        Optional<Automaton> automaton = AutomatonBuilder.build(root);
        return new TextPattern(source, automaton.isPresent() ? automaton.get() : BacktrackingSearch.of(root, source));
    }

    /** The pattern as it was given. */
    public String source() {
        return source;
    }

    /** Whether the search takes one step per character and can never be {@link #OUT_OF_BUDGET}. */
    public boolean usesAutomaton() {
        return search instanceof Automaton;
    }

    /** Looks for the pattern in the bytes from {@code from} up to but not including {@code to}. */
    public byte search(byte[] utf8, int from, int to) {
        return search.search(utf8, from, to);
    }

    /** Looks for the pattern in a text. */
    public byte search(CharSequence text) {
        return search.search(text);
    }

    @Override
    public String toString() {
        return source;
    }
}
