package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JUnitReportTest {
    private final String xml = new JUnitReport().render(SampleVerdicts.failed());

    @Test
    void countsOnlyCriticalFailuresAsFailures() {
        assertThat(xml)
                .contains("<testsuite name=\"telco\" tests=\"14\" failures=\"2\" errors=\"2\" skipped=\"1\"")
                .containsPattern(
                        "(?s)the mean of MonthlyCharges is between 50 and 60\" time=\"0\">\\s*<system-out>warning:");
    }

    @Test
    void aFailureSaysMessageFactsAndRows() {
        assertThat(xml)
                .contains("<failure message=\"TotalCharges: 11 of 7,043 values (0.16 %) are not between")
                .contains("\nunexpected: 11\n")
                .contains("line 490 · row 489 · customerID 4472-LVYGI · TotalCharges ␠ · not a number");
    }

    @Test
    void anErrorIsAnErrorAndNothingToJudgeIsSkipped() {
        assertThat(xml)
                .contains("<error message=\"telco_churn.csv has no column 'Tenure'.")
                .contains("<skipped message=\"Notes has no values\"/>");
    }

    @Test
    void aRunThatCouldNotBeJudgedIsAnError() {
        assertThat(new JUnitReport().render(SampleVerdicts.nothingChecked()))
                .contains("tests=\"1\" failures=\"0\" errors=\"1\"")
                .contains("name=\"the run as a whole\"")
                .contains("<error message=\"Nothing was checked");
    }
}
