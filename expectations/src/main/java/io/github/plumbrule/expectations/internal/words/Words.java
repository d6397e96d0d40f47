package io.github.plumbrule.expectations.internal.words;

import io.github.plumbrule.core.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Values and names as people read them, safe to show.
 *
 * <p>Characters that would be invisible or would act on a terminal or page are spelt out as escapes, and what is longer
 * than {@value #LONGEST} characters is cut.
 */
public final class Words {
    /** The most characters of one value. */
    public static final int LONGEST = 60;

    private static final int MOST_MEMBERS = 8;

    private Words() {}

    /** A value: text in quotes, everything else as it is. */
    public static String value(Scalar value) {
        return value instanceof Scalar.Text text ? quoted(text.value()) : visible(value.toString());
    }

    /** A value in a sentence about limits: numbers with grouped thousands. */
    public static String limit(Scalar value) {
        return value instanceof Scalar.Number number ? Figures.number(number.value()) : value(value);
    }

    /** A text in quotes. */
    public static String quoted(String text) {
        return "\"" + visible(text) + "\"";
    }

    /** The name of a column: as it is when it reads as one word, else in quotes. */
    public static String column(String name) {
        boolean plain = !name.isEmpty() && name.length() <= LONGEST;
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = Character.isLetterOrDigit(c)
                    || c == '_'
                    || ((c == '.' || c == '-') && i > 0 && i < name.length() - 1);
        }
        return plain ? name : quoted(name);
    }

    /** Names of columns, such as {@code a, b and c}. */
    public static String columns(Collection<String> names) {
        return enumeration(names.stream().map(Words::column).toList(), "and");
    }

    /** Parts of a sentence, such as {@code a, b and c}. */
    public static String enumeration(List<String> parts, String lastWord) {
        int last = parts.size() - 1;
        if (last < 1) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, last)) + " " + lastWord + " " + parts.get(last);
    }

    /** A set of values such as {@code {"NEW", "PAID"}}, cut after some. */
    public static String set(Collection<Scalar> values) {
        List<String> shown = new ArrayList<>();
        for (Scalar value : values) {
            if (shown.size() == MOST_MEMBERS && values.size() > MOST_MEMBERS + 1) {
                shown.add("… " + Figures.count(values.size() - MOST_MEMBERS) + " more");
                break;
            }
            shown.add(value(value));
        }
        return "{" + String.join(", ", shown) + "}";
    }

    /** A text on one line: unsafe characters as {@code \n} or {@code \u202E}, cut when it is long. */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        int shown = 0;
        for (int i = 0; i < text.length(); shown++) {
            if (shown == LONGEST) {
                return out.append('…').toString();
            }
            int c = text.codePointAt(i);
            if (unsafe(c)) {
                out.append(escape(c));
            } else {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean unsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c > 0xFFFF ? String.format(Locale.ROOT, "\\u{%X}", c) : String.format(Locale.ROOT, "\\u%04X", c);
        };
    }
}
