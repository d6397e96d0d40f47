package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void spellsOutWhatWouldActOnATerminal() {
        assertThat(Printable.line("a\u001B[31mb\r\n\tc\u202Ed\u2028e\u0007"))
                .isEqualTo("a\\u001B[31mb\\r\\n\\tc\\u202Ed\\u2028e\\u0007");
    }

    @Test
    void keepsLineFeedsOfMessagesWithSeveralLines() {
        assertThat(Printable.lines("a\nb\u001Bc")).isEqualTo("a\nb\\u001Bc");
    }

    @Test
    void keepsWordsOfAllLanguages() {
        assertThat(Printable.line("Größe 数量 العمر 😀")).isEqualTo("Größe 数量 العمر 😀");
    }
}
