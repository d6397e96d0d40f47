package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a file to each report. */
class EndToEndTest {
    @TempDir
    Path directory;

    private Verdict verdict;

    @BeforeEach
    void validate() throws IOException {
        Path file = Files.writeString(
                directory.resolve("orders.csv"),
                """
                id,amount,note
                7590,10,fine
                5575,-3,"two
                lines"
                3668,<b>,
                7795,12,x
                """);
        Suite suite = Suite.of(
                "orders",
                Expectation.of("expect_column_values_to_be_between")
                        .with("column", "amount")
                        .with("min_value", 0),
                Expectation.of("expect_column_mean_to_be_between")
                        .with("column", "id")
                        .with("max_value", 10)
                        .severity(Severity.WARNING),
                Expectation.of("expect_column_values_to_not_be_null").with("column", "id"),
                Expectation.of("expect_column_values_to_be_unique").with("column", "customer"));
        verdict = Validation.run(
                suite, DelimitedText.csv(file), ValidationOptions.defaults().withIdentifierColumns(List.of("id")));
    }

    @Test
    void theSummaryNamesRowsByLineNumberAndKey() {
        String text = new TextReport(TextReport.Colours.NONE).render(verdict);

        assertThat(text)
                .startsWith("✗ FAILED – 2 of 4 checks, 1 critical; 1 could not run\n")
                .contains("line 3 · row 2 · id 5575 · amount -3")
                .contains("line 5 · row 3 · id 3668 · amount <b>");
    }

    @Test
    void thePageShowsTheSame() {
        String page = new HtmlReport().render(verdict);

        assertThat(page).contains("<title>FAILED – orders.csv – ").doesNotContain("<b>\"");
        assertThat(HtmlText.text(page))
                .contains("FAILED – 2 of 4 checks, 1 critical; 1 could not run")
                .contains("line 5 · row 3 · id 3668")
                .contains("at most 10");
    }

    @Test
    void theJsonHasTheShapeOfGreatExpectationsAndOurRows() {
        JsonNode document = JsonMapper.builder().build().readTree(new JsonReport(ResultFormat.BASIC).render(verdict));

        assertThat(document.get("success").booleanValue()).isFalse();
        JsonNode between = document.get("results").get(0);
        assertThat(between.get("result").get("unexpected_count").intValue()).isEqualTo(2);
        assertThat(between.get("unexpected_rows").get(1).get("line").intValue()).isEqualTo(5);
        assertThat(document.get("results")
                        .get(3)
                        .get("exception_info")
                        .get("raised_exception")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void theXmlCountsTheCriticalFailureAndTheError() {
        assertThat(new JUnitReport().render(verdict)).contains("tests=\"4\" failures=\"1\" errors=\"1\"");
    }
}
