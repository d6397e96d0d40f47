package io.github.plumbrule.expectations.internal.condition;

/**
 * One word of a row condition.
 *
 * @param text a name or a text without its quotes, a number or a symbol as written
 * @param position its first character, counted from 1
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        /** A name in back-ticks: never a keyword. */
        QUOTED_NAME,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    /** The token for a message. */
    String words() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "the text \"" + shortened() + "\"";
            case QUOTED_NAME -> "`" + shortened() + "`";
            default -> "'" + shortened() + "'";
        };
    }

    private String shortened() {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
