package io.github.plumbrule.core.internal.regex;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a parsed pattern in the syntax of {@link java.util.regex}, with Python's meaning.
 *
 * <p>Every character is written out or escaped and every class listed, so nothing in the pattern can get a meaning that only Java knows.
 */
final class JavaTranslation {
    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final String ASCII_WORD = "[A-Za-z0-9_]";

    /**
     * An end that changes nothing but mentions a character beyond U+FFFF: with one, java.util.regex looks behind in code points,
     * without one in UTF-16 units, where half a letter is no letter.
     */
    private static final String CODE_POINT_MARK = "(?:|\uD83D\uDE00)";

    private final StringBuilder java = new StringBuilder();
    private final Map<Integer, Integer> groupNumbers = new HashMap<>();
    private final Set<Integer> referenced = new HashSet<>();
    private boolean looksBehind;

    private JavaTranslation() {}

    static String of(Node pattern) {
        JavaTranslation translation = new JavaTranslation();
        translation.findReferences(pattern);
        translation.append(pattern);
        if (translation.looksBehind) {
            translation.java.append(CODE_POINT_MARK);
        }
        return translation.java.toString();
    }

    /** Groups that nobody refers to need not be captured, which saves java.util.regex time and stack. */
    private void findReferences(Node node) {
        if (node instanceof Node.BackReference reference) {
            referenced.add(reference.number());
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::findReferences);
        } else if (node instanceof Node.Choice choice) {
            choice.branches().forEach(this::findReferences);
        } else if (node instanceof Node.Repeat repeat) {
            findReferences(repeat.item());
        } else if (node instanceof Node.Capture capture) {
            findReferences(capture.item());
        } else if (node instanceof Node.Atomic atomic) {
            findReferences(atomic.item());
        } else if (node instanceof Node.Look look) {
            findReferences(look.item());
        }
    }

    private void append(Node node) {
        if (node instanceof Node.Characters characters) {
            characters.set().appendTo(java);
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::append);
        } else if (node instanceof Node.Choice choice) {
            enclose("(?:", choice);
        } else if (node instanceof Node.Repeat repeat) {
            append(repeat);
        } else if (node instanceof Node.Capture capture) {
            if (referenced.contains(capture.number())) {
                groupNumbers.put(capture.number(), groupNumbers.size() + 1);
                enclose("(", capture.item());
            } else {
                enclose("(?:", capture.item());
            }
        } else if (node instanceof Node.Atomic atomic) {
            enclose("(?>", atomic.item());
        } else if (node instanceof Node.BackReference reference) {
            append(reference);
        } else if (node instanceof Node.Look look) {
            looksBehind |= look.kind() == Node.LookKind.BEHIND || look.kind() == Node.LookKind.NOT_BEHIND;
            enclose(look.kind().opening, look.item());
        } else if (node instanceof Node.Place place) {
            append(place);
        }
    }

    private void enclose(String opening, Node item) {
        java.append(opening);
        List<Node> branches = item instanceof Node.Choice choice ? choice.branches() : List.of(item);
        for (int i = 0; i < branches.size(); i++) {
            if (i > 0) {
                java.append('|');
            }
            append(branches.get(i));
        }
        java.append(')');
    }

    private void append(Node.Repeat repeat) {
        // In Python neither a possessive repetition nor any of its rounds is entered again, whatever java.util.regex
        // makes of {m,n}+.
        boolean possessive = repeat.greed() == Node.Greed.POSSESSIVE;
        if (possessive) {
            java.append("(?>");
        }
        if (repeat.item() instanceof Node.Characters) {
            append(repeat.item());
        } else {
            enclose(possessive ? "(?>" : "(?:", repeat.item());
        }
        java.append('{').append(repeat.least()).append(',');
        if (repeat.most() != Node.UNBOUNDED) {
            java.append(repeat.most());
        }
        java.append('}');
        if (repeat.greed() == Node.Greed.LAZY) {
            java.append('?');
        }
        if (possessive) {
            java.append(')');
        }
    }

    private void append(Node.BackReference reference) {
        // The group around it keeps a following digit from being read as part of the number.
        java.append(
                switch (reference.letterCase()) {
                    case MATTERS -> "(?:\\";
                    case IGNORED -> "(?iu:\\";
                    case IGNORED_IN_ASCII -> "(?i-u:\\";
                });
        java.append(groupNumbers.get(reference.number())).append(')');
    }

    private void append(Node.Place place) {
        switch (place) {
            case TEXT_START -> java.append("\\A");
            case TEXT_END -> java.append("\\z");
            case TEXT_END_OR_LAST_NEWLINE -> java.append("(?=\\n?\\z)");
            case LINE_START -> {
                looksBehind = true;
                java.append("(?<![^\\n])");
            }
            case LINE_END -> java.append("(?![^\\n])");
            case WORD_EDGE -> appendWordEdge(WORD);
            case NO_WORD_EDGE -> appendNoWordEdge(WORD);
            case ASCII_WORD_EDGE -> appendWordEdge(ASCII_WORD);
            case NO_ASCII_WORD_EDGE -> appendNoWordEdge(ASCII_WORD);
        }
    }

    private void appendWordEdge(String word) {
        looksBehind = true;
        java.append("(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))");
    }

    private void appendNoWordEdge(String word) {
        looksBehind = true;
        // In an empty text Python (before 3.14) finds neither an edge nor the absence of one.
        java.append("(?:(?<=" + word + ")(?=" + word + ")|(?!\\A\\z)(?<!" + word + ")(?!" + word + "))");
    }
}
