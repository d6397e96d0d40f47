package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.source.DelimitedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In delimited text, the expectation decides how a cell is read. */
class DelimitedTextValidationTest {
    private static final String TEXT =
            """
            id,amount,day,status,flag
            1,10,2026-01-01,NEW,true
            02,20.5,2026-01-02T10:00:00,PAID,TRUE
            3,n/a,2026-02-30,NEW,no
            3,,,"",
            """;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("orders.csv");
        Files.writeString(file, TEXT);
    }

    private ExpectationResult judge(Expectation expectation) {
        Verdict verdict =
                Validation.run(Suite.of("orders", expectation), DelimitedText.csv(file), ValidationOptions.defaults());
        return verdict.results().get(0);
    }

    private void expect(Expectation expectation, Outcome outcome, long unexpected) {
        ExpectationResult result = judge(expectation);
        assertThat(result.outcome()).as(result.message()).isEqualTo(outcome);
        assertThat(result.observation()).isInstanceOfSatisfying(Observation.RowLevel.class, rows -> assertThat(
                        rows.result().unexpected())
                .as(result.message())
                .isEqualTo(unexpected));
    }

    @Test
    void readsNumbersForNumericLimits() {
        expect(Values.between("amount", 0, 100), Outcome.FAIL, 1);
        assertThat(judge(Values.between("amount", 0, 100)).message())
                .isEqualTo("66.66 % of the values of amount are between 0 and 100, but expected 100 %"
                        + " (1 of 3 values are not; first: row 3: \"n/a\" is not a number)");
    }

    @Test
    void readsDatesForDateLimits() {
        expect(Values.between("day", "2026-01-01", "2026-12-31"), Outcome.FAIL, 1);
        expect(Values.atLeast("day", "2026-01-02T09:00:00"), Outcome.FAIL, 2);
    }

    @Test
    void comparesNumericMembersAsNumbersAndTextMembersAsText() {
        expect(Values.inSet("id", 1, 2, 3), Outcome.PASS, 0);
        expect(Values.inSet("id", "1", "2", "3"), Outcome.FAIL, 1);
        expect(Values.inSet("flag", true), Outcome.FAIL, 1);
    }

    @Test
    void tellsAnEmptyTextFromNull() {
        expect(Values.notNull("status"), Outcome.PASS, 0);
        expect(Values.notNull("amount"), Outcome.FAIL, 1);
        expect(Values.lengthBetween("status", 1, 10), Outcome.FAIL, 1);
    }

    @Test
    void readsTypesFromText() {
        expect(Values.ofType("amount", "float"), Outcome.FAIL, 1);
        expect(Values.ofType("day", "timestamp"), Outcome.FAIL, 1);
        expect(Values.ofType("status", "string"), Outcome.PASS, 0);
    }

    @Test
    void listsWhatIsOutsideOfASet() {
        ExpectationResult result = judge(Aggregates.distinctEqual("status", "NEW", "PAID", "SENT"));
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.message())
                .isEqualTo("the distinct values of status do not match: expected that they are exactly"
                        + " {\"NEW\", \"PAID\", \"SENT\"}, but 1 of 3 distinct values in 1 row are not in the set: {\"\"},"
                        + " and {\"SENT\"} does not occur");
    }

    @Test
    void findsTheMostCommonValueAmongNumbers() {
        assertThat(judge(Aggregates.mostCommonIn("id", 3)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judge(Aggregates.mostCommonIn("id", 1, 2)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void namesTheRowsThatAStatisticCannotRead() {
        assertThat(judge(Aggregates.meanBetween("amount", 0, 100)).message())
                .isEqualTo("the mean of amount is not known (1 value is not a number; first: row 3: \"n/a\"),"
                        + " but expected between 0 and 100");
        assertThat(judge(Aggregates.maxBetween("day", "2026-01-01", "2026-12-31"))
                        .message())
                .isEqualTo("the largest value of day is not known (1 value is not a date or time; first: row 3:"
                        + " \"2026-02-30\"), but expected between 2026-01-01 and 2026-12-31");
    }

    @Test
    void knowsTheColumns() {
        assertThat(judge(Columns.areInOrder("id", "amount", "day", "status", "flag"))
                        .outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(judge(Columns.exists("amonut")).message())
                .isEqualTo("column \"amonut\" does not exist (columns are id, amount, day, status, flag; did you mean"
                        + " \"amount\"?)");
    }

    @Test
    void readsTheSameForEveryNumberOfThreads() {
        Suite suite = Suite.of(
                "orders",
                Values.between("amount", 0, 100),
                Values.unique("id"),
                Aggregates.distinctEqual("status", "NEW"),
                Aggregates.medianBetween("id", 0, 1));
        List<ExpectationResult> one = results(suite, 1);
        assertThat(results(suite, 4)).isEqualTo(one);
    }

    private List<ExpectationResult> results(Suite suite, int threads) {
        ValidationOptions options = ValidationOptions.defaults();
        return Validation.run(
                        suite,
                        DelimitedText.csv(file),
                        options.withScan(options.scan().withThreads(threads)))
                .results();
    }
}
