package io.github.plumbrule.expectations.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void spellsOutWhatWouldBeInvisibleOrActOnATerminal() {
        assertThat(Words.visible("a\u0000b\u001B[31m\u202Ec\u200Bd\n\u2028"))
                .isEqualTo("a\\u0000b\\u001B[31m\\u202Ec\\u200Bd\\n\\u2028");
        assertThat(Words.visible("\uD800")).isEqualTo("\\uD800");
    }

    @Test
    void keepsLettersOfAllScripts() {
        assertThat(Words.visible("żółć 東京 😀")).isEqualTo("żółć 東京 😀");
    }

    @Test
    void cutsLongValues() {
        assertThat(Words.quoted("x".repeat(100))).isEqualTo("\"" + "x".repeat(60) + "…\"");
        assertThat(Words.quoted("x".repeat(60))).isEqualTo("\"" + "x".repeat(60) + "\"");
        assertThat(Words.visible("😀".repeat(61))).isEqualTo("😀".repeat(60) + "…");
    }

    @Test
    void quotesTextAndNothingElse() {
        assertThat(Words.value(Scalar.of("12"))).isEqualTo("\"12\"");
        assertThat(Words.value(Scalar.of(12000))).isEqualTo("12000");
        assertThat(Words.limit(Scalar.of(12000))).isEqualTo("12,000");
        assertThat(Words.value(Scalar.NULL)).isEqualTo("null");
    }

    @Test
    void quotesColumnsThatDoNotReadAsOneWord() {
        assertThat(Words.column("address.city")).isEqualTo("address.city");
        assertThat(Words.column("a b")).isEqualTo("\"a b\"");
        assertThat(Words.column("")).isEqualTo("\"\"");
        assertThat(Words.column("x.")).isEqualTo("\"x.\"");
    }

    @Test
    void cutsLongSets() {
        List<Scalar> values = IntStream.range(0, 100).mapToObj(Scalar::of).toList();
        assertThat(Words.set(values)).isEqualTo("{0, 1, 2, 3, 4, 5, 6, 7, … 92 more}");
        assertThat(Words.set(values.subList(0, 9))).isEqualTo("{0, 1, 2, 3, 4, 5, 6, 7, 8}");
    }
}
