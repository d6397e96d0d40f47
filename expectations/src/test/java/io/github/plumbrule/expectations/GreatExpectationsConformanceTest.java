package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.core.scan.Scan;
import io.github.plumbrule.expectations.ConformanceCases.Case;
import io.github.plumbrule.expectations.internal.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares our answers with those that Great Expectations 1.24.1 gave, and with what its own tests assert. */
class GreatExpectationsConformanceTest {
    private static final double TOLERANCE = 1e-6;

    /** Groups of edge cases that are about conditions, values and statistics; documents have tests of their own. */
    private static final Set<String> GROUPS = Set.of(
            "aggregates",
            "all_null",
            "empty_table",
            "errors",
            "fields",
            "mostly",
            "multicolumn",
            "nan_inf",
            "order",
            "pairs",
            "quantiles",
            "row_condition",
            "serialization",
            "sets",
            "single_row",
            "strings",
            "suite_parameters",
            "table",
            "types");

    /** Cases about the document around the expectation, and one that says that it must never be run. */
    private static final Set<String> NOT_OURS = Set.of(
            "extra/fields/severity_bad",
            "extra/fields/unknown_top_level",
            "expect_column_to_exist/005/this_test_should_never_run");

    /**
     * A case in which we answer otherwise on purpose.
     *
     * @param ids what the case's id matches
     * @param ours what we conclude instead, so that the deviation itself cannot drift
     * @param reason the key of the row in docs/great-expectations.md that argues it
     */
    private record Deviation(Pattern ids, Set<Outcome> ours, String reason) {
        static Deviation of(String ids, String reason, Outcome... ours) {
            return new Deviation(Pattern.compile(ids), Set.of(ours), reason);
        }
    }

    private static final List<Deviation> DEVIATIONS = List.of(
            Deviation.of(
                    "extra/nan_inf/(not_null_counts_nan|unique_with_two_nan)|extra/all_null/.*_float(_.*)?|extra/all_null/expect_(compound|multicolumn_sum).*|extra/serialization/unexpected_float_inf",
                    "NaN",
                    Outcome.PASS,
                    Outcome.FAIL),
            Deviation.of(".*column_mean.*/010/.*|extra/aggregates/sum_strings", "text in a statistic", Outcome.FAIL),
            Deviation.of(
                    "extra/errors/between_string_column_string_bounds|extra/suite_parameters/string_value",
                    "limits that are texts",
                    Outcome.FAIL),
            Deviation.of("extra/errors/between_date_string_bounds_datetime_col", "limits that are dates", Outcome.FAIL),
            Deviation.of(
                    "expect_column_values_to_be_between/0(17|18|19|57|58|59)/.*|extra/errors/between_mixed_object_numbers|extra/pairs/greater_str_vs_int",
                    "values of mixed types",
                    Outcome.PASS,
                    Outcome.FAIL),
            Deviation.of(
                    "expect_column_value_lengths_to_be_between/006/.*", "lower limit above upper limit", Outcome.ERROR),
            Deviation.of(
                    "expect_column_value_lengths_to_be_between/011/.*|expect_column_value_lengths_to_equal/006/.*",
                    "length of a number",
                    Outcome.FAIL),
            Deviation.of("extra/errors/mostly_null", "null for an argument", Outcome.PASS),
            Deviation.of("expect_column_values_to_be_in_set/015/.*", "no value set", Outcome.ERROR),
            Deviation.of(
                    "expect_column_values_to_be_between/0(73|86|87)/.*", "dates that are not ISO 8601", Outcome.ERROR),
            Deviation.of("extra/quantiles/quantile_len_mismatch", "quantile ranges that do not fit", Outcome.ERROR),
            Deviation.of("extra/quantiles/quantile_True", "allow_relative_error: true", Outcome.NOT_APPLICABLE),
            Deviation.of("extra/row_condition/ge_and_unsupported", "and in a row condition", Outcome.FAIL),
            Deviation.of(
                    "extra/row_condition/ge_date", "a date against text in a row condition", Outcome.NOT_APPLICABLE),
            Deviation.of(
                    "extra/row_condition/dict_(in_mixed|and_of_or)",
                    "shapes of row conditions",
                    Outcome.PASS,
                    Outcome.FAIL),
            Deviation.of("extra/pairs/in_set_row_condition", "row condition of a pair set", Outcome.PASS),
            Deviation.of("extra/sets/in_set_datetime_col_string_set", "dates in sets", Outcome.FAIL),
            Deviation.of(
                    "extra/suite_parameters/(column|const)", "where parameters may stand", Outcome.PASS, Outcome.FAIL),
            Deviation.of(
                    "extra/types/.*|expect_column_values_to_(be_of_type|be_in_type_list)/.*|extra/empty_table/expect_column_values_to_be_of_type",
                    "types of columns",
                    Outcome.PASS,
                    Outcome.FAIL,
                    Outcome.NOT_APPLICABLE),
            Deviation.of("extra/types/of_type_(nope|None)_.*", "unknown types", Outcome.ERROR),
            Deviation.of("extra/serialization/unexpected_nested", "nested values", Outcome.FAIL),
            Deviation.of("expect_column_stdev_to_be_between/00[68]/.*", "limits with all their digits", Outcome.FAIL),
            Deviation.of("expect_column_values_to_be_unique/008/.*", "the text None", Outcome.NOT_APPLICABLE));

    private static final Path DOCUMENT = Path.of("docs", "great-expectations.md");
    private static final String TABLE_START = "<!-- conformance table: start -->";
    private static final String TABLE_END = "<!-- conformance table: end -->";

    /** How many cases of a type had which end. */
    private static final class Tally {
        private int passed;
        private int deviating;
        private int failed;
    }

    @Test
    void answersLikeGreatExpectationsOrDeviatesOnPurpose() throws IOException {
        Map<String, Tally> tallies = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        Set<Deviation> unused = new java.util.LinkedHashSet<>(DEVIATIONS);
        for (Case one : cases()) {
            Tally tally = tallies.computeIfAbsent(one.type(), type -> new Tally());
            ExpectationResult result = run(one, Scan::run);
            List<String> differences = Comparison.differences(one, result);
            if (differences.isEmpty()) {
                tally.passed++;
                continue;
            }
            List<Deviation> deviations = DEVIATIONS.stream()
                    .filter(deviation -> deviation.ids().matcher(one.id()).matches()
                            && deviation.ours().contains(result.outcome()))
                    .toList();
            if (deviations.isEmpty()) {
                tally.failed++;
                failures.add(one.id() + " " + one.text("kwargs") + "\n    " + String.join("\n    ", differences)
                        + "\n    ours: " + result.outcome() + " " + result.message());
            } else {
                tally.deviating++;
                deviations.forEach(unused::remove);
            }
        }
        String table = table(tallies);
        System.out.println(table);
        assertThat(failures).as("cases that differ without a reason").isEmpty();
        assertThat(unused).as("reasons that no case needs").isEmpty();
        assertThatTheDocumentShows(table);
    }

    private static boolean covered(Case one) {
        if (one.id().startsWith("extra/") && !GROUPS.contains(one.text("group"))) {
            return false;
        }
        boolean known = Catalogue.standard().find(one.type()).isPresent();
        boolean unknowable = one.text("gx_1_24_outcome").equals("dropped_from_suite")
                && one.id().startsWith("extra/errors/");
        return (known || unknowable) && !NOT_OURS.contains(one.id());
    }

    private static ExpectationResult run(Case one, Run.Scanner scanner) {
        ValidationOptions options =
                ValidationOptions.defaults().withSamples(10_000).withParameters(one.parameters());
        Suite suite = Suite.of(one.id(), one.expectation());
        return Run.run(Catalogue.standard(), suite, one.rows(), options, scanner)
                .results()
                .get(0);
    }

    /** The scan and a plain second implementation of it agree on everything that is shown. */
    @Test
    void theScanAgreesWithAPlainOne() {
        SoftAssertions all = new SoftAssertions();
        for (Case one : cases()) {
            ExpectationResult plain = run(one, ReferenceScan::run);
            ExpectationResult scanned = run(one, Scan::run);
            all.assertThat(scanned.outcome()).as(one.id()).isEqualTo(plain.outcome());
            if (plain.observation() instanceof Observation.RowLevel a
                    && scanned.observation() instanceof Observation.RowLevel b) {
                all.assertThat(counts(b.result())).as(one.id()).isEqualTo(counts(a.result()));
            } else if (plain.observation() instanceof Observation.Aggregate) {
                all.assertThat(scanned.observation()).as(one.id()).isEqualTo(plain.observation());
            }
        }
        all.assertAll();
    }

    private static List<Object> counts(RowCheckResult result) {
        List<Object> counts = new ArrayList<>(List.of(result.elements(), result.missing(), result.unexpected()));
        result.samples().forEach(row -> counts.add(List.of(row.row(), row.values())));
        return counts;
    }

    private static List<Case> cases() {
        Path folder = ConformanceCases.folder();
        List<Case> cases = new ArrayList<>(ConformanceCases.read(folder.resolve("gx")));
        cases.addAll(ConformanceCases.read(folder.resolve("gx").resolve("edge")));
        cases.removeIf(one -> !covered(one));
        return cases;
    }

    private static String table(Map<String, Tally> tallies) {
        StringBuilder out = new StringBuilder("| type | pass | deviation | fail |\n|---|---:|---:|---:|\n");
        Tally all = new Tally();
        tallies.forEach((type, tally) -> {
            line(out, "`" + type + "`", tally);
            all.passed += tally.passed;
            all.deviating += tally.deviating;
            all.failed += tally.failed;
        });
        line(out, "all", all);
        return out.toString();
    }

    private static void line(StringBuilder out, String name, Tally tally) {
        out.append("| ").append(name).append(" | ").append(tally.passed).append(" | ");
        out.append(tally.deviating).append(" | ").append(tally.failed).append(" |\n");
    }

    private static void assertThatTheDocumentShows(String table) throws IOException {
        Path file = Path.of("").toAbsolutePath();
        while (!Files.exists(file.resolve(DOCUMENT))) {
            file = java.util.Objects.requireNonNull(file.getParent(), "docs/great-expectations.md is missing");
        }
        String document = Files.readString(file.resolve(DOCUMENT));
        int start = document.indexOf(TABLE_START);
        int end = document.indexOf(TABLE_END);
        assertThat(start).as("the marker " + TABLE_START).isNotNegative();
        assertThat(document.substring(start + TABLE_START.length(), end).strip())
                .as("the table in " + DOCUMENT + " is not what this test counted; replace it by this one")
                .isEqualTo(table.strip());
        for (Deviation deviation : DEVIATIONS) {
            assertThat(document)
                    .as("every deviation is argued in " + DOCUMENT)
                    .contains("| " + deviation.reason() + " |");
        }
    }

    /** Finds what differs between an answer of ours and theirs. */
    private static final class Comparison {
        private final List<String> differences = new ArrayList<>();
        private double tolerance = TOLERANCE;

        static List<String> differences(Case one, ExpectationResult result) {
            Comparison comparison = new Comparison();
            switch (one.status()) {
                case "" -> comparison.edge(one, result);
                case "agree" -> {
                    if (Boolean.TRUE.equals(one.json().get("expects_error"))) {
                        comparison.error(result);
                    } else {
                        comparison.answer(one.map("gx_1_24_result"), result);
                        comparison.assertion(one, result);
                    }
                }
                case "agree_error_other_text" -> comparison.error(result);
                case "no_assertion" -> comparison.success(one.map("gx_1_24_result"), result);
                default -> comparison.assertion(one, result);
            }
            return comparison.differences;
        }

        private void edge(Case one, ExpectationResult result) {
            if (one.text("gx_1_24_outcome").equals("result")) {
                answer(one.map("gx_1_24_result"), result);
            } else {
                error(result);
            }
        }

        private void error(ExpectationResult result) {
            if (result.outcome() != Outcome.ERROR) {
                differences.add("theirs is an error");
            }
        }

        private void success(Map<String, @Nullable Object> answer, ExpectationResult result) {
            equal("success", answer.getOrDefault("success", false), result.success());
        }

        private void assertion(Case one, ExpectationResult result) {
            Map<String, @Nullable Object> expected = one.map("expected");
            if (Boolean.TRUE.equals(one.json().get("expects_error"))) {
                error(result);
                return;
            }
            if (expected.containsKey("success")) {
                success(expected, result);
                if (result.outcome() == Outcome.ERROR) {
                    differences.add("ours is an error");
                    return;
                }
            }
            if (one.json().get("tolerance") instanceof Number number) {
                tolerance = Math.max(TOLERANCE, number.doubleValue());
            }
            if (result.observation() instanceof Observation.RowLevel rows) {
                if (expected.containsKey("unexpected_list")) {
                    equal(
                            "asserted unexpected values",
                            expected.get("unexpected_list"),
                            unexpectedValues(result, rows));
                }
                if (one.json().get("expected_unexpected_row_positions") instanceof List<?> positions) {
                    equal("asserted positions", positions, positions(rows));
                }
            } else if (expected.containsKey("observed_value")) {
                observed(expected.get("observed_value"), result);
            }
        }

        private void answer(Map<String, @Nullable Object> answer, ExpectationResult result) {
            success(answer, result);
            if (result.outcome() == Outcome.ERROR) {
                differences.add("ours is an error");
                return;
            }
            Map<?, ?> details = answer.get("result") instanceof Map<?, ?> map ? map : Map.of();
            if (details.containsKey("observed_value")) {
                observed(details.get("observed_value"), result);
            }
            if (result.observation() instanceof Observation.Aggregate aggregate) {
                for (String key : List.of("unexpected_count", "missing_count", "details")) {
                    if (details.containsKey(key)) {
                        equal(key, details.get(key), aggregate.details().get(key));
                    }
                }
            }
            if (result.observation() instanceof Observation.RowLevel rows) {
                rows(details, result, rows);
            }
        }

        private void observed(@Nullable Object theirs, ExpectationResult result) {
            if (result.observation() instanceof Observation.Aggregate aggregate) {
                if (theirs == null && result.expectation().type().contains("distinct_values")) {
                    // Version 1.24 leaves it out; its own tests and ours still state the values.
                    return;
                }
                equal("observed_value", theirs, aggregate.observed());
            } else {
                differences.add("theirs observes " + theirs + ", ours judges rows");
            }
        }

        private void rows(Map<?, ?> theirs, ExpectationResult result, Observation.RowLevel rows) {
            long elements = rows.result().elements();
            long judged = rows.result().judged();
            long unexpected = rows.result().unexpected();
            Map<String, @Nullable Object> ours = new LinkedHashMap<>();
            ours.put("element_count", elements);
            ours.put("missing_count", rows.result().missing());
            ours.put("missing_percent", percent(rows.result().missing(), elements));
            ours.put("unexpected_count", unexpected);
            ours.put("unexpected_percent", percent(unexpected, judged));
            ours.put("unexpected_percent_total", percent(unexpected, elements));
            ours.put("unexpected_percent_nonmissing", percent(unexpected, judged));
            ours.put("unexpected_list", unexpectedValues(result, rows));
            ours.put("unexpected_index_list", positions(rows));
            ours.forEach((key, value) -> {
                if (theirs.containsKey(key)) {
                    equal(key, theirs.get(key), value);
                }
            });
        }

        private static @Nullable Object percent(long part, long whole) {
            return whole == 0 ? null : 100.0 * part / whole;
        }

        private static List<Object> positions(Observation.RowLevel rows) {
            return rows.result().samples().stream()
                    .map(row -> (Object) (row.row() - 1))
                    .toList();
        }

        private static List<Object> unexpectedValues(ExpectationResult result, Observation.RowLevel rows) {
            List<Object> values = new ArrayList<>();
            for (UnexpectedRow row : rows.result().samples()) {
                if (result.expectation().type().startsWith("expect_column_pair_")) {
                    List<Object> pair = new ArrayList<>();
                    pair.add(value(row, result.expectation().arguments().get("column_A")));
                    pair.add(value(row, result.expectation().arguments().get("column_B")));
                    values.add(pair);
                } else if (rows.columns().size() > 1) {
                    values.add(rows.columns().stream()
                            .collect(Collectors.toMap(
                                    column -> column, column -> value(row, column), (a, b) -> a, LinkedHashMap::new)));
                } else {
                    values.add(value(row, rows.columns().get(0)));
                }
            }
            return values;
        }

        private static Scalar value(UnexpectedRow row, @Nullable Object column) {
            return row.values().getOrDefault(String.valueOf(column), Scalar.of("(not shown)"));
        }

        private void equal(String what, @Nullable Object theirs, @Nullable Object ours) {
            if (!same(ConformanceCases.plain(theirs), ours)) {
                differences.add(what + ": theirs " + theirs + ", ours " + ours);
            }
        }

        private boolean same(@Nullable Object theirs, @Nullable Object ours) {
            if (theirs == null || ours == null || ours instanceof Scalar.Null) {
                return theirs == null && (ours == null || ours instanceof Scalar.Null);
            }
            if (theirs instanceof List<?> a && ours instanceof List<?> b) {
                if (a.size() != b.size()) {
                    return false;
                }
                for (int i = 0; i < a.size(); i++) {
                    if (!same(a.get(i), b.get(i))) {
                        return false;
                    }
                }
                return true;
            }
            if (theirs instanceof Map<?, ?> a && ours instanceof Map<?, ?> b) {
                return a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
            }
            if (theirs instanceof Number number) {
                double a = number.doubleValue();
                double b = number(ours);
                return a == b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
            }
            if (ours instanceof Scalar.Nested nested) {
                return nested.json().equals(String.valueOf(theirs).replace(" ", ""));
            }
            if (String.valueOf(theirs).equals(String.valueOf(ours))) {
                return true;
            }
            return ConformanceCases.time(String.valueOf(theirs)).isPresent()
                    && ConformanceCases.time(String.valueOf(theirs))
                            .equals(ConformanceCases.time(String.valueOf(ours)));
        }

        private static double number(Object value) {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            if (value instanceof Scalar.Number number) {
                return number.value().doubleValue();
            }
            if (value instanceof Scalar.NonFinite number) {
                return number.value();
            }
            return value.equals("Infinity")
                    ? Double.POSITIVE_INFINITY
                    : value.equals("-Infinity") ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
    }
}
