package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.core.metric.Metric;
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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Types that judge the values of one column, one by one. */
final class ValueTypes {
    private static final String REGEX = "regex";
    private static final String REGEX_LIST = "regex_list";
    private static final String STRICTLY = "strictly";
    private static final String TYPE = "type_";
    private static final String TYPE_LIST = "type_list";
    private static final String ANYTHING = "(?s).*";

    private ValueTypes() {}

    static List<ExpectationType> all() {
        return List.of(
                type("expect_column_values_to_not_be_null", "No value of the column is null.", ValueTypes::notNull),
                type("expect_column_values_to_be_null", "Every value of the column is null.", ValueTypes::missing),
                type("expect_column_values_to_be_unique", "No value of the column occurs twice.", ValueTypes::unique),
                type(
                        "expect_column_values_to_be_between",
                        "Every value lies between two limits: numbers, dates, date-times or texts.",
                        ValueTypes::between,
                        Names.min(Kind.LIMIT),
                        Names.max(Kind.LIMIT),
                        Names.STRICT_MIN_PARAMETER,
                        Names.STRICT_MAX_PARAMETER),
                type(
                        "expect_column_values_to_be_in_set",
                        "Every value is one of a set.",
                        arguments -> inSet(arguments, true),
                        Names.valueSet("the values that are allowed")),
                type(
                        "expect_column_values_to_not_be_in_set",
                        "No value is one of a set.",
                        arguments -> inSet(arguments, false),
                        Names.valueSet("the values that are not allowed")),
                type(
                        "expect_column_values_to_match_regex",
                        "A regular expression is found in every value.",
                        arguments -> regex(arguments, true),
                        Parameter.optional(REGEX, Kind.PATTERN, "the expression that must be found")
                                .withDefault("anything")),
                type(
                        "expect_column_values_to_not_match_regex",
                        "A regular expression is found in no value.",
                        arguments -> regex(arguments, false),
                        Parameter.required(REGEX, Kind.PATTERN, "the expression that must not be found")),
                type(
                        "expect_column_values_to_match_regex_list",
                        "Any or all of several regular expressions are found in every value.",
                        ValueTypes::anyRegex,
                        Parameter.required(REGEX_LIST, Kind.PATTERN_LIST, "the expressions that must be found"),
                        Parameter.optional(Names.MATCH_ON, Kind.TEXT, "whether any or all of them must be found")
                                .withChoices("any", "all")
                                .withDefault("any")),
                type(
                        "expect_column_values_to_not_match_regex_list",
                        "None of several regular expressions is found in any value.",
                        ValueTypes::noRegex,
                        Parameter.required(REGEX_LIST, Kind.PATTERN_LIST, "the expressions that must not be found")),
                type(
                        "expect_column_value_lengths_to_be_between",
                        "Every value has a number of characters between two limits.",
                        ValueTypes::lengthsBetween,
                        Names.min(Kind.NUMBER),
                        Names.max(Kind.NUMBER),
                        Names.STRICT_MIN_PARAMETER,
                        Names.STRICT_MAX_PARAMETER),
                type(
                        "expect_column_value_lengths_to_equal",
                        "Every value has a certain number of characters.",
                        ValueTypes::lengthsEqual,
                        Parameter.required(Names.VALUE, Kind.INTEGER, "the number of characters")),
                type(
                        "expect_column_values_to_be_of_type",
                        "Every value is of a type.",
                        arguments -> ofTypes(arguments, List.of(arguments.text(TYPE))),
                        Parameter.required(TYPE, Kind.TEXT, "the type, such as int, DECIMAL, string or timestamp")),
                type(
                        "expect_column_values_to_be_in_type_list",
                        "Every value is of one of several types.",
                        arguments -> ofTypes(
                                arguments, arguments.optionalTexts(TYPE_LIST).orElse(List.of())),
                        Parameter.optional(TYPE_LIST, Kind.TEXT_LIST, "the types")
                                .withDefault("any type")),
                type(
                        "expect_column_values_to_be_increasing",
                        "Every value is at least as great as the one before it.",
                        arguments -> ordered(arguments, true),
                        strictly("greater")),
                type(
                        "expect_column_values_to_be_decreasing",
                        "Every value is at most as great as the one before it.",
                        arguments -> ordered(arguments, false),
                        strictly("less")));
    }

    private static Parameter strictly(String word) {
        return Parameter.optional(STRICTLY, Kind.BOOLEAN, "whether each value must be " + word + " than the one before")
                .withDefault("false");
    }

    private static ExpectationType type(
            String name, String summary, Function<Arguments, Check> compiler, Parameter... parameters) {
        List<Parameter> all = new ArrayList<>(List.of(Names.COLUMN_PARAMETER));
        all.addAll(List.of(parameters));
        return new BuiltInType(name, summary, Shared.ROW_CONDITION_AND_MOSTLY, all, compiler);
    }

    /** A check of a condition on the values that are there. */
    private static Check check(Arguments arguments, Condition condition, String predicate, String opposite) {
        String column = arguments.text(Names.COLUMN);
        return RowJudgement.of(
                arguments,
                List.of(column),
                new Metric.RowCheck(
                        condition,
                        Condition.missing(column),
                        arguments.filter(),
                        arguments.samples(),
                        arguments.identifierColumns()),
                Wording.ofValues(column, predicate, opposite));
    }

    /** The rows in which a column has a value; shared by several types, so that the scan counts them once. */
    static Metric.RowCheck presence(Arguments arguments) {
        return new Metric.RowCheck(
                Condition.present(arguments.text(Names.COLUMN)),
                Condition.NEVER,
                arguments.filter(),
                arguments.samples(),
                arguments.identifierColumns());
    }

    private static Check notNull(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        String name = Words.column(column);
        return RowJudgement.of(
                arguments,
                List.of(column),
                presence(arguments),
                new Wording("values of " + name + " are present", name + " is ", " complete", "values", "are null"));
    }

    private static Check missing(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        return RowJudgement.of(
                arguments,
                List.of(column),
                new Metric.RowCheck(
                        Condition.missing(column),
                        Condition.NEVER,
                        arguments.filter(),
                        arguments.samples(),
                        arguments.identifierColumns()),
                Wording.ofValues(column, "are null", "are not"));
    }

    private static Check unique(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        return RowJudgement.of(
                arguments,
                List.of(column),
                new Metric.Uniqueness(
                        List.of(column),
                        Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING,
                        arguments.filter(),
                        arguments.samples(),
                        arguments.identifierColumns()),
                Wording.ofValues(column, "are unique", "occur more than once"));
    }

    private static Check between(Arguments arguments) {
        Bounds bounds = Bounds.of(arguments);
        if (bounds.unlimited()) {
            throw new InvalidArgumentException(
                    "", "there is neither min_value nor max_value; give at least one of them");
        }
        Condition condition = new Condition.Range(arguments.text(Names.COLUMN), bounds.lower(), bounds.upper());
        return check(arguments, condition, "are " + bounds.words(), "are not");
    }

    private static Check inSet(Arguments arguments, boolean wanted) {
        List<Scalar> values = arguments.values(Names.VALUE_SET);
        Condition isIn = new Condition.InSet(arguments.text(Names.COLUMN), Members.of(values));
        return wanted
                ? check(arguments, isIn, "are in " + Words.set(values), "are not")
                : check(arguments, Condition.not(isIn), "are not in " + Words.set(values), "are");
    }

    private static Check regex(Arguments arguments, boolean wanted) {
        String pattern = arguments.optionalText(REGEX).orElse(ANYTHING);
        Condition found = matches(arguments, List.of(pattern), Condition.MatchOn.ANY);
        return wanted
                ? check(arguments, found, "match " + shown(pattern), "do not")
                : check(arguments, Condition.not(found), "do not match " + shown(pattern), "do");
    }

    private static Check anyRegex(Arguments arguments) {
        List<String> patterns = patterns(arguments);
        boolean all = arguments.optionalText(Names.MATCH_ON).orElse("any").equals("all");
        Condition found = matches(arguments, patterns, all ? Condition.MatchOn.ALL : Condition.MatchOn.ANY);
        return check(arguments, found, "match " + shown(patterns, all ? "and" : "or"), "do not");
    }

    private static Check noRegex(Arguments arguments) {
        List<String> patterns = patterns(arguments);
        Condition found = matches(arguments, patterns, Condition.MatchOn.ANY);
        return check(arguments, Condition.not(found), "match neither " + shown(patterns, "nor"), "do");
    }

    private static Condition matches(Arguments arguments, List<String> patterns, Condition.MatchOn matchOn) {
        return new Condition.Matches(arguments.text(Names.COLUMN), patterns, matchOn);
    }

    private static List<String> patterns(Arguments arguments) {
        List<String> patterns = arguments.texts(REGEX_LIST);
        if (patterns.isEmpty()) {
            throw new InvalidArgumentException(REGEX_LIST, REGEX_LIST + " must have at least one expression");
        }
        return patterns;
    }

    private static String shown(String pattern) {
        return "/" + Words.visible(pattern) + "/";
    }

    private static String shown(List<String> patterns, String word) {
        return Words.enumeration(patterns.stream().map(ValueTypes::shown).toList(), word);
    }

    private static Check lengthsBetween(Arguments arguments) {
        Bounds bounds = Bounds.ofNumbers(arguments);
        if (bounds.unlimited()) {
            throw new InvalidArgumentException(
                    "", "there is neither min_value nor max_value; give at least one of them");
        }
        int least = bounds.lower()
                .map(limit -> wholeLimit(limit.value(), limit.strict(), RoundingMode.CEILING, 1))
                .orElse(0);
        int most = bounds.upper()
                .map(limit -> wholeLimit(limit.value(), limit.strict(), RoundingMode.FLOOR, -1))
                .orElse(Integer.MAX_VALUE);
        if (most < Math.max(least, 0)) {
            throw new InvalidArgumentException(Names.MAX, "no length is " + bounds.words());
        }
        return check(
                arguments,
                new Condition.Length(arguments.text(Names.COLUMN), Math.max(least, 0), most),
                "have " + bounds.words() + " characters",
                "do not");
    }

    /** The last whole number on the inner side of a limit. */
    private static int wholeLimit(Scalar limit, boolean strict, RoundingMode inwards, int step) {
        BigDecimal exact = limit instanceof Scalar.Number number ? number.value() : BigDecimal.ZERO;
        BigDecimal whole = exact.setScale(0, inwards);
        if (strict && whole.compareTo(exact) == 0) {
            whole = whole.add(BigDecimal.valueOf(step));
        }
        return whole.max(BigDecimal.valueOf(-1))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValueExact();
    }

    private static Check lengthsEqual(Arguments arguments) {
        long length = arguments.integer(Names.VALUE).orElseThrow();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new InvalidArgumentException(
                    Names.VALUE,
                    "value must be between 0 and " + Figures.count(Integer.MAX_VALUE) + ", but was "
                            + Figures.count(length));
        }
        return check(
                arguments,
                new Condition.Length(arguments.text(Names.COLUMN), (int) length, (int) length),
                "have " + Figures.count(length, "character"),
                "do not");
    }

    private static Check ofTypes(Arguments arguments, List<String> names) {
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        names.forEach(name -> types.addAll(TypeNames.parse(name)));
        String column = arguments.text(Names.COLUMN);
        if (names.isEmpty()) {
            // As in Great Expectations, no list means any type; nothing is judged then.
            return new RowJudgement(
                    List.of(column),
                    new Metric.RowCheck(Condition.ALWAYS, Condition.ALWAYS, arguments.filter(), 0, List.of()),
                    Wording.ofValues(column, "are of any type", "are not"),
                    arguments.mostly(),
                    Places.of(arguments));
        }
        return check(
                arguments,
                new Condition.OfType(column, types),
                "are of type " + names.stream().map(Words::visible).collect(Collectors.joining(" or ")),
                "are not");
    }

    private static Check ordered(Arguments arguments, boolean ascending) {
        String column = arguments.text(Names.COLUMN);
        boolean strictly = arguments.flag(STRICTLY, false);
        String comparative = ascending ? "greater" : "less";
        String predicate = strictly
                ? "are " + comparative + " than the one before"
                : "are not " + (ascending ? "less" : "greater") + " than the one before";
        return RowJudgement.of(
                arguments,
                List.of(column),
                new Metric.Ordering(
                        column,
                        ascending,
                        strictly,
                        arguments.filter(),
                        arguments.samples(),
                        arguments.identifierColumns()),
                Wording.ofValues(column, predicate, strictly ? "are not" : "are"));
    }
}
