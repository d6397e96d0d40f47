package io.github.plumbrule.examples.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.examples.Checkout;
import io.github.plumbrule.expectations.SuiteReader;
import org.junit.jupiter.api.Test;

/** A suite is the same whether it is written in Java or in JSON. */
class ChurnSuitesTest {
    @Test
    void suiteInJavaEqualsTheDocument() {
        assertThat(ChurnSuites.transformed())
                .isEqualTo(SuiteReader.read(Checkout.file("examples/churn/suites/transformed.suite.json")));
    }
}
