package io.github.plumbrule.core.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonCharactersTest {
    @Test
    void theShortCutForAsciiGivesTheCaseVariantsOfTheWholeTable() {
        // A member without case keeps the set from taking the short cut.
        CodePointSet outsider = CodePointSet.of(0x20AC);
        for (int c = 0; c < 128; c++) {
            CodePointSet one = CodePointSet.of(c);
            assertThat(PythonCharacters.withCaseVariants(one, false).union(outsider))
                    .as("variants of U+%04X", c)
                    .isEqualTo(PythonCharacters.withCaseVariants(one.union(outsider), false));
        }
    }

    @Test
    void noLetterOrNumberLiesBeyondTheScannedPlanes() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int type = Character.getType(c);
            boolean digit = type == Character.DECIMAL_DIGIT_NUMBER;
            boolean word = Character.isLetter(c)
                    || digit
                    || type == Character.LETTER_NUMBER
                    || type == Character.OTHER_NUMBER
                    || c == '_';
            if (PythonCharacters.word().contains(c) != word
                    || PythonCharacters.digit().contains(c) != digit) {
                assertThat(c).as("U+%04X", c).isNegative();
            }
        }
    }

    @Test
    void noCaseVariantLiesBeyondTheScannedPlanes() {
        for (int c = 0x20000; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c) {
                assertThat(c).as("U+%04X", c).isNegative();
            }
        }
    }

    @Test
    void aSetAndItsComplementShareNothingAndCoverEverything() {
        for (CodePointSet set : new CodePointSet[] {
            CodePointSet.EMPTY,
            CodePointSet.ALL,
            CodePointSet.of(0),
            CodePointSet.of(Character.MAX_CODE_POINT),
            PythonCharacters.SPACE,
            PythonCharacters.word()
        }) {
            CodePointSet complement = set.complement();
            assertThat(set.union(complement)).isEqualTo(CodePointSet.ALL);
            assertThat(complement.complement()).isEqualTo(set);
            for (int i = 0; i < complement.rangeCount(); i++) {
                assertThat(set.contains(complement.first(i))).isFalse();
                assertThat(set.contains(complement.last(i))).isFalse();
            }
        }
    }
}
