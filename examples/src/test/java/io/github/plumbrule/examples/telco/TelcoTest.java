package io.github.plumbrule.examples.telco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The suite for a real table finds what is wrong with it, by name and row. */
class TelcoTest {

    @Test
    void namesTheElevenCustomersWithoutTotalCharges() {
        Path data = Checkout.file("../shared/data/telco_churn.csv");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(data).as("the shared inputs beside the checkout").exists();
        }
        assumeTrue(Files.exists(data));
        Verdict verdict = Validation.run(
                SuiteReader.read(Checkout.file("examples/telco/telco.suite.json")),
                DelimitedText.csv(data),
                ValidationOptions.defaults().withIdentifierColumns(List.of("customerID")));

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.dataset().rows()).isEqualTo(7043);
        List<ExpectationResult> failed = verdict.worstFirst();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).columns()).startsWith("TotalCharges");
        Observation.RowLevel rows = (Observation.RowLevel) failed.get(0).observation();
        assertThat(rows.result().unexpected()).isEqualTo(11);
        UnexpectedRow first = rows.result().samples().get(0);
        assertThat(first.row()).isEqualTo(489);
        assertThat(first.line()).hasValue(490);
        assertThat(first.reason()).contains("is not a number");
        assertThat(first.values().entrySet().stream().map(Map.Entry::toString))
                .containsExactly("TotalCharges= ", "customerID=4472-LVYGI");
    }
}
