package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void marksSpacesAtTheEndsAndInRuns() {
        assertThat(value(" New  York ")).isEqualTo("␠New␠␠York␠");
        assertThat(value("New York")).isEqualTo("New York");
    }

    @Test
    void tellsNullFromTheWordAndFromTheEmptyText() {
        assertThat(value(Scalar.NULL)).isEqualTo("null");
        assertThat(value("null")).isEqualTo("\"null\"");
        assertThat(value("")).isEqualTo("∅ empty");
    }

    @Test
    void spellsOutWhatCannotBeSeen() {
        assertThat(value("a\tb\r\nc")).isEqualTo("a⇥b⟨U+000D⟩⏎c");
        assertThat(value("a\u00A0b")).isEqualTo("a⟨U+00A0⟩b");
        assertThat(value("a\u200Bb\u202Ec\u001B")).isEqualTo("a⟨U+200B⟩b⟨U+202E⟩c⟨U+001B⟩");
        assertThat(value("\uD800")).isEqualTo("⟨U+D800⟩");
    }

    @Test
    void keepsNamesOnOneLine() {
        assertThat(Visible.line("a\r\nb\u001B[2J\u202E")).isEqualTo("a\\r\\nb\\u001B[2J\\u202E");
    }

    @Test
    void keepsEmojiThatAreJoinedTogether() {
        assertThat(Visible.line("👩‍👩‍👧 é ü 日本 العربية")).isEqualTo("👩‍👩‍👧 é ü 日本 العربية");
    }

    @Test
    void cutsLongTextBetweenCharactersAndSaysHowLongItWas() {
        assertThat(Visible.line("𝒳".repeat(10), 5)).isEqualTo("𝒳𝒳… (20 characters)");
        assertThat(Visible.join(Visible.parts(Scalar.of("x".repeat(1234)), 3))).isEqualTo("xxx… (1,234 characters)");
    }

    private static String value(String text) {
        return value(Scalar.of(text));
    }

    private static String value(Scalar scalar) {
        return Visible.join(Visible.parts(scalar, 200));
    }
}
