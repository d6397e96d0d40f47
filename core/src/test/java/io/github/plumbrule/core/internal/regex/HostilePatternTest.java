package io.github.plumbrule.core.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that keep a backtracking matcher busy for longer than the universe will last, on values of up to 100,000 characters. */
class HostilePatternTest {
    private static final List<Integer> LENGTHS = List.of(24, 32, 1_000, 3_000, 100_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.*a){12}$",
                "^(a+)+$",
                "(a|aa)+$",
                "^(a|a)*$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(a*)*b$",
                "^(?:.|\\n)*x"
            })
    void regularOnesAreAnsweredWhateverTheLength(String pattern) {
        TextPattern compiled = TextPattern.compile(pattern);
        assertThat(compiled.usesAutomaton()).isTrue();
        for (int length : LENGTHS) {
            assertThat(compiled.search("a".repeat(length) + "!")).isEqualTo(TextPattern.NOT_FOUND);
            assertThat(compiled.search("ä".repeat(length) + "!")).isEqualTo(TextPattern.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a|b)*$", "(?:.|\\n)*x", "^(?:a|ä|b)*x?$"})
    void doesNotOverflowTheStackWhereJavaDoes(String pattern) {
        TextPattern compiled = TextPattern.compile(pattern);
        assertThat(compiled.search("ab".repeat(50_000) + (pattern.contains("\\n") ? "x" : "")))
                .isEqualTo(TextPattern.FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(?=x?)(.*a){12}$", "^(?=a)(?:a|aa)+$", "^(a|aa)+\\1?$", "(?!x)(?:a*)*b$", "(?=(a+))(\\1*)*b"})
    void othersAreGivenUp(String pattern) {
        TextPattern compiled = TextPattern.compile(pattern);
        assertThat(compiled.usesAutomaton()).isFalse();
        for (int length : LENGTHS) {
            assertThat(compiled.search("a".repeat(length) + "!")).isNotEqualTo(TextPattern.FOUND);
        }
        assertThat(compiled.search("a".repeat(100_000) + "!")).isEqualTo(TextPattern.OUT_OF_BUDGET);
    }

    @Test
    void aStackOverflowIsASpentBudget() {
        TextPattern compiled = TextPattern.compile("^(?=a)(?:a|b)*$");
        assertThat(compiled.search("ab")).isEqualTo(TextPattern.FOUND);
        assertThat(compiled.search("ab".repeat(50_000))).isEqualTo(TextPattern.OUT_OF_BUDGET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:a{0,1000}){0,1000}x",
                "(?:(?:(?:a{0,1000}){0,1000}){0,1000}){0,1000}x",
                "(a|b)*a(a|b){12}$",
                "[ab]*a[ab]{500}c",
                "(?:a?){500}a{1000}!?x"
            })
    void tooLargeAnAutomatonIsNotBuilt(String pattern) {
        assertThat(TextPattern.compile(pattern).usesAutomaton()).isFalse();
    }

    @Test
    void aPatternOfManyPartsHasAnOutcome() {
        String words = "word".repeat(3_000);
        TextPattern compiled = TextPattern.compile("(?=w)" + words);
        assertThat(compiled.search(words)).isIn(TextPattern.FOUND, TextPattern.OUT_OF_BUDGET);
    }
}
