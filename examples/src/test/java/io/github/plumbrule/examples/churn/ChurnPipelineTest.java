package io.github.plumbrule.examples.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.examples.Checkout;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.SuiteReader;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The churn pipeline goes on with clean data and stops at damaged data, saying why. */
class ChurnPipelineTest {
    private static final Path SUITES = Checkout.file("examples/churn/suites");
    private static final Path DATA = Checkout.file("examples/churn/data");

    @TempDir
    private Path folder;

    @Test
    void cleanCustomersPassBothStages() throws IOException {
        StringBuilder log = new StringBuilder();
        boolean ready = new ChurnPipeline(SUITES, log).run(DATA.resolve("raw.csv"), folder);
        assertThat(log).isEmpty();
        assertThat(ready).isTrue();
        assertThat(folder.resolve("transformed.csv")).hasSameTextualContentAs(DATA.resolve("transformed.csv"));
        assertThat(folder.resolve("raw-report.html")).exists();
        assertThat(folder.resolve("transformed-report.html")).exists();
    }

    @Test
    void damagedCustomersAreStoppedWithAReport() throws IOException {
        StringBuilder log = new StringBuilder();
        boolean ready =
                new ChurnPipeline(SUITES, log).stands(DATA.resolve("transformed-damaged.csv"), "transformed", folder);
        assertThat(ready).isFalse();
        assertThat(log)
                .contains("gender", "monthly_charges", "tenure_in_months", "total_charges", "customer_id", "churn")
                .contains("Mlae", "n/a", "C02499", "-0.2");
        assertThat(Files.readString(folder.resolve("transformed-report.html"))).contains("FAILED", "Mlae");
    }

    @Test
    void rawDataThatFailsIsNotTransformed() throws IOException {
        boolean ready =
                new ChurnPipeline(SUITES, new StringBuilder()).run(DATA.resolve("transformed-damaged.csv"), folder);
        assertThat(ready).isFalse();
        assertThat(folder.resolve("transformed.csv")).doesNotExist();
    }

    @Test
    void everyDamageIsFoundByItsExpectationAtItsRows() {
        Verdict verdict = Validation.run(
                SuiteReader.read(SUITES.resolve("transformed.suite.json")),
                DelimitedText.csv(DATA.resolve("transformed-damaged.csv")),
                ValidationOptions.defaults());
        Map<String, List<Long>> rows = new LinkedHashMap<>();
        for (ExpectationResult result : verdict.results()) {
            if (result.outcome() == Outcome.FAIL && result.observation() instanceof Observation.RowLevel level) {
                rows.put(
                        result.expectation().type() + " " + String.join(", ", result.columns()),
                        level.result().samples().stream()
                                .map(UnexpectedRow::row)
                                .toList());
            }
        }
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.count(Outcome.FAIL)).isEqualTo(6);
        assertThat(verdict.count(Outcome.ERROR)).isZero();
        assertThat(rows)
                .containsExactly(
                        Map.entry("expect_column_values_to_be_unique customer_id", List.of(2499L, 2500L)),
                        Map.entry("expect_column_values_to_be_in_set gender", List.of(42L, 977L, 3050L)),
                        Map.entry("expect_column_values_to_be_between tenure_in_months", List.of(640L, 2222L)),
                        Map.entry("expect_column_values_to_not_be_null monthly_charges", List.of(113L, 1204L, 3377L)),
                        Map.entry("expect_column_values_to_be_between total_charges", List.of(1500L)),
                        Map.entry("expect_column_values_to_be_in_set churn", List.of(3601L, 4999L)));
    }
}
