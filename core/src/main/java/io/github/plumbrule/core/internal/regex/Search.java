package io.github.plumbrule.core.internal.regex;

/** A compiled pattern, looked for anywhere in a text; the results are the constants of {@link TextPattern}. */
sealed interface Search permits Automaton, BacktrackingSearch {
    byte search(byte[] utf8, int from, int to);

    byte search(CharSequence text);
}
