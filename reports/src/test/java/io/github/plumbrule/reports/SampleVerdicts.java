package io.github.plumbrule.reports;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Verdicts made by hand, so that each report can be tested without data. */
final class SampleVerdicts {
    static final Instant STARTED = Instant.parse("2026-11-22T14:09:54Z");

    private SampleVerdicts() {}

    /** A churn table with failures of each severity, one cause that stops two checks, and one check without values. */
    static Verdict failed() {
        List<ExpectationResult> results = new ArrayList<>();
        results.add(aggregate(
                Expectation.of("expect_table_row_count_to_be_between")
                        .with("min_value", 7000)
                        .with("max_value", 8000),
                Outcome.PASS,
                "",
                "the table has between 7,000 and 8,000 rows",
                "the table has 7,043 rows",
                7043L,
                0));
        results.add(rows(
                Expectation.of("expect_column_values_to_be_unique").with("column", "customerID"),
                "customerID",
                "values of customerID are unique",
                "customerID: 4 of 7,043 values (0.06 %) occur more than once, but expected none",
                7043,
                0,
                4,
                List.of(
                        row(17, Map.of("customerID", Scalar.of("9763-GRSKD"))),
                        row(203, Map.of("customerID", Scalar.of("9763-GRSKD"))),
                        row(518, Map.of("customerID", Scalar.of("1452-KIOVK"))),
                        row(4112, Map.of("customerID", Scalar.of("1452-KIOVK")))),
                0.0006));
        List<UnexpectedRow> blanks = new ArrayList<>();
        int[] at = {489, 754, 937, 1083, 1341, 3332, 3827, 4381, 5219, 6671, 6755};
        for (int i = 0; i < at.length; i++) {
            Map<String, Scalar> values = new LinkedHashMap<>();
            values.put("TotalCharges", Scalar.of(i == 3 ? "" : i == 5 ? "null" : " "));
            values.put("customerID", Scalar.of("4472-LVYG" + (char) ('I' + i)));
            blanks.add(new UnexpectedRow(
                    at[i],
                    Optional.of("telco_churn.csv"),
                    OptionalLong.of(at[i] + 1),
                    values,
                    Optional.of("not a number")));
        }
        results.add(rows(
                Expectation.of("expect_column_values_to_be_between")
                        .with("column", "TotalCharges")
                        .with("min_value", 0)
                        .with("max_value", 10000),
                "TotalCharges",
                "values of TotalCharges are between 0 and 10,000",
                "TotalCharges: 11 of 7,043 values (0.16 %) are not between 0 and 10,000, but expected none",
                7043,
                0,
                11,
                blanks,
                0.0016));
        results.add(aggregate(
                Expectation.of("expect_column_mean_to_be_between")
                        .with("column", "MonthlyCharges")
                        .with("min_value", 50)
                        .with("max_value", 60)
                        .severity(Severity.WARNING),
                Outcome.FAIL,
                "MonthlyCharges",
                "the mean of MonthlyCharges is between 50 and 60",
                "the mean of MonthlyCharges is 64.77, but expected between 50 and 60",
                new BigDecimal("64.7616924605992"),
                0.48));
        results.add(rows(
                Expectation.of("expect_column_values_to_be_in_set")
                        .with("column", "Contract")
                        .with("value_set", List.of("Month-to-month", "One year"))
                        .mostly(0.95)
                        .severity(Severity.WARNING)
                        .notes("Two-year contracts were to end in 2025."),
                "Contract",
                "values of Contract are one of Month-to-month, One year, for at least 95 % of them",
                "Contract: 1,695 of 7,043 values (24.07 %) are not one of 2 values, but expected at most 5 %",
                7043,
                0,
                1695,
                List.of(
                        row(4, Map.of("Contract", Scalar.of("Two year"))),
                        row(12, Map.of("Contract", Scalar.of("Two year\t"))),
                        row(16, Map.of("Contract", Scalar.of("Two\u00A0year")))),
                0.2407));
        results.add(rows(
                Expectation.of("expect_column_values_to_not_be_null")
                        .with("column", "gender")
                        .severity(Severity.INFO)
                        .description("Every customer states a gender."),
                "gender",
                "values of gender are not null",
                "gender is 99.97 % complete, but expected 100 % (2 of 7,043 values are null)",
                7043,
                0,
                2,
                List.of(row(6, Map.of("gender", Scalar.NULL)), row(99, Map.of("gender", Scalar.NULL))),
                0.0003));
        String missing = "telco_churn.csv has no column 'Tenure'. Did you mean 'tenure'?";
        results.add(error("expect_column_values_to_not_be_null", "Tenure", "values of Tenure are not null", missing));
        results.add(error(
                "expect_column_values_to_be_between", "Tenure", "values of Tenure are between 0 and 100", missing));
        results.add(new ExpectationResult(
                Expectation.of("expect_column_values_to_match_regex")
                        .with("column", "Notes")
                        .with("regex", "^[a-z]+$"),
                List.of("Notes"),
                Outcome.NOT_APPLICABLE,
                "values of Notes match ^[a-z]+$",
                "Notes has no values",
                List.of(),
                new Observation.RowLevel(new RowCheckResult(7043, 7043, 0, List.of()), List.of("Notes")),
                0));
        for (String column : List.of("Partner", "Dependents", "PhoneService", "PaperlessBilling", "Churn")) {
            results.add(new ExpectationResult(
                    Expectation.of("expect_column_values_to_be_in_set")
                            .with("column", column)
                            .with("value_set", List.of("Yes", "No")),
                    List.of(column),
                    Outcome.PASS,
                    "values of " + column + " are one of Yes, No",
                    "all 7,043 values are one of Yes, No",
                    List.of(),
                    new Observation.RowLevel(new RowCheckResult(7043, 0, 0, List.of()), List.of(column)),
                    0));
        }
        return verdict(Outcome.FAIL, "2 critical expectations failed.", "telco_churn.csv", results);
    }

    static Verdict passed() {
        return verdict(
                Outcome.PASS,
                "Every critical expectation holds.",
                "telco_churn.csv",
                failed().results().stream()
                        .filter(result -> result.outcome() == Outcome.PASS)
                        .toList());
    }

    /** A suite without expectations. */
    static Verdict nothingChecked() {
        return new Verdict(
                Outcome.ERROR,
                "Nothing was checked: the suite 'empty' has no expectations.",
                Suite.of("empty"),
                List.of(),
                new Verdict.Dataset("orders.csv", 3, 40, List.of("id"), 0, List.of(), List.of()),
                Map.of(),
                List.of("Nothing was checked: the suite 'empty' has no expectations."),
                STARTED,
                Duration.ofMillis(7));
    }

    static Verdict verdict(Outcome outcome, String reason, String dataset, List<ExpectationResult> results) {
        Expectation[] expectations =
                results.stream().map(ExpectationResult::expectation).toArray(Expectation[]::new);
        return new Verdict(
                outcome,
                reason,
                Suite.of("telco", expectations),
                results,
                new Verdict.Dataset(
                        dataset,
                        7043,
                        977_501,
                        List.of(
                                "customerID",
                                "gender",
                                "Partner",
                                "Dependents",
                                "tenure",
                                "PhoneService",
                                "Contract",
                                "PaperlessBilling",
                                "MonthlyCharges",
                                "TotalCharges",
                                "Churn",
                                "Notes"),
                        0,
                        List.of(),
                        List.of("Column Notes has no values.")),
                Map.of("run_date", "2026-11-22"),
                List.of(),
                STARTED,
                Duration.ofMillis(412));
    }

    static ExpectationResult rows(
            Expectation expectation,
            String column,
            String statement,
            String message,
            long elements,
            long missing,
            long unexpected,
            List<UnexpectedRow> samples,
            double deviation) {
        return new ExpectationResult(
                expectation,
                List.of(column),
                Outcome.FAIL,
                statement,
                message,
                List.of(
                        new Fact("column", column),
                        new Fact("values", Long.toString(elements - missing)),
                        new Fact("unexpected", Long.toString(unexpected))),
                new Observation.RowLevel(new RowCheckResult(elements, missing, unexpected, samples), List.of(column)),
                deviation);
    }

    static ExpectationResult aggregate(
            Expectation expectation,
            Outcome outcome,
            String column,
            String statement,
            String message,
            Object observed,
            double deviation) {
        return new ExpectationResult(
                expectation,
                column.isEmpty() ? List.of() : List.of(column),
                outcome,
                statement,
                message,
                List.of(new Fact("observed", observed.toString())),
                new Observation.Aggregate(observed, Map.of()),
                deviation);
    }

    static ExpectationResult error(String type, String column, String statement, String message) {
        return new ExpectationResult(
                Expectation.of(type).with("column", column),
                List.of(column),
                Outcome.ERROR,
                statement,
                message,
                List.of(),
                new Observation.Nothing(),
                0);
    }

    static UnexpectedRow row(long row, Map<String, Scalar> values) {
        return new UnexpectedRow(
                row, Optional.of("telco_churn.csv"), OptionalLong.of(row + 1), values, Optional.empty());
    }
}
