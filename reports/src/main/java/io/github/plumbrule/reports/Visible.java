package io.github.plumbrule.reports;

import io.github.plumbrule.core.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Makes text from data safe to show: what would be invisible, or would act on the terminal or the page, is spelt out.
 *
 * <p>Control characters, bidirectional and other format characters and surrogates without their partner never reach a
 * reader as themselves.
 */
final class Visible {
    private Visible() {}

    /**
     * A piece of a value.
     *
     * @param mark what the piece stands for if it is not the data itself, such as {@code space}; else the empty text
     */
    record Part(String text, String mark) {
        Part {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(mark, "mark");
        }
    }

    /** A sentence or a name on one line: unsafe characters as {@code \n} or {@code \u202E}. */
    static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /** The same, cut after a number of characters with a remark how many there were. */
    static String line(String text, int limit) {
        int end = text.length() <= limit ? text.length() : cut(text, limit);
        StringBuilder out = null;
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean joiner = c == 0x200C || c == 0x200D;
            if (unsafe(c) && !joiner) {
                if (out == null) {
                    out = new StringBuilder(end + 16).append(text, 0, i);
                }
                out.append(escape(c));
            } else if (out != null) {
                out.appendCodePoint(c);
            }
            i = next;
        }
        String shown = out == null ? text.substring(0, end) : out.toString();
        return end == text.length() ? shown : shown + "… (" + Figures.count(text.length(), "character") + ")";
    }

    /** A value in pieces, cut after a number of characters. */
    static List<Part> parts(Scalar value, int limit) {
        if (value instanceof Scalar.Null) {
            return List.of(new Part("null", "no value"));
        }
        String text = value.toString();
        if (text.isEmpty()) {
            return List.of(new Part("∅ empty", "text without any character"));
        }
        if (value instanceof Scalar.Text && text.equalsIgnoreCase("null")) {
            // Quotes tell the word from the absent value.
            return List.of(new Part("\"" + text + "\"", ""));
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int end = text.length() <= limit ? text.length() : cut(text, limit);
        for (int i = 0; i < end; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (invisible(text, i, next, c)) {
                flush(run, parts);
                parts.add(mark(c));
            } else {
                run.appendCodePoint(c);
            }
            i = next;
        }
        flush(run, parts);
        if (end < text.length()) {
            parts.add(new Part("… (" + Figures.count(text.length(), "character") + ")", "the rest is not shown"));
        }
        return parts;
    }

    /** A value on one line of plain text. */
    static String join(List<Part> parts) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            boolean code = part.text().startsWith("U+") && !part.mark().isEmpty();
            out.append(code ? "⟨" + part.text() + "⟩" : part.text());
        }
        return out.toString();
    }

    /** The text with every surrogate that lacks its partner replaced, so that it can be written as UTF-8. */
    static String wellFormed(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (out == null) {
                    out = new StringBuilder(text);
                }
                out.setCharAt(i, '\uFFFD');
            }
            i += Character.charCount(c);
        }
        return out == null ? text : out.toString();
    }

    private static void flush(StringBuilder run, List<Part> parts) {
        if (run.length() > 0) {
            parts.add(new Part(run.toString(), ""));
            run.setLength(0);
        }
    }

    private static boolean invisible(String text, int start, int next, int c) {
        if (c == ' ') {
            // A single space between words is visible enough.
            return start == 0 || next == text.length() || text.charAt(start - 1) == ' ' || text.charAt(next) == ' ';
        }
        return unsafe(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static Part mark(int c) {
        return switch (c) {
            case ' ' -> new Part("␠", "space");
            case '\t' -> new Part("⇥", "tab");
            case '\n' -> new Part("⏎", "line feed");
            case 0xA0 -> new Part("U+00A0", "no-break space");
            default -> {
                String name = Character.getName(c);
                yield new Part(hex(c), name == null ? "not a character" : name.toLowerCase(Locale.ROOT));
            }
        };
    }

    private static int cut(String text, int limit) {
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? String.format(Locale.ROOT, "\\u{%X}", c) : String.format(Locale.ROOT, "\\u%04X", c);
        };
    }

    private static String hex(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    private static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
                // Arabic and Indic signs of this category have a shape of their own.
            case Character.FORMAT -> !(c >= 0x600 && c <= 0x605)
                    && c != 0x6DD
                    && c != 0x70F
                    && c != 0x8E2
                    && c != 0x110BD
                    && c != 0x110CD;
            default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        };
    }
}
