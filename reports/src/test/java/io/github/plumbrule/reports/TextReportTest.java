package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextReportTest {
    private final String text = new TextReport(TextReport.Colours.NONE).render(SampleVerdicts.failed());

    @Test
    void startsWithTheVerdict() {
        assertThat(text).startsWith("✗ FAILED – 5 of 14 checks, 2 critical; 2 could not run\n");
    }

    @Test
    void listsTheWorstFirst() {
        assertThat(text)
                .containsSubsequence("critical  TotalCharges", "critical  customerID", "warning", "● info", "⊘");
    }

    @Test
    void locatesRows() {
        assertThat(text).contains("  line 490 · row 489 · customerID 4472-LVYGI · TotalCharges ␠ · not a number\n");
    }

    @Test
    void namesACauseOnceWithEverythingItStops() {
        assertThat(text)
                .containsOnlyOnce("has no column 'Tenure'")
                .contains("stops: values of Tenure are not null; values of Tenure are between 0 and 100");
    }

    @Test
    void coloursChangeNoWord() {
        String coloured = new TextReport(TextReport.Colours.ANSI).render(SampleVerdicts.failed());

        assertThat(coloured).contains("\u001B[1;31m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(text);
    }

    @Test
    void aPassSaysHowManyChecksItStandsFor() {
        assertThat(new TextReport(TextReport.Colours.NONE).render(SampleVerdicts.passed()))
                .startsWith("✓ PASSED – all 6 checks\n");
    }
}
