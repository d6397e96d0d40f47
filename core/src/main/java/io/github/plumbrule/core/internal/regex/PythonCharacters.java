package io.github.plumbrule.core.internal.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The sets of characters that Python's regular expressions know by name, and which characters are equal without regard to case.
 *
 * <p>Letters, digits and case come from the Unicode version of the running JDK.
 */
final class PythonCharacters {
    static final CodePointSet NEWLINE = CodePointSet.of('\n');

    static final CodePointSet ASCII_DIGIT = CodePointSet.range('0', '9');

    static final CodePointSet ASCII_WORD = new CodePointSet.Builder()
            .add('0', '9')
            .add('A', 'Z')
            .add('_')
            .add('a', 'z')
            .build();

    static final CodePointSet ASCII_SPACE =
            new CodePointSet.Builder().add('\t', '\r').add(' ').build();

    /** What {@code str.isspace} accepts in Python: more than Unicode's White_Space, namely U+001C to U+001F as well. */
    static final CodePointSet SPACE = new CodePointSet.Builder()
            .addAll(ASCII_SPACE)
            .add(0x1C, 0x1F)
            .add(0x85)
            .add(0xA0)
            .add(0x1680)
            .add(0x2000, 0x200A)
            .add(0x2028, 0x2029)
            .add(0x202F)
            .add(0x205F)
            .add(0x3000)
            .build();

    private PythonCharacters() {}

    /** The characters of {@code \d}: decimal digits of all scripts. */
    static CodePointSet digit() {
        return Digits.SET;
    }

    /** The characters of {@code \w}: letters and numbers of all scripts and the underscore, but not combining marks. */
    static CodePointSet word() {
        return Words.SET;
    }

    /** The set with, for each member, the characters that differ from it only in case. */
    static CodePointSet withCaseVariants(CodePointSet set, boolean asciiOnly) {
        CodePointSet.Builder result = new CodePointSet.Builder().addAll(set);
        if (asciiOnly || isAscii(set)) {
            for (int c = 'a'; c <= 'z'; c++) {
                int upper = c - 'a' + 'A';
                if (set.contains(c) || set.contains(upper)) {
                    result.add(c).add(upper);
                    if (!asciiOnly) {
                        addVariantsBeyondAscii(c, result);
                    }
                }
            }
            return result.build();
        }
        for (int[] equal : CaseVariants.GROUPS) {
            boolean hit = false;
            for (int c : equal) {
                hit |= set.contains(c);
            }
            if (hit) {
                for (int c : equal) {
                    result.add(c);
                }
            }
        }
        return result.build();
    }

    private static boolean isAscii(CodePointSet set) {
        return set.isEmpty() || set.last(set.rangeCount() - 1) < 128;
    }

    /** A short cut: without it, every pattern that ignores case would need the table of all scripts. */
    private static void addVariantsBeyondAscii(int lowerCaseLetter, CodePointSet.Builder target) {
        switch (lowerCaseLetter) {
            case 'i' -> target.add(0x130, 0x131);
            case 'k' -> target.add(0x212A);
            case 's' -> target.add(0x17F);
            default -> {
                // The other letters have no variants beyond ASCII.
            }
        }
    }

    /** The code points below the limit whose general category is in the mask. */
    private static CodePointSet.Builder scan(int limit, int mask) {
        CodePointSet.Builder found = new CodePointSet.Builder();
        int first = -1;
        for (int c = 0; c <= limit; c++) {
            boolean member = c < limit && (mask >>> Character.getType(c) & 1) != 0;
            if (member && first < 0) {
                first = c;
            } else if (!member && first >= 0) {
                found.add(first, c - 1);
                first = -1;
            }
        }
        return found;
    }

    // Holders, because most patterns never ask and a scan of the code points takes some milliseconds.

    private static final class Digits {
        /** The ideographic planes 2 and 3 hold no decimal digits. */
        private static final int SCAN_LIMIT = 0x20000;

        static final CodePointSet SET =
                scan(SCAN_LIMIT, 1 << Character.DECIMAL_DIGIT_NUMBER).build();
    }

    private static final class Words {
        /** Planes 4 to 16 hold no letters and no numbers, only marks, controls and private use. */
        private static final int SCAN_LIMIT = 0x40000;

        private static final int LETTERS_AND_NUMBERS = 1 << Character.DECIMAL_DIGIT_NUMBER
                | 1 << Character.LETTER_NUMBER
                | 1 << Character.OTHER_NUMBER
                | 1 << Character.UPPERCASE_LETTER
                | 1 << Character.LOWERCASE_LETTER
                | 1 << Character.TITLECASE_LETTER
                | 1 << Character.MODIFIER_LETTER
                | 1 << Character.OTHER_LETTER;

        static final CodePointSet SET =
                scan(SCAN_LIMIT, LETTERS_AND_NUMBERS).add('_').build();
    }

    /** The groups of characters that are equal without regard to case; characters without such a partner are left out. */
    private static final class CaseVariants {
        /** No character beyond has case. */
        private static final int SCAN_LIMIT = 0x20000;

        static final int[][] GROUPS = groups();

        private static int[][] groups() {
            Map<Integer, int[]> byFold = new HashMap<>();
            for (int c = 0; c < SCAN_LIMIT; c++) {
                int upper = Character.toUpperCase(c);
                int fold = Character.toLowerCase(upper);
                if (fold != c) {
                    int[] group = byFold.getOrDefault(fold, new int[] {fold});
                    group = Arrays.copyOf(group, group.length + 1);
                    group[group.length - 1] = c;
                    byFold.put(fold, group);
                }
            }
            return byFold.values().toArray(new int[0][]);
        }
    }
}
