package io.github.plumbrule.core.internal.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of SQL's {@code LIKE}: {@code %} is any text, {@code _} any one character, all else itself; the whole value must match.
 *
 * <p>Case matters, as in the SQL standard.
 */
public final class LikePattern {
    private static final int NO_ESCAPE = -1;

    private LikePattern() {}

    /** Prepares a pattern in which {@code %} and {@code _} always have their meaning. */
    public static TextPattern compile(String like) {
        return compile(like, NO_ESCAPE);
    }

    /**
     * Prepares a pattern in which a character gives the next one its plain meaning.
     *
     * @throws InvalidPatternException if the escape character is followed by anything but itself, {@code %} or {@code _}
     */
    public static TextPattern compile(String like, char escape) {
        return compile(like, (int) escape);
    }

    private static TextPattern compile(String like, int escape) {
        List<Node> parts = new ArrayList<>();
        parts.add(Node.Place.TEXT_START);
        Node any = new Node.Characters(CharacterSet.ANY);
        for (int i = 0; i < like.length(); ) {
            int start = i;
            int c = like.codePointAt(i);
            i += Character.charCount(c);
            if (c == escape) {
                int escaped = i < like.length() ? like.codePointAt(i) : NO_ESCAPE;
                if (escaped != '%' && escaped != '_' && escaped != escape) {
                    throw new InvalidPatternException(
                            "the LIKE pattern",
                            like,
                            start,
                            "the escape character " + (char) escape + " must be followed by %, _ or itself");
                }
                i += Character.charCount(escaped);
                parts.add(new Node.Characters(CharacterSet.of(CodePointSet.of(escaped))));
            } else if (c == '%') {
                parts.add(new Node.Repeat(any, 0, Node.UNBOUNDED, Node.Greed.GREEDY));
            } else {
                parts.add(c == '_' ? any : new Node.Characters(CharacterSet.of(CodePointSet.of(c))));
            }
        }
        parts.add(Node.Place.TEXT_END);
        return TextPattern.of(new Node.Sequence(parts), like);
    }
}
