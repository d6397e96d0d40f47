package io.github.plumbrule.expectations.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.NumberSummaryResult;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Aggregates;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Table;
import io.github.plumbrule.expectations.Values;
import io.github.plumbrule.expectations.internal.run.Compiler;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Judges answers made by hand, so that sentences and rules are pinned without any scan. */
class JudgementTest {

    private static Check check(Expectation expectation) {
        return Compiler.check(
                Catalogue.standard().find(expectation.type()).orElseThrow(), expectation.arguments(), 20, List.of());
    }

    private static Conclusion judge(Expectation expectation, Object answer) {
        Check check = check(expectation);
        Metric<?> metric = check.metrics().get(0);
        return check.judge(new Measurements(
                "orders.csv", 0, 0, List.of(), 0, List.of(), List.of(), Map.of(metric, answer), Map.of()));
    }

    private static RowCheckResult rows(long elements, long missing, long unexpected, UnexpectedRow... first) {
        return new RowCheckResult(elements, missing, unexpected, List.of(first));
    }

    private static UnexpectedRow row(long number, String column, Scalar value) {
        return new UnexpectedRow(
                number, Optional.empty(), OptionalLong.empty(), Map.of(column, value), Optional.empty());
    }

    private static NumberSummaryResult numbers(double... values) {
        List<BigDecimal> all = new ArrayList<>();
        for (double value : values) {
            all.add(BigDecimal.valueOf(value));
        }
        BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        OptionalDouble mean =
                all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum.doubleValue() / all.size());
        return new NumberSummaryResult(0, all.size(), 0, 0, 0, sum, mean, OptionalDouble.empty(), List.of());
    }

    @Test
    void saysHowCompleteAColumnIsAgainstWhatWasExpectedAndWhere() {
        Conclusion conclusion = judge(
                Values.notNull("email").mostly(0.99),
                rows(
                        1_200_000,
                        0,
                        34_560,
                        row(17, "email", Scalar.NULL),
                        row(203, "email", Scalar.NULL),
                        row(518, "email", Scalar.NULL),
                        row(600, "email", Scalar.NULL)));
        assertThat(conclusion.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(conclusion.message())
                .isEqualTo("email is 97.12 % complete, but expected at least 99 % (34,560 of 1,200,000 values are null;"
                        + " first: rows 17, 203, 518)");
        assertThat(conclusion.deviation()).isEqualTo(34_560 / 1_200_000.0);
        assertThat(conclusion.facts())
                .contains(new Fact("expected share", "at least 99 %"), new Fact("share", "97.12 %"));
    }

    @Test
    void showsTheFirstUnexpectedValues() {
        Conclusion conclusion = judge(
                Values.between("amount", 0, 10_000),
                rows(4, 1, 2, row(2, "amount", Scalar.of(-5)), row(1_000, "amount", Scalar.of("n/a\u202E"))));
        assertThat(conclusion.message())
                .isEqualTo("33.33 % of the values of amount are between 0 and 10,000, but expected 100 %"
                        + " (2 of 3 values are not; first: row 2: -5, row 1,000: \"n/a\\u202E\")");
    }

    @Test
    void statesWhatIsExpected() {
        assertThat(check(Values.between("amount", 0, 10_000)).statement())
                .isEqualTo("values of amount are between 0 and 10,000");
        assertThat(check(Values.notNull("email").mostly(0.99)).statement())
                .isEqualTo("email is at least 99 % complete");
        assertThat(check(Values.inSet("status", "NEW", "PAID").mostly(0.9)).statement())
                .isEqualTo("at least 90 % of the values of status are in {\"NEW\", \"PAID\"}");
        assertThat(check(Values.greaterThan("amount", 0).where("country == \"DE\""))
                        .statement())
                .isEqualTo("values of amount are more than 0 where country == \"DE\"");
        assertThat(check(Table.rowCountAtLeast(1)).statement()).isEqualTo("the number of rows is at least 1");
    }

    @Test
    void comparesTheShareExactly() {
        // In floating point 1 - 0.9 is less than 0.1, and 0.7 * 10 is not 7.
        assertThat(judge(Values.unique("id").mostly(0.7), rows(10, 0, 3)).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(judge(Values.unique("id").mostly(0.1), rows(10, 0, 9)).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(judge(Values.unique("id").with("mostly", new BigDecimal("0.70000000000000000001")), rows(10, 0, 3))
                        .outcome())
                .isEqualTo(Outcome.FAIL);
        long most = Long.MAX_VALUE / 4;
        assertThat(judge(Values.unique("id"), rows(most, 0, 1)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void countsOnlyJudgedRowsInTheShare() {
        assertThat(judge(Values.unique("id").mostly(0.5), rows(100, 98, 1)).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void hasNothingToSayAboutNoValues() {
        assertThat(judge(Values.unique("id"), rows(0, 0, 0)).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        Conclusion allNull = judge(Values.unique("id"), rows(3, 3, 0));
        assertThat(allNull.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(allNull.message()).isEqualTo("none of the 3 rows has anything to judge in id");
    }

    @Test
    void showsANumberOnItsOwnSideOfTheLimit() {
        assertThat(judge(Aggregates.meanBetween("score", 49, 51), numbers(52.25))
                        .message())
                .isEqualTo("the mean of score is 52.25, but expected between 49 and 51");
        assertThat(judge(Aggregates.meanBetween("score", 49, 51), numbers(51.00000001))
                        .message())
                .isEqualTo("the mean of score is 51.00000001, but expected between 49 and 51");
        assertThat(judge(Aggregates.meanBetween("score", 49, 51), numbers(50.123456789))
                        .message())
                .isEqualTo("the mean of score is 50.1235, and between 49 and 51 was expected");
    }

    @Test
    void doesNotKnowAStatisticOfTextAndNumbers() {
        NumberSummaryResult mixed = new NumberSummaryResult(
                0,
                2,
                1,
                0,
                0,
                BigDecimal.TEN,
                OptionalDouble.of(5),
                OptionalDouble.of(1),
                List.of(row(7, "score", Scalar.of("n/a"))));
        Conclusion conclusion = judge(Aggregates.meanBetween("score", 0, 10), mixed);
        assertThat(conclusion.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(conclusion.message())
                .isEqualTo("the mean of score is not known (1 value is not a number; first: row 7: \"n/a\"),"
                        + " but expected between 0 and 10");
    }

    @Test
    void neverPassesAStatisticOfNothing() {
        assertThat(judge(Aggregates.meanBetween("score", 0, 10), numbers()).outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(judge(Aggregates.sumBetween("score", 0, 10), numbers()).outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judge(Aggregates.sumBetween("score", 1, 10), numbers()).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void judgesNothingWithoutALimit() {
        Expectation unlimited = Expectation.of("expect_column_mean_to_be_between", Map.of("column", "score"));
        assertThat(judge(unlimited, numbers(1, 2)).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void refusesLimitsBetweenWhichNothingLies() {
        assertThatThrownBy(() -> check(Values.between("a", 5, 3)))
                .hasMessage("min_value and max_value do not fit: the lower limit 5 is greater than the upper limit 3");
        assertThatThrownBy(() -> check(Values.between("a", 5, 5).with("strict_min", true)))
                .hasMessage("nothing lies between 5 and itself when a limit is strict");
        assertThatThrownBy(() -> check(Values.between("a", 5, "2026-01-01")))
                .hasMessageContaining("the lower limit is a number, but the upper limit is a date");
        assertThatThrownBy(() -> check(Expectation.of("expect_column_values_to_be_between", Map.of("column", "a"))))
                .hasMessage("there is neither min_value nor max_value; give at least one of them");
        assertThatThrownBy(() -> check(
                        Values.lengthBetween("a", 1, 2).with("strict_min", true).with("strict_max", true)))
                .hasMessage("no length is more than 1 and less than 2");
    }

    @Test
    void suggestsATypeThatIsKnown() {
        assertThatThrownBy(() -> check(Values.ofType("a", "interger")))
                .hasMessage("unknown type 'interger'. Did you mean 'integer'?");
    }
}
