package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private final String page = new HtmlReport().render(SampleVerdicts.failed());

    @Test
    void saysTheVerdictInTitleAndHeading() {
        assertThat(page)
                .contains("<title>FAILED – telco_churn.csv – 2026-11-22</title>")
                .containsOnlyOnce("<h1 ")
                .contains("FAILED – 5 of 14 checks, 2 critical; 2 could not run");
    }

    @Test
    void listsFailuresWorstFirst() {
        assertThat(page)
                .containsSubsequence(
                        "<h3><bdi>values of TotalCharges are between 0 and 10,000",
                        "<h3><bdi>values of customerID are unique",
                        "<h3><bdi>the mean of MonthlyCharges is between 50 and 60",
                        "<h3><bdi>values of Contract are one of",
                        "<h3><bdi>Every customer states a gender.");
    }

    @Test
    void showsCountAndPercentTogether() {
        assertThat(page)
                .contains("<b>11 of 7,043</b>")
                .contains("0.16 % · none allowed")
                .contains("24.07 % · up to 5 % allowed");
    }

    @Test
    void locatesRowsByLineRowAndKey() {
        assertThat(HtmlText.text(page)).contains("line 490 · row 489 · customerID 4472-LVYGI");
    }

    @Test
    void makesInvisibleCharactersVisible() {
        assertThat(page)
                .contains("<i title=\"space\">␠</i>")
                .contains("Two year<i title=\"tab\">⇥</i>")
                .contains("Two<i title=\"no-break space\">U+00A0</i>year")
                .contains("<i title=\"text without any character\">∅ empty</i>")
                .contains("<i title=\"no value\">null</i>")
                .contains("<bdi class=\"v\">&quot;null&quot;</bdi>");
    }

    @Test
    void foldsErrorsByCause() {
        assertThat(page)
                .containsOnlyOnce(
                        "<h3><bdi>telco_churn.csv has no column &#39;Tenure&#39;. Did you mean &#39;tenure&#39;?");
    }

    @Test
    void namesColumnsWithoutChecks() {
        assertThat(HtmlText.text(page)).contains("One column has no check: tenure");
    }

    @Test
    void makesNoRequestAndRunsNoScript() {
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"")
                .doesNotContainIgnoringCase("http:")
                .doesNotContainIgnoringCase("https:")
                .doesNotContainIgnoringCase("url(")
                .doesNotContainIgnoringCase("@import")
                .doesNotContain("<script");
    }

    @Test
    void isSmallForASmallSuite() {
        assertThat(bytes(page)).isLessThan(150_000);
    }

    @Test
    void staysSmallForAThousandFailuresOverThreeHundredColumns() {
        assertThat(bytes(new HtmlReport().render(wide(1000, 300)))).isLessThan(1_500_000);
    }

    @Test
    void hasFewNodesForFourHundredChecksOverTwoHundredColumns() {
        String wide = new HtmlReport().render(wide(400, 200));

        assertThat(HtmlText.elements(wide).size()).isLessThan(20_000);
        assertThat(bytes(wide)).isLessThan(1_500_000);
    }

    @Test
    void rendersAVerdictWithoutChecks() {
        assertThat(HtmlText.text(new HtmlReport().render(SampleVerdicts.nothingChecked())))
                .contains("ERROR – Nothing was checked")
                .contains("There was nothing to check.");
    }

    @Test
    void saysWhichFileARowIsInOnlyWhereThereAreSeveral() {
        assertThat(page).doesNotContain("<th scope=\"col\">File</th>");
    }

    private static int bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Every check fails with 20 samples, the worst case for size. */
    static Verdict wide(int checks, int columns) {
        List<ExpectationResult> results = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("measurement_" + i);
        }
        for (int i = 0; i < checks; i++) {
            String column = names.get(i % columns);
            results.add(SampleVerdicts.rows(
                    Expectation.of("expect_column_values_to_be_between", Map.of("column", column, "min_value", i)),
                    column,
                    "values of " + column + " are at least " + i,
                    column + ": 20 of 5,000 values (0.4 %) are not at least " + i + ", but expected none",
                    5000,
                    0,
                    20,
                    java.util.stream.LongStream.rangeClosed(1, 20)
                            .mapToObj(row -> SampleVerdicts.row(row * 7, Map.of(column, Scalar.of(-1.5 * row))))
                            .toList(),
                    0.004));
        }
        return new Verdict(
                Outcome.FAIL,
                checks + " critical expectations failed.",
                Suite.of("wide"),
                results,
                new Verdict.Dataset("wide.csv", 5000, 1_000_000, names, 0, List.of(), List.of()),
                Map.of(),
                List.of(),
                SampleVerdicts.STARTED,
                Duration.ofMillis(900));
    }

    @Test
    void drawsTheAllowedRangeAndHowFarBeyondItAValueIs() {
        ExpectationResult result = SampleVerdicts.aggregate(
                Expectation.of("expect_column_mean_to_be_between", Map.of("min_value", 0, "max_value", 10)),
                Outcome.FAIL,
                "a",
                "",
                "",
                20L,
                1);

        Gauge gauge = Gauge.of(result);

        assertThat(gauge.band()).contains(new Gauge.Span("10", "40"));
        assertThat(gauge.from()).isEqualTo("50");
        assertThat(gauge.width()).isEqualTo("40");
        assertThat(gauge.words()).isEqualTo("20, 0 to 10 allowed");
    }

    @Test
    void neverRoundsAnObservedValueOntoItsLimit() {
        ExpectationResult result = SampleVerdicts.aggregate(
                Expectation.of("expect_column_mean_to_be_between", Map.of("max_value", 10)),
                Outcome.FAIL,
                "a",
                "",
                "",
                new java.math.BigDecimal("10.00000001"),
                1);

        assertThat(Gauge.of(result).figure()).isEqualTo("10.00000001");
    }

    @Test
    void drawsADeviationWhereThereIsNothingToMeasure() {
        ExpectationResult result = new ExpectationResult(
                Expectation.of("expect_column_to_exist"),
                List.of(),
                Outcome.FAIL,
                "",
                "",
                List.of(),
                new Observation.Nothing(),
                0.5);

        assertThat(Gauge.of(result).width()).isEqualTo("50");
    }
}
