package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    /** A type of somebody else's, with a mistake in it. */
    private record Foreign(String name, boolean breaksWhenCompiled) implements ExpectationType {
        @Override
        public String summary() {
            return "Something else.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public Shared shared() {
            return Shared.NONE;
        }

        @Override
        public Check compile(Arguments arguments) {
            if (breaksWhenCompiled) {
                throw new IllegalStateException("no licence");
            }
            return new Check() {
                @Override
                public List<String> columns() {
                    return List.of();
                }

                @Override
                public String statement() {
                    return "something else holds";
                }

                @Override
                public List<Metric<?>> metrics() {
                    return List.of(new Metric.ColumnNames());
                }

                @Override
                public Conclusion judge(Measurements measurements) {
                    throw new UnsupportedOperationException("divided by zero");
                }
            };
        }
    }

    @Test
    void doesNotLetAForeignTypeStopTheOthers() {
        Catalogue catalogue = Catalogue.with(List.of(new Foreign("expect_a", true), new Foreign("expect_b", false)));
        Suite suite =
                Suite.of("mixed", Expectation.of("expect_a"), Expectation.of("expect_b"), Table.rowCountEquals(0));
        Verdict verdict = Validation.run(
                catalogue, suite, Rows.ofLists("empty", List.of("id"), List.of()), ValidationOptions.defaults());
        assertThat(verdict.results())
                .extracting(ExpectationResult::outcome)
                .containsExactly(Outcome.ERROR, Outcome.ERROR, Outcome.PASS);
        assertThat(verdict.results().get(0).message())
                .isEqualTo("expect_a could not be made ready: java.lang.IllegalStateException: no licence");
        assertThat(verdict.results().get(1).message())
                .isEqualTo(
                        "the expectation could not be judged: java.lang.UnsupportedOperationException: divided by zero");
    }

    @Test
    void refusesTwoTypesOfOneName() {
        List<Foreign> twice = List.of(new Foreign("expect_column_to_exist", true));
        assertThatThrownBy(() -> Catalogue.with(twice))
                .hasMessageStartingWith("two types of expectations are called 'expect_column_to_exist'");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(Catalogue.standard()).isSameAs(Catalogue.standard());
        assertThat(Catalogue.standard().find("expect_nothing")).isEmpty();
    }
}
