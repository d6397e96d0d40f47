package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.words.Columns;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Types about the table as a whole: its rows and its columns. */
final class TableTypes {
    private static final String COLUMN_SET = "column_set";
    private static final String COLUMN_INDEX = "column_index";
    private static final String EXACT_MATCH = "exact_match";
    private static final Metric.ColumnNames COLUMN_NAMES = new Metric.ColumnNames();

    private TableTypes() {}

    static List<ExpectationType> all() {
        return List.of(
                type(
                        "expect_table_row_count_to_be_between",
                        "The number of rows lies between two limits.",
                        Shared.ROW_CONDITION,
                        arguments -> rowCount(arguments, Bounds.ofNumbers(arguments)),
                        Names.min(Kind.NUMBER),
                        Names.max(Kind.NUMBER),
                        Names.STRICT_MIN_PARAMETER,
                        Names.STRICT_MAX_PARAMETER),
                type(
                        "expect_table_row_count_to_equal",
                        "The table has a certain number of rows.",
                        Shared.ROW_CONDITION,
                        arguments -> rowCount(arguments, exactly(arguments)),
                        Parameter.required(Names.VALUE, Kind.INTEGER, "the number of rows")),
                type(
                        "expect_table_column_count_to_be_between",
                        "The number of columns lies between two limits.",
                        Shared.NONE,
                        arguments -> columnCount(Bounds.ofNumbers(arguments)),
                        Names.min(Kind.NUMBER),
                        Names.max(Kind.NUMBER)),
                type(
                        "expect_table_column_count_to_equal",
                        "The table has a certain number of columns.",
                        Shared.NONE,
                        arguments -> columnCount(exactly(arguments)),
                        Parameter.required(Names.VALUE, Kind.INTEGER, "the number of columns")),
                type(
                        "expect_table_columns_to_match_set",
                        "The table has certain columns, in any order.",
                        Shared.NONE,
                        TableTypes::columnSet,
                        Parameter.optional(COLUMN_SET, Kind.COLUMN_LIST, "the columns")
                                .withDefault("no columns"),
                        Parameter.optional(EXACT_MATCH, Kind.BOOLEAN, "whether other columns are unexpected")
                                .withDefault("true")),
                type(
                        "expect_table_columns_to_match_ordered_list",
                        "The table has certain columns, in a certain order.",
                        Shared.NONE,
                        TableTypes::orderedColumns,
                        Parameter.optional(Names.COLUMN_LIST, Kind.COLUMN_LIST, "the columns, in order")
                                .withDefault("any columns")),
                type(
                        "expect_column_to_exist",
                        "The table has a certain column.",
                        Shared.NONE,
                        TableTypes::columnExists,
                        Names.COLUMN_PARAMETER,
                        Parameter.optional(
                                        COLUMN_INDEX,
                                        Kind.INTEGER,
                                        "its position counted from 0, or from -1 backwards from the end")
                                .withDefault("any position")));
    }

    private static ExpectationType type(
            String name, String summary, Shared shared, Function<Arguments, Check> compiler, Parameter... parameters) {
        return new BuiltInType(name, summary, shared, List.of(parameters), compiler);
    }

    private static Bounds exactly(Arguments arguments) {
        return Bounds.exactly(arguments.integer(Names.VALUE).orElseThrow());
    }

    private static Check rowCount(Arguments arguments, Bounds bounds) {
        Metric.RowCount metric = new Metric.RowCount(arguments.filter());
        String subject = "the number of rows" + Places.of(arguments);
        return new Finding(List.of(), subject + " is " + bounds.words(), List.of(metric), measurements -> {
            long rows = measurements.get(metric);
            return Conclusions.ofNumber(
                    subject, BigDecimal.valueOf(rows), bounds, new Observation.Aggregate(rows, Map.of()), List.of());
        });
    }

    private static Check columnCount(Bounds bounds) {
        String subject = "the number of columns";
        return new Finding(List.of(), subject + " is " + bounds.words(), List.of(COLUMN_NAMES), measurements -> {
            List<String> columns = measurements.get(COLUMN_NAMES);
            return Conclusions.ofNumber(
                    subject,
                    BigDecimal.valueOf(columns.size()),
                    bounds,
                    new Observation.Aggregate(columns.size(), Map.of()),
                    List.of(new Fact("columns", Words.columns(columns))));
        });
    }

    private static Check columnSet(Arguments arguments) {
        boolean exact = arguments.flag(EXACT_MATCH, true);
        Set<String> expected = new TreeSet<>(arguments.optionalTexts(COLUMN_SET).orElse(List.of()));
        String list = expected.isEmpty() ? "none" : Words.columns(expected);
        String statement = exact ? "the columns are " + list + ", in any order" : "the columns " + list + " exist";
        return new Finding(List.of(), statement, List.of(COLUMN_NAMES), measurements -> {
            Set<String> found = new TreeSet<>(measurements.get(COLUMN_NAMES));
            Set<String> missing = new LinkedHashSet<>(expected);
            missing.removeAll(found);
            Set<String> unexpected = new LinkedHashSet<>(found);
            unexpected.removeAll(expected);
            Map<String, Object> mismatched = new LinkedHashMap<>();
            if (!unexpected.isEmpty()) {
                mismatched.put("unexpected", List.copyOf(unexpected));
            }
            if (!missing.isEmpty()) {
                mismatched.put("missing", List.copyOf(missing));
            }
            boolean matches = missing.isEmpty() && (unexpected.isEmpty() || !exact);
            List<String> differences = new ArrayList<>();
            if (!missing.isEmpty()) {
                differences.add(Words.columns(missing) + (missing.size() == 1 ? " is" : " are") + " missing");
            }
            if (exact && !unexpected.isEmpty()) {
                differences.add(
                        Words.columns(unexpected) + (unexpected.size() == 1 ? " is" : " are") + " not expected");
            }
            Observation observation =
                    new Observation.Aggregate(List.copyOf(found), Map.of("details", Map.of("mismatched", mismatched)));
            if (expected.isEmpty() && !exact) {
                return nothingExpected(found, observation);
            }
            double all = Math.max(1, expected.size() + unexpected.size());
            double deviation = matches ? 0 : Math.min(1, (missing.size() + unexpected.size()) / all);
            return columns(matches, found, list, String.join(", and ", differences), observation, deviation);
        });
    }

    private static Conclusion nothingExpected(Iterable<String> found, Observation observation) {
        String columns = String.join(", ", Columns.words(found));
        return new Conclusion(
                Outcome.NOT_APPLICABLE,
                "the columns are " + columns + "; none were given to compare with, so nothing was judged",
                List.of(new Fact("found", columns)),
                observation,
                0);
    }

    private static Conclusion columns(
            boolean matches,
            Iterable<String> found,
            String expected,
            String difference,
            Observation observation,
            double deviation) {
        String columns = String.join(", ", Columns.words(found));
        List<Fact> facts = List.of(new Fact("expected", expected), new Fact("found", columns));
        return matches
                ? new Conclusion(Outcome.PASS, "the columns are " + columns + ", as expected", facts, observation, 0)
                : new Conclusion(
                        Outcome.FAIL,
                        "the columns are " + columns + ", but expected " + expected + ": " + difference,
                        facts,
                        observation,
                        deviation);
    }

    private static Check orderedColumns(Arguments arguments) {
        Optional<List<String>> list = arguments.optionalTexts(Names.COLUMN_LIST);
        List<String> expected = list.orElse(List.of());
        String words =
                expected.isEmpty() ? (list.isEmpty() ? "any" : "none") : String.join(", ", Columns.words(expected));
        return new Finding(
                List.of(), "the columns are " + words + ", in this order", List.of(COLUMN_NAMES), measurements -> {
                    List<String> found = measurements.get(COLUMN_NAMES);
                    List<Object> mismatched = new ArrayList<>();
                    List<String> differences = new ArrayList<>();
                    for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
                        Object wanted = i < expected.size() ? expected.get(i) : Scalar.NULL;
                        Object actual = i < found.size() ? found.get(i) : Scalar.NULL;
                        if (!wanted.equals(actual)) {
                            Map<String, Object> difference = new LinkedHashMap<>();
                            difference.put("Expected Column Position", i);
                            difference.put("Expected", wanted);
                            difference.put("Found", actual);
                            mismatched.add(difference);
                            differences.add("column " + Figures.count(i + 1L) + " is " + word(actual) + " instead of "
                                    + word(wanted));
                        }
                    }
                    if (list.isEmpty()) {
                        return nothingExpected(found, new Observation.Aggregate(found, Map.of()));
                    }
                    Map<String, Object> details =
                            mismatched.isEmpty() ? Map.of() : Map.of("details", Map.of("mismatched", mismatched));
                    int all = Math.max(1, Math.max(found.size(), expected.size()));
                    String shown = differences.size() > 3
                            ? String.join("; ", differences.subList(0, 3)) + "; and "
                                    + Figures.count(differences.size() - 3L, "more difference")
                            : String.join("; ", differences);
                    return columns(
                            mismatched.isEmpty(),
                            found,
                            words,
                            shown,
                            new Observation.Aggregate(found, details),
                            (double) mismatched.size() / all);
                });
    }

    private static String word(Object column) {
        return column instanceof String name ? Words.column(name) : "no column";
    }

    private static Check columnExists(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        Optional<Long> index = arguments.integer(COLUMN_INDEX);
        String name = Words.column(column);
        String place = index.map(position -> " at position " + position).orElse("");
        return new Finding(
                List.of(column), "column " + name + " exists" + place, List.of(COLUMN_NAMES), measurements -> {
                    List<String> columns = measurements.get(COLUMN_NAMES);
                    int found = columns.indexOf(column);
                    List<Fact> facts = List.of(
                            new Fact("expected", "column " + name + place),
                            new Fact("columns", Words.columns(columns)));
                    if (found < 0) {
                        return new Conclusion(
                                Outcome.FAIL,
                                Columns.missing(List.of(column), columns),
                                facts,
                                new Observation.Nothing(),
                                1);
                    }
                    boolean there = index.isEmpty() || index.get() == found || index.get() == found - columns.size();
                    return there
                            ? new Conclusion(
                                    Outcome.PASS,
                                    "column " + name + " exists" + place,
                                    facts,
                                    new Observation.Nothing(),
                                    0)
                            : new Conclusion(
                                    Outcome.FAIL,
                                    "column " + name + " is at position " + found + ", but expected position "
                                            + index.orElseThrow() + " (counted from 0)",
                                    facts,
                                    new Observation.Nothing(),
                                    1);
                });
    }
}
