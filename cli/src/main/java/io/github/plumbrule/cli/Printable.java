package io.github.plumbrule.cli;

import java.util.Locale;

/** Makes names and messages safe to print: what would act on the terminal or hide there is spelt out. */
final class Printable {
    private Printable() {}

    /** The text on one line; control, format and unpaired surrogate characters as {@code \n} or {@code \u202E}. */
    static String line(String text) {
        return escape(text, false);
    }

    /** The same, with line feeds and tabs kept: for messages that have several lines. */
    static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLayout) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (keepLayout && (c == '\n' || c == '\t')) {
                out.append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (unsafe(c)) {
                out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean unsafe(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
