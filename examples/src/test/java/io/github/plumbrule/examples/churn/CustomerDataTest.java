package io.github.plumbrule.examples.churn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.SuiteReader;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import io.github.plumbrule.reports.TextReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How a build judges data today: a test that fails when the data does. */
class CustomerDataTest {
    @Test
    void customersStandTrue() {
        Suite suite = SuiteReader.read(Path.of("churn/suites/transformed.suite.json"));
        DelimitedText data = DelimitedText.csv(Path.of("churn/data/transformed.csv"));
        Verdict verdict = Validation.run(suite, data, ValidationOptions.defaults());
        assertTrue(verdict.passed(), () -> new TextReport(TextReport.Colours.NONE).render(verdict));
    }
}
