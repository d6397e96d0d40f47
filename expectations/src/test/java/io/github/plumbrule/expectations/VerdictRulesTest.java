package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.expectations.internal.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {
    private static final Rows ORDERS =
            Rows.ofLists("orders", List.of("id", "amount"), List.of(List.of(1, 10), List.of(2, 20), List.of(2, -5)));

    private static final Expectation GOOD = Values.notNull("id");
    private static final Expectation BAD = Values.unique("id");
    private static final Expectation BROKEN = Values.notNull("idd");

    private static Verdict run(Expectation... expectations) {
        return run(ORDERS, expectations);
    }

    private static Verdict run(Rows rows, Expectation... expectations) {
        return Run.run(
                Catalogue.standard(),
                Suite.of("orders", expectations),
                rows,
                ValidationOptions.defaults(),
                ReferenceScan::run);
    }

    @Test
    void passesWhenEverythingIsAsExpected() {
        Verdict verdict = run(GOOD);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).isEqualTo("1 of 1 expectation has passed");
        assertThat(verdict.dataset().rows()).isEqualTo(3);
    }

    @Test
    void failsWhenACriticalExpectationFails() {
        Verdict verdict = run(GOOD, BAD, BROKEN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reason()).isEqualTo("1 of 3 expectations has failed, and 1 could not be judged");
    }

    @Test
    void passesWhenOnlyWarningsFail() {
        Verdict verdict = run(GOOD, BAD.severity(Severity.WARNING), BAD.severity(Severity.INFO));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).isEqualTo("1 of 3 expectations has passed, 2 have failed that are not critical");
    }

    @Test
    void isAnErrorWhenAnythingCouldNotBeJudged() {
        Verdict verdict = run(GOOD, BAD.severity(Severity.WARNING), BROKEN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.reason()).isEqualTo("1 of 3 expectations could not be judged");
    }

    @Test
    void isAnErrorWithoutExpectations() {
        Verdict verdict = run();
        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.reason()).startsWith("the suite orders has no expectations, so nothing was checked");
    }

    @Test
    void isAnErrorWhenNothingWasApplicable() {
        Verdict verdict = run(Rows.ofLists("orders", List.of("id", "amount"), List.of()), GOOD, BAD);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.reason())
                .isEqualTo(
                        "nothing was checked, because no expectation had anything to judge: orders has no rows: an empty"
                                + " delivery, or the wrong file? If that is right, say so with"
                                + " expect_table_row_count_to_be_between");
    }

    @Test
    void givesExpectationsOnOneMissingColumnOneCauseAndJudgesTheOthers() {
        Verdict verdict = run(BROKEN, GOOD, Values.unique("idd"), Values.between("amont", 0, 1));
        assertThat(verdict.results())
                .extracting(ExpectationResult::outcome)
                .containsExactly(Outcome.ERROR, Outcome.PASS, Outcome.ERROR, Outcome.ERROR);
        assertThat(verdict.errorsByCause())
                .hasSize(2)
                .hasEntrySatisfying(
                        "column \"idd\" does not exist (columns are id, amount; did you mean \"id\"?)",
                        results -> assertThat(results).hasSize(2));
    }

    @Test
    void judgesTheOthersWhenAnExpectationIsBroken() {
        Verdict verdict = run(
                Expectation.of("expect_column_values_to_be_betwen", Map.of("column", "id")),
                GOOD,
                Values.between("id", 5, 1),
                Values.atLeast("id", Map.of("$PARAMETER", "least")));
        assertThat(verdict.results())
                .extracting(ExpectationResult::outcome)
                .containsExactly(Outcome.ERROR, Outcome.PASS, Outcome.ERROR, Outcome.ERROR);
        assertThat(verdict.results().get(0).message())
                .isEqualTo("unknown expectation 'expect_column_values_to_be_betwen'."
                        + " Did you mean 'expect_column_values_to_be_between'?");
        assertThat(verdict.results().get(3).message()).contains("least");
    }

    @Test
    void fillsInParameters() {
        Suite suite = Suite.of("orders", Values.atLeast("amount", Map.of("$PARAMETER", "least")));
        ValidationOptions options = ValidationOptions.defaults().withParameters(Map.of("least", 0));
        Verdict verdict = Run.run(Catalogue.standard(), suite, ORDERS, options, ReferenceScan::run);
        ExpectationResult result = verdict.results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.expectation().arguments()).containsEntry("min_value", 0L);
        assertThat(verdict.suite()).isEqualTo(suite);
    }

    @Test
    void isAnErrorWithOneCauseWhenTheDataCannotBeRead() {
        Verdict verdict = Run.run(
                Catalogue.standard(),
                Suite.of("orders", GOOD, BAD),
                ORDERS,
                ValidationOptions.defaults(),
                (source, metrics, options) -> {
                    throw new DataException("orders.csv:18: a quote is never closed");
                });
        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.reason()).isEqualTo("orders.csv:18: a quote is never closed");
        assertThat(verdict.errorsByCause()).containsOnlyKeys("orders.csv:18: a quote is never closed");
        assertThat(verdict.results()).hasSize(2);
    }

    @Test
    void isAnErrorWhenMoreRowsWereUnreadableThanAllowed() {
        Run.Scanner damaged = (source, metrics, options) -> {
            Measurements all = ReferenceScan.run(source, metrics, options);
            return new Measurements(
                    "orders.csv",
                    all.rows(),
                    0,
                    all.columns(),
                    2,
                    List.of("orders.csv:7: the record has 3 fields, but the header has 2"),
                    List.of(),
                    all.answers(),
                    all.unavailable());
        };
        Suite suite = Suite.of("orders", GOOD);
        ValidationOptions strict = ValidationOptions.defaults();
        Verdict verdict = Run.run(Catalogue.standard(), suite, ORDERS, strict, damaged);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.reason())
                .isEqualTo(
                        "2 rows of orders.csv could not be read, and none may be; first: orders.csv:7: the record has 3"
                                + " fields, but the header has 2");
        assertThat(Run.run(Catalogue.standard(), suite, ORDERS, strict.withAllowedUnreadableRows(2), damaged)
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void sharesOneSuiteBetweenThreads() throws Exception {
        Suite suite = Suite.of("orders", GOOD, BAD, Values.between("amount", 0, 15), Values.matches("id", "^[0-9]+$"));
        List<ExpectationResult> expected = run(
                        GOOD, BAD, Values.between("amount", 0, 15), Values.matches("id", "^[0-9]+$"))
                .results();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<ExpectationResult>>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tasks.add(() -> Run.run(
                                Catalogue.standard(), suite, ORDERS, ValidationOptions.defaults(), ReferenceScan::run)
                        .results());
            }
            for (Future<List<ExpectationResult>> future : pool.invokeAll(tasks)) {
                assertThat(future.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
