package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String SEVENS = "{'column': 'a', 'max_value': 3}".replace('\'', '"');

    @Test
    void booleanOnlyTellsSuccessAndNothingOfTheRows() {
        JsonNode result = first(ResultFormat.BOOLEAN_ONLY);

        assertThat(result.get("success").booleanValue()).isFalse();
        assertThat(result.get("result")).isEmpty();
        assertThat(result.has("unexpected_rows")).isFalse();
    }

    @Test
    void basicTellsCountsAndTheFirstValues() {
        assertThat(first(ResultFormat.BASIC).get("result"))
                .isEqualTo(json("{'element_count': 32, 'unexpected_count': 12, 'unexpected_percent': 40.0,"
                        + "'partial_unexpected_list': [4,5,6,4,5,6,4,5,6,4,5,6], 'missing_count': 2,"
                        + "'missing_percent': 6.25, 'unexpected_percent_total': 37.5,"
                        + "'unexpected_percent_nonmissing': 40.0}"));
    }

    @Test
    void summaryTellsHowOftenAndWhereFromZero() {
        JsonNode result = first(ResultFormat.SUMMARY).get("result");

        assertThat(result.get("partial_unexpected_counts"))
                .isEqualTo(json("[{'value': 4, 'count': 4}, {'value': 5, 'count': 4}, {'value': 6, 'count': 4}]"));
        assertThat(result.get("partial_unexpected_index_list")).isEqualTo(json("[4,5,6,11,12,13,18,19,20,25,26,27]"));
        assertThat(result.has("unexpected_list")).isFalse();
    }

    @Test
    void completeTellsEveryValueAndPosition() {
        JsonNode result = first(ResultFormat.COMPLETE).get("result");

        assertThat(result.get("unexpected_list")).isEqualTo(json("[4,5,6,4,5,6,4,5,6,4,5,6]"));
        assertThat(result.get("unexpected_index_list")).isEqualTo(json("[4,5,6,11,12,13,18,19,20,25,26,27]"));
        assertThat(result.has("unexpected_list_truncated")).isFalse();
    }

    @Test
    void partialListsAreCutAndCountsAreNot() {
        JsonNode result =
                first(ResultFormat.COMPLETE.withPartialUnexpectedCount(2)).get("result");

        assertThat(result.get("partial_unexpected_list")).isEqualTo(json("[4,5]"));
        assertThat(result.get("partial_unexpected_counts"))
                .isEqualTo(json("[{'value': 4, 'count': 4}, {'value': 5, 'count': 4}]"));
        assertThat(result.get("partial_unexpected_index_list")).isEqualTo(json("[4,5]"));
        assertThat(result.get("unexpected_list")).hasSize(12);
    }

    @Test
    void aPartialCountOfZeroLeavesOutWhatWouldBeEmpty() {
        JsonNode result =
                first(ResultFormat.SUMMARY.withPartialUnexpectedCount(0)).get("result");

        assertThat(result.get("partial_unexpected_list")).isEmpty();
        assertThat(result.has("partial_unexpected_counts")).isFalse();
        assertThat(result.has("partial_unexpected_index_list")).isFalse();
    }

    @Test
    void indexColumnsLocateRows() {
        JsonNode result = first(ResultFormat.SUMMARY
                        .withPartialUnexpectedCount(2)
                        .withUnexpectedIndexColumnNames(List.of("k"))
                        .withUnexpectedRows())
                .get("result");

        assertThat(result.get("unexpected_index_column_names")).isEqualTo(json("['k']"));
        assertThat(result.get("partial_unexpected_index_list"))
                .isEqualTo(json("[{'a': 4, 'k': 104}, {'a': 5, 'k': 105}]"));
        assertThat(result.get("unexpected_rows")).isEqualTo(json("[{'a': 4, 'k': 104}, {'a': 5, 'k': 105}]"));
    }

    @Test
    void unexpectedValuesCanBeLeftOutEverywhere() {
        JsonNode all = first(ResultFormat.COMPLETE
                .withUnexpectedIndexColumnNames(List.of("k"))
                .withUnexpectedRows()
                .withoutUnexpectedValues());
        JsonNode result = all.get("result");

        assertThat(result.propertyNames())
                .doesNotContain("partial_unexpected_list", "partial_unexpected_counts", "unexpected_list");
        assertThat(result.get("unexpected_index_list"))
                .isEqualTo(json("[{'k': [104,105,106,111,112,113,118,119,120,125,126,127]}]"));
        assertThat(all.get("unexpected_rows").get(0)).isEqualTo(json("{'row': 5, 'values': {'k': 104}}"));
    }

    @Test
    void ourRowsCountFromOneAndKeepFileLineAndReason() {
        JsonNode row = MAPPER.readTree(new JsonReport(ResultFormat.BASIC).render(SampleVerdicts.failed()))
                .get("results")
                .get(2)
                .get("unexpected_rows")
                .get(0);

        assertThat(row)
                .isEqualTo(json("{'row': 489, 'file': 'telco_churn.csv', 'line': 490,"
                        + "'values': {'TotalCharges': ' ', 'customerID': '4472-LVYGI'}, 'reason': 'not a number'}"));
    }

    @Test
    void saysWhereAListHoldsLessThanThereIs() {
        ExpectationResult cut = SampleVerdicts.rows(
                Expectation.of("expect_column_values_to_be_between", Map.of("column", "a")),
                "a",
                "",
                "",
                9,
                0,
                5,
                List.of(SampleVerdicts.row(2, Map.of("a", Scalar.of(1)))),
                1);

        JsonNode result = result(ResultFormat.COMPLETE, cut);

        assertThat(result.get("result").get("unexpected_list_truncated").booleanValue())
                .isTrue();
        assertThat(result.get("result")
                        .get("partial_unexpected_counts_truncated")
                        .booleanValue())
                .isTrue();
        assertThat(result.get("unexpected_rows_truncated").booleanValue()).isTrue();
        assertThat(result.get("result").get("unexpected_count").intValue()).isEqualTo(5);
    }

    @Test
    void pairsAreListsAndCompoundsAreObjects() {
        Map<String, Scalar> values = new LinkedHashMap<>();
        values.put("a", Scalar.NULL);
        values.put("b", Scalar.of(4));
        for (Map.Entry<String, String> expected : Map.of(
                        "expect_column_pair_values_to_be_equal", "[[null, 4]]",
                        "expect_compound_columns_to_be_unique", "[{'a': null, 'b': 4}]")
                .entrySet()) {
            ExpectationResult result = new ExpectationResult(
                    Expectation.of(expected.getKey()),
                    List.of("a", "b"),
                    Outcome.FAIL,
                    "",
                    "",
                    List.of(),
                    new io.github.plumbrule.expectations.Observation.RowLevel(
                            new io.github.plumbrule.core.metric.RowCheckResult(
                                    3, 0, 1, List.of(SampleVerdicts.row(1, values))),
                            List.of("a", "b")),
                    1);

            assertThat(result(ResultFormat.BASIC, result).get("result").get("partial_unexpected_list"))
                    .isEqualTo(json(expected.getValue()));
        }
    }

    @Test
    void expectationsAboutNullsHaveNoMissingCount() {
        JsonNode result = MAPPER.readTree(new JsonReport(ResultFormat.BASIC).render(SampleVerdicts.failed()))
                .get("results")
                .get(5)
                .get("result");

        assertThat(result.propertyNames())
                .containsExactly("element_count", "unexpected_count", "unexpected_percent", "partial_unexpected_list");
    }

    @Test
    void aShareOfNothingIsNull() {
        JsonNode result = MAPPER.readTree(new JsonReport(ResultFormat.BASIC).render(SampleVerdicts.failed()))
                .get("results")
                .get(8)
                .get("result");

        assertThat(result.get("unexpected_percent").isNull()).isTrue();
        assertThat(result.get("missing_percent").doubleValue()).isEqualTo(100);
    }

    @Test
    void anErrorHasTheOneFlatShape() {
        JsonNode result = MAPPER.readTree(new JsonReport(ResultFormat.COMPLETE).render(SampleVerdicts.failed()))
                .get("results")
                .get(6);

        assertThat(result.get("success").booleanValue()).isFalse();
        assertThat(result.get("result")).isEmpty();
        assertThat(result.get("exception_info"))
                .isEqualTo(MAPPER.readTree("{\"raised_exception\": true, \"exception_message\":"
                        + " \"telco_churn.csv has no column 'Tenure'. Did you mean 'tenure'?\","
                        + " \"exception_traceback\": null}"));
    }

    @Test
    void aFailedWarningDoesNotMakeTheRunUnsuccessful() {
        ExpectationResult warning = SampleVerdicts.aggregate(
                Expectation.of("expect_table_row_count_to_equal").severity(Severity.WARNING),
                Outcome.FAIL,
                "",
                "",
                "",
                1L,
                1);
        Verdict verdict = SampleVerdicts.verdict(Outcome.PASS, "", "d", List.of(warning));

        JsonNode document = MAPPER.readTree(new JsonReport(ResultFormat.BASIC).render(verdict));

        assertThat(document.get("success").booleanValue()).isTrue();
        assertThat(document.get("results").get(0).get("success").booleanValue()).isFalse();
        assertThat(document.get("statistics").get("success_percent").doubleValue())
                .isZero();
    }

    @Test
    void aSuiteWithoutExpectationsHasNoSuccessPercent() {
        JsonNode document = MAPPER.readTree(new JsonReport(ResultFormat.BASIC).render(SampleVerdicts.nothingChecked()));

        assertThat(document.get("success").booleanValue()).isFalse();
        assertThat(document.get("statistics").get("success_percent").isNull()).isTrue();
    }

    @Test
    void nanAndInfinitiesAreTexts() {
        ExpectationResult result = SampleVerdicts.rows(
                Expectation.of("expect_column_values_to_be_between", Map.of("column", "a")),
                "a",
                "",
                "",
                3,
                0,
                2,
                List.of(
                        SampleVerdicts.row(1, Map.of("a", Scalar.of(Double.NaN))),
                        SampleVerdicts.row(2, Map.of("a", Scalar.of(Double.NEGATIVE_INFINITY)))),
                1);

        assertThat(result(ResultFormat.BASIC, result).get("result").get("partial_unexpected_list"))
                .isEqualTo(json("['NaN', '-Infinity']"));
    }

    @Test
    void nestedValuesStayNestedAndBrokenOnesBecomeText() {
        ExpectationResult result = SampleVerdicts.rows(
                Expectation.of("expect_column_values_to_be_in_set", Map.of("column", "a")),
                "a",
                "",
                "",
                3,
                0,
                2,
                List.of(
                        SampleVerdicts.row(1, Map.of("a", new Scalar.Nested("{\"b\":[1,null]}"))),
                        SampleVerdicts.row(2, Map.of("a", new Scalar.Nested("{broken")))),
                1);

        assertThat(result(ResultFormat.BASIC, result).get("result").get("partial_unexpected_list"))
                .isEqualTo(json("[{'b': [1, null]}, '{broken']"));
    }

    @Test
    void theSameVerdictGivesTheSameBytes() {
        assertThat(new JsonReport(ResultFormat.COMPLETE).render(SampleVerdicts.failed()))
                .isEqualTo(new JsonReport(ResultFormat.COMPLETE).render(SampleVerdicts.failed()));
    }

    @Test
    void aNegativePartialCountIsRefusedAtOnce() {
        assertThatThrownBy(() -> ResultFormat.BASIC.withPartialUnexpectedCount(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("partial_unexpected_count must not be negative, but was -1");
    }

    /** The numbers 0 to 6 over and over, two of 32 rows missing, at most 3 expected; k counts from 100. */
    private static JsonNode first(ResultFormat format) {
        List<UnexpectedRow> rows = LongStream.range(0, 30)
                .filter(i -> i % 7 > 3)
                .mapToObj(i -> {
                    Map<String, Scalar> values = new LinkedHashMap<>();
                    values.put("a", Scalar.of(i % 7));
                    values.put("k", Scalar.of(new BigDecimal(100 + i)));
                    return new UnexpectedRow(
                            i + 1, Optional.empty(), OptionalLong.empty(), values, Optional.of("" + i % 7));
                })
                .toList();
        return result(
                format,
                SampleVerdicts.rows(
                        Expectation.of(
                                "expect_column_values_to_be_between",
                                MAPPER.readValue(SEVENS, new tools.jackson.core.type.TypeReference<>() {})),
                        "a",
                        "",
                        "",
                        32,
                        2,
                        12,
                        rows,
                        0.4));
    }

    private static JsonNode result(ResultFormat format, ExpectationResult result) {
        Verdict verdict = SampleVerdicts.verdict(Outcome.FAIL, "", "d", List.of(result));
        return MAPPER.readTree(new JsonReport(format).render(verdict))
                .get("results")
                .get(0);
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
