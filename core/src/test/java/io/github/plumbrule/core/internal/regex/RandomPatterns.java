package io.github.plumbrule.core.internal.regex;

import java.util.Random;

/** Makes small regular patterns, and texts over the few characters on which they can differ. */
final class RandomPatterns {
    private static final String[] CHARACTERS = {
        "a",
        "b",
        "A",
        "k",
        "s",
        " ",
        "\n",
        "_",
        "1",
        "-",
        "é",
        "É",
        "ß",
        "\u017F",
        "\u212A",
        "\u0301",
        "\u001C",
        "\u0663",
        "\u2028",
        "\uD83D\uDE00",
        "\uD835\uDC00"
    };
    private static final String[] NAMED = {"\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "."};
    private static final String[] PLACES = {"^", "$", "\\A", "\\Z", "\\b", "\\B", "^", "$"};
    private static final String[] REPETITIONS = {
        "*", "+", "?", "{2}", "{1,2}", "{,2}", "{0}", "{2,}", "*?", "+?", "??", "{1,3}?"
    };
    private static final String[] OPENINGS = {
        "(", "(?:", "(?:", "(?P<name_%d>", "(?i:", "(?m:", "(?s:", "(?-i:", "(?a:", "(?s-m:"
    };
    private static final String[] STARTS = {"", "", "", "", "(?i)", "(?m)", "(?s)", "(?im)", "(?a)", "(?ai)"};

    private final Random random;
    private int names;

    RandomPatterns(Random random) {
        this.random = random;
    }

    String pattern() {
        return any(STARTS) + choice(3);
    }

    /** Half of the texts are ASCII only: that is the loop that matters. */
    String text() {
        int size = random.nextBoolean() ? 10 : CHARACTERS.length;
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(size)]);
        }
        return random.nextInt(5) == 0 ? text.append('\n').toString() : text.toString();
    }

    static String printable(String text) {
        StringBuilder result = new StringBuilder("'");
        text.codePoints().forEach(c -> {
            if (c > ' ' && c < 127) {
                result.append((char) c);
            } else {
                result.append("<").append(Integer.toHexString(c)).append(">");
            }
        });
        return result.append("'").toString();
    }

    private String choice(int depth) {
        StringBuilder result = new StringBuilder(sequence(depth));
        for (int i = random.nextInt(5); i > 2; i--) {
            result.append('|').append(sequence(depth));
        }
        return result.toString();
    }

    private String sequence(int depth) {
        StringBuilder result = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(5) == 0) {
                result.append(any(PLACES));
                continue;
            }
            result.append(item(depth));
            if (random.nextInt(3) == 0) {
                result.append(any(REPETITIONS));
            }
        }
        return result.toString();
    }

    private String item(int depth) {
        int kind = random.nextInt(10);
        if (kind < 4 || (kind > 6 && depth == 0)) {
            return escaped(any(CHARACTERS));
        }
        if (kind == 4) {
            return any(NAMED);
        }
        if (kind < 7) {
            return characterClass();
        }
        String opening = any(OPENINGS);
        return (opening.contains("%d") ? opening.replace("%d", Integer.toString(names++)) : opening) + choice(depth - 1)
                + ")";
    }

    /** Letters and digits of ASCII must not be escaped: writes them as a code. */
    private static String withoutLetters(String character) {
        int c = character.codePointAt(0);
        return c < 128 && Character.isLetterOrDigit(c) ? String.format("x%02x", c) : character;
    }

    private String characterClass() {
        StringBuilder result = new StringBuilder(random.nextInt(3) == 0 ? "[^" : "[");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int kind = random.nextInt(4);
            String one = any(CHARACTERS);
            if (kind == 0) {
                result.append(NAMED[random.nextInt(NAMED.length - 1)]);
            } else if (kind == 1) {
                String other = any(CHARACTERS);
                boolean ordered = one.codePointAt(0) <= other.codePointAt(0);
                result.append(escaped(ordered ? one : other)).append('-').append(escaped(ordered ? other : one));
            } else {
                result.append(escaped(one));
            }
        }
        return result.append(']').toString();
    }

    private static String escaped(String character) {
        return "\\" + withoutLetters(character);
    }

    private String any(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
