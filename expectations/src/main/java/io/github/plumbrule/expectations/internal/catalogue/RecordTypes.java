package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Condition.Operator;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.Metric.IgnoreRowIf;
import io.github.plumbrule.expectations.internal.argument.Members;
import io.github.plumbrule.expectations.internal.catalogue.RowJudgement.Wording;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Types that judge the values of several columns within each row. */
final class RecordTypes {
    private static final String COLUMN_A = "column_A";
    private static final String COLUMN_B = "column_B";
    private static final String OR_EQUAL = "or_equal";
    private static final String PAIRS = "value_pairs_set";
    private static final String SUM_TOTAL = "sum_total";

    private static final String BOTH_MISSING = "both_values_are_missing";
    private static final String EITHER_MISSING = "either_value_is_missing";
    private static final String NEITHER = "neither";

    private static final String ALL_MISSING = "all_values_are_missing";
    private static final String ANY_MISSING = "any_value_is_missing";
    private static final String NEVER = "never";

    private RecordTypes() {}

    static List<ExpectationType> all() {
        return List.of(
                columns(
                        "expect_compound_columns_to_be_unique",
                        "No combination of the values of several columns occurs twice.",
                        RecordTypes::compoundUnique),
                columns(
                        "expect_select_column_values_to_be_unique_within_record",
                        "The values of several columns differ from each other within each row.",
                        RecordTypes::uniqueWithinRecord),
                columns(
                        "expect_multicolumn_values_to_be_equal",
                        "The values of several columns are the same within each row.",
                        RecordTypes::allEqual),
                columns(
                        "expect_multicolumn_sum_to_equal",
                        "The values of several columns have a certain sum within each row.",
                        RecordTypes::sumEqual,
                        Parameter.required(SUM_TOTAL, Kind.NUMBER, "the sum")),
                pairs(
                        "expect_column_pair_values_to_be_equal",
                        "The values of two columns are the same within each row.",
                        RecordTypes::pairEqual),
                pairs(
                        "expect_column_pair_values_a_to_be_greater_than_b",
                        "The value of one column is greater than that of another within each row.",
                        RecordTypes::pairGreater,
                        Parameter.optional(OR_EQUAL, Kind.BOOLEAN, "whether equal values are as expected too")
                                .withDefault("false")),
                pairs(
                        "expect_column_pair_values_to_be_in_set",
                        "The values of two columns are, as a pair, one of a set.",
                        RecordTypes::pairInSet,
                        Parameter.required(PAIRS, Kind.PAIR_LIST, "the pairs that are allowed")));
    }

    private static ExpectationType columns(
            String name, String summary, Function<Arguments, Check> compiler, Parameter... more) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.required(Names.COLUMN_LIST, Kind.COLUMN_LIST, "the columns, at least two"));
        parameters.addAll(List.of(more));
        parameters.add(Parameter.optional(Names.IGNORE_ROW_IF, Kind.TEXT, "which rows are not judged")
                .withChoices(ALL_MISSING, ANY_MISSING, NEVER)
                .withDefault(ALL_MISSING));
        return new BuiltInType(name, summary, Shared.ROW_CONDITION_AND_MOSTLY, parameters, compiler);
    }

    private static ExpectationType pairs(
            String name, String summary, Function<Arguments, Check> compiler, Parameter... more) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.required(COLUMN_A, Kind.COLUMN, "the first column"));
        parameters.add(Parameter.required(COLUMN_B, Kind.COLUMN, "the second column"));
        parameters.addAll(List.of(more));
        parameters.add(Parameter.optional(Names.IGNORE_ROW_IF, Kind.TEXT, "which rows are not judged")
                .withChoices(BOTH_MISSING, EITHER_MISSING, NEITHER)
                .withDefault(BOTH_MISSING));
        return new BuiltInType(name, summary, Shared.ROW_CONDITION_AND_MOSTLY, parameters, compiler);
    }

    private static List<String> columnList(Arguments arguments) {
        List<String> columns = arguments.texts(Names.COLUMN_LIST);
        if (columns.size() < 2) {
            throw new InvalidArgumentException(
                    Names.COLUMN_LIST,
                    "column_list must name at least two columns, but has " + Figures.count(columns.size()));
        }
        if (new LinkedHashSet<>(columns).size() < columns.size()) {
            throw new InvalidArgumentException(
                    Names.COLUMN_LIST, "column_list names a column twice: " + Words.columns(columns));
        }
        return columns;
    }

    private static IgnoreRowIf ignored(Arguments arguments) {
        return switch (arguments.optionalText(Names.IGNORE_ROW_IF).orElse(ALL_MISSING)) {
            case ANY_MISSING -> IgnoreRowIf.ANY_VALUE_IS_MISSING;
            case NEVER -> IgnoreRowIf.NEVER;
            default -> IgnoreRowIf.ALL_VALUES_ARE_MISSING;
        };
    }

    private static Condition ignoredRows(Arguments arguments, List<String> columns) {
        List<Condition> missing = columns.stream().map(Condition::missing).toList();
        return switch (ignored(arguments)) {
            case ALL_VALUES_ARE_MISSING -> new Condition.And(missing);
            case ANY_VALUE_IS_MISSING -> new Condition.Or(missing);
            case NEVER -> Condition.NEVER;
        };
    }

    private static Metric.RowCheck rowCheck(Arguments arguments, Condition condition, Condition ignore) {
        return new Metric.RowCheck(
                condition, ignore, arguments.filter(), arguments.samples(), arguments.identifierColumns());
    }

    private static Check compoundUnique(Arguments arguments) {
        List<String> columns = columnList(arguments);
        Metric.Uniqueness metric = new Metric.Uniqueness(
                columns, ignored(arguments), arguments.filter(), arguments.samples(), arguments.identifierColumns());
        String subject = "combinations of " + Words.columns(columns);
        return RowJudgement.of(
                arguments,
                columns,
                metric,
                Wording.of("rows", subject, "are unique", "repeat one that occurs elsewhere"));
    }

    private static Check uniqueWithinRecord(Arguments arguments) {
        List<String> columns = columnList(arguments);
        List<Condition> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                pairs.add(differ(columns.get(i), columns.get(j)));
            }
        }
        return RowJudgement.of(
                arguments,
                columns,
                rowCheck(arguments, new Condition.And(pairs), ignoredRows(arguments, columns)),
                Wording.of("rows", "rows", "have different values in " + Words.columns(columns), "do not"));
    }

    private static Check allEqual(Arguments arguments) {
        List<String> columns = columnList(arguments);
        List<Condition> pairs = new ArrayList<>();
        for (String column : columns.subList(1, columns.size())) {
            pairs.add(Condition.or(
                    compare(columns.get(0), Operator.EQUAL, column),
                    Condition.and(Condition.missing(columns.get(0)), Condition.missing(column))));
        }
        return RowJudgement.of(
                arguments,
                columns,
                rowCheck(arguments, new Condition.And(pairs), ignoredRows(arguments, columns)),
                Wording.of("rows", "rows", "have the same value in " + Words.columns(columns), "do not"));
    }

    private static Check sumEqual(Arguments arguments) {
        List<String> columns = columnList(arguments);
        BigDecimal total = arguments.number(SUM_TOTAL).orElseThrow();
        Operand sum = new Operand.Column(columns.get(0));
        for (String column : columns.subList(1, columns.size())) {
            sum = new Operand.Arithmetic(sum, Operand.ArithmeticOperator.ADD, new Operand.Column(column));
        }
        Condition condition = new Condition.Comparison(sum, Operator.EQUAL, new Operand.Literal(Scalar.of(total)));
        String predicate = "have a sum of " + Words.columns(columns) + " that is " + Figures.number(total);
        return RowJudgement.of(
                arguments,
                columns,
                rowCheck(arguments, condition, ignoredRows(arguments, columns)),
                Wording.of("rows", "rows", predicate, "do not"));
    }

    /** Two values differ; one null and a value do, two nulls do not. */
    private static Condition differ(String a, String b) {
        return new Condition.Or(List.of(
                compare(a, Operator.NOT_EQUAL, b),
                Condition.and(Condition.missing(a), Condition.present(b)),
                Condition.and(Condition.present(a), Condition.missing(b))));
    }

    private static Condition compare(String a, Operator operator, String b) {
        return new Condition.Comparison(new Operand.Column(a), operator, new Operand.Column(b));
    }

    private static Check pair(Arguments arguments, Condition condition, String predicate, String opposite) {
        String a = arguments.text(COLUMN_A);
        String b = arguments.text(COLUMN_B);
        Condition ignore =
                switch (arguments.optionalText(Names.IGNORE_ROW_IF).orElse(BOTH_MISSING)) {
                    case EITHER_MISSING -> Condition.or(Condition.missing(a), Condition.missing(b));
                    case NEITHER -> Condition.NEVER;
                    default -> Condition.and(Condition.missing(a), Condition.missing(b));
                };
        return RowJudgement.of(
                arguments,
                a.equals(b) ? List.of(a) : List.of(a, b),
                rowCheck(arguments, condition, ignore),
                Wording.of("rows", "rows", predicate, opposite));
    }

    private static Check pairEqual(Arguments arguments) {
        String a = arguments.text(COLUMN_A);
        String b = arguments.text(COLUMN_B);
        return pair(
                arguments,
                compare(a, Operator.EQUAL, b),
                "have equal values in " + Words.columns(List.of(a, b)),
                "do not");
    }

    private static Check pairGreater(Arguments arguments) {
        String a = arguments.text(COLUMN_A);
        String b = arguments.text(COLUMN_B);
        boolean orEqual = arguments.flag(OR_EQUAL, false);
        return pair(
                arguments,
                compare(a, orEqual ? Operator.GREATER_OR_EQUAL : Operator.GREATER, b),
                "have " + Words.column(a) + (orEqual ? " at least as great as " : " greater than ") + Words.column(b),
                "do not");
    }

    private static Check pairInSet(Arguments arguments) {
        String a = arguments.text(COLUMN_A);
        String b = arguments.text(COLUMN_B);
        // Grouped by the first value, so that a row is compared with each first value once.
        Map<Scalar, List<Scalar>> seconds = new LinkedHashMap<>();
        List<String> shown = new ArrayList<>();
        Object raw = arguments.raw(PAIRS).orElse(List.of());
        for (Object item : raw instanceof List<?> items ? items : List.of()) {
            if (item instanceof List<?> pair) {
                Scalar first = Scalar.ofObject(pair.get(0));
                Scalar second = Scalar.ofObject(pair.get(1));
                seconds.computeIfAbsent(first, key -> new ArrayList<>()).add(second);
                shown.add("(" + Words.value(first) + ", " + Words.value(second) + ")");
            }
        }
        List<Condition> options = new ArrayList<>();
        seconds.forEach((first, others) -> options.add(Condition.and(isOneOf(a, List.of(first)), isOneOf(b, others))));
        String set = shown.size() > 5
                ? String.join(", ", shown.subList(0, 4)) + ", … " + Figures.count(shown.size() - 4L) + " more"
                : String.join(", ", shown);
        return pair(
                arguments,
                new Condition.Or(options),
                "have a pair of " + Words.columns(List.of(a, b)) + " that is in {" + set + "}",
                "do not");
    }

    /** The value is one of some, where null is a value too. */
    private static Condition isOneOf(String column, List<Scalar> values) {
        Condition inSet = new Condition.InSet(column, Members.of(values));
        boolean withNull = values.stream().anyMatch(Scalar.Null.class::isInstance);
        return withNull ? Condition.or(Condition.missing(column), inSet) : inSet;
    }
}
