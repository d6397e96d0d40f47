package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The four result formats say what Great Expectations says, apart from the differences named here. */
class GreatExpectationsFormatsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A query in the language of another engine: we have row numbers instead. */
    private static final Set<String> LEFT_OUT = Set.of("unexpected_index_query");

    private static final int THEIR_MOST = 200;

    @TestFactory
    Stream<DynamicTest> resultFormats() throws IOException {
        Path file = SharedFiles.find("conformance/gx/edge/result_format.json");
        assumeTrue(file != null, "the shared conformance cases are not beside this repository");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode example : MAPPER.readTree(Files.readString(file))) {
            boolean answered = example.get("gx_1_24_outcome").stringValue().equals("result");
            String type = example.get("expectation_type").stringValue();
            if (answered && Catalogue.standard().find(type).isPresent()) {
                tests.add(DynamicTest.dynamicTest(type + " " + example.get("result_format"), () -> sameAs(example)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void sameAs(JsonNode example) {
        ResultFormat format = format(example.get("result_format"));
        Verdict verdict = Validation.run(
                Suite.of(
                        "suite",
                        Expectation.of(
                                example.get("expectation_type").stringValue(),
                                MAPPER.convertValue(
                                        example.get("kwargs"), new TypeReference<Map<String, Object>>() {}))),
                rows(example.get("columns")),
                ValidationOptions.defaults()
                        .withSamples(1000)
                        .withIdentifierColumns(format.unexpectedIndexColumnNames()));

        JsonNode ours = MAPPER.readTree(new JsonReport(format).render(verdict))
                .get("results")
                .get(0);
        JsonNode theirs = example.get("gx_1_24_result");

        assertThat(ours.get("success")).isEqualTo(theirs.get("success"));
        for (String key : theirs.get("result").propertyNames()) {
            JsonNode expected = theirs.get("result").get(key);
            JsonNode actual = ours.get("result").get(key);
            if (key.equals("partial_unexpected_counts") && expected.size() < THEIR_MOST) {
                assertThat(sameCounts(actual, expected, format))
                        .as("%s: %s, theirs %s", key, actual, expected)
                        .isTrue();
            } else if (key.equals("observed_value") && expected.isNull()) {
                // 1.24 leaves it out where older versions and its documentation have it.
                continue;
            } else if (expected.size() == THEIR_MOST && actual != null && actual.size() > THEIR_MOST) {
                // They stop at 200 values without saying so.
                for (int i = 0; i < THEIR_MOST; i++) {
                    assertThat(same(actual.get(i), expected.get(i))).isTrue();
                }
            } else if (!LEFT_OUT.contains(key)) {
                assertThat(same(actual, expected))
                        .as("%s: %s, theirs %s", key, actual, expected)
                        .isTrue();
            }
        }
        if (format.level() == ResultFormat.Level.BOOLEAN_ONLY) {
            assertThat(ours.get("result")).isEmpty();
        }
    }

    /** In any order; in SUMMARY they count over the values shown, we over all. */
    private static boolean sameCounts(@Nullable JsonNode actual, JsonNode expected, ResultFormat format) {
        if (actual == null || actual.size() != expected.size()) {
            return false;
        }
        boolean cut = format.level() == ResultFormat.Level.SUMMARY && format.partialUnexpectedCount() < 20;
        for (JsonNode entry : expected) {
            boolean found = false;
            for (JsonNode other : actual) {
                found |= same(other.get("value"), entry.get("value"))
                        && (cut
                                ? other.get("count").longValue()
                                        >= entry.get("count").longValue()
                                : same(other.get("count"), entry.get("count")));
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable JsonNode actual, JsonNode expected) {
        if (actual == null) {
            return false;
        }
        if (expected.isNumber() && actual.isNumber()) {
            return Math.abs(expected.doubleValue() - actual.doubleValue()) <= 1e-6;
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!same(actual.get(i), expected.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected.isObject() && actual.isObject()) {
            for (String key : expected.propertyNames()) {
                if (!same(actual.get(key), expected.get(key))) {
                    return false;
                }
            }
            return true;
        }
        return expected.equals(actual);
    }

    private static ResultFormat format(JsonNode json) {
        if (json.isString()) {
            return ResultFormat.of(level(json.stringValue()));
        }
        ResultFormat format = ResultFormat.of(level(json.get("result_format").stringValue()));
        if (json.has("partial_unexpected_count")) {
            format = format.withPartialUnexpectedCount(
                    json.get("partial_unexpected_count").intValue());
        }
        if (json.has("unexpected_index_column_names")) {
            List<String> names = new ArrayList<>();
            json.get("unexpected_index_column_names").forEach(name -> names.add(name.stringValue()));
            format = format.withUnexpectedIndexColumnNames(names);
        }
        if (json.has("include_unexpected_rows")
                && json.get("include_unexpected_rows").booleanValue()) {
            format = format.withUnexpectedRows();
        }
        if (json.has("exclude_unexpected_values")
                && json.get("exclude_unexpected_values").booleanValue()) {
            format = format.withoutUnexpectedValues();
        }
        return format;
    }

    private static ResultFormat.Level level(String name) {
        return ResultFormat.Level.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Rows rows(JsonNode columns) {
        List<String> names = List.copyOf(columns.propertyNames());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < columns.get(names.get(0)).size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (String name : names) {
                row.put(name, MAPPER.convertValue(columns.get(name).get(i), Object.class));
            }
            rows.add(row);
        }
        return Rows.ofMaps("case", rows);
    }
}
