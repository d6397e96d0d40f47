package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.DistinctCountResult;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.SetCoverageResult;
import io.github.plumbrule.core.metric.ValueCount;
import io.github.plumbrule.core.metric.ValueCountsResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.argument.Members;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Types about the distinct values of a column, and about the shares of distinct and of present values.
 *
 * <p><b>Nulls</b> are not values. <b>Empty:</b> over no values, what fits is not applicable and what does not fit fails.
 */
final class DistinctTypes {
    private static final String TIES_OKAY = "ties_okay";
    /** The most distinct values that a result lists. */
    private static final int LISTED = 100;
    /** The most equally common values that are compared with a set. */
    private static final int MOST_TIES = 10_000;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");

    private DistinctTypes() {}

    static List<ExpectationType> all() {
        return List.of(
                range(
                        "expect_column_unique_value_count_to_be_between",
                        "The number of distinct values lies between two limits.",
                        DistinctTypes::distinctCount),
                range(
                        "expect_column_proportion_of_unique_values_to_be_between",
                        "The number of distinct values divided by the number of values lies between two limits.",
                        DistinctTypes::distinctShare),
                range(
                        "expect_column_proportion_of_non_null_values_to_be_between",
                        "The share of rows that have a value lies between two limits.",
                        DistinctTypes::presentShare),
                set(
                        "expect_column_distinct_values_to_be_in_set",
                        "No value lies outside of a set.",
                        arguments -> coverage(arguments, SetRelation.WITHIN)),
                set(
                        "expect_column_distinct_values_to_contain_set",
                        "Every member of a set occurs.",
                        arguments -> coverage(arguments, SetRelation.CONTAINS)),
                set(
                        "expect_column_distinct_values_to_equal_set",
                        "The distinct values are exactly those of a set.",
                        arguments -> coverage(arguments, SetRelation.EQUALS)),
                set(
                        "expect_column_most_common_value_to_be_in_set",
                        "The most common value is one of a set.",
                        DistinctTypes::mostCommon,
                        Parameter.optional(
                                        TIES_OKAY,
                                        Kind.BOOLEAN,
                                        "whether one of several equally common values is enough")
                                .withDefault("false")));
    }

    private static ExpectationType range(String name, String summary, Function<Arguments, Check> compiler) {
        List<Parameter> parameters = List.of(
                Names.COLUMN_PARAMETER,
                Names.min(Kind.NUMBER),
                Names.max(Kind.NUMBER),
                Names.STRICT_MIN_PARAMETER,
                Names.STRICT_MAX_PARAMETER);
        return new BuiltInType(name, summary, Shared.ROW_CONDITION, parameters, compiler);
    }

    private static ExpectationType set(
            String name, String summary, Function<Arguments, Check> compiler, Parameter... more) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Names.COLUMN_PARAMETER);
        parameters.add(Names.valueSet("the set of values"));
        parameters.addAll(List.of(more));
        return new BuiltInType(name, summary, Shared.ROW_CONDITION, parameters, compiler);
    }

    private static Check distinctCount(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        Bounds bounds = Bounds.ofNumbers(arguments);
        Metric.DistinctCount metric = new Metric.DistinctCount(column, arguments.filter());
        String subject = "the number of distinct values of " + Words.column(column) + Places.of(arguments);
        return new Finding(List.of(column), subject + " is " + bounds.words(), List.of(metric), measurements -> {
            DistinctCountResult result = measurements.get(metric);
            BigDecimal distinct = BigDecimal.valueOf(result.distinct());
            return orNothing(
                    result.count(),
                    Conclusions.ofNumber(
                            subject,
                            distinct,
                            bounds,
                            new Observation.Aggregate(result.distinct(), Map.of()),
                            counts(result.missing(), result.count())));
        });
    }

    private static Check distinctShare(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        Metric.DistinctCount metric = new Metric.DistinctCount(column, arguments.filter());
        String subject = "the share of distinct among all values of " + Words.column(column) + Places.of(arguments);
        return share(arguments, subject, metric, measurements -> {
            DistinctCountResult result = measurements.get(metric);
            return new Share(result.distinct(), result.count(), counts(result.missing(), result.count()));
        });
    }

    private static Check presentShare(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        Metric.RowCheck metric = ValueTypes.presence(arguments);
        String subject = "the share of present values of " + Words.column(column) + Places.of(arguments);
        return share(arguments, subject, metric, measurements -> {
            RowCheckResult result = measurements.get(metric);
            long present = result.elements() - result.unexpected();
            return new Share(present, result.elements(), counts(result.unexpected(), present));
        });
    }

    /** A part of a whole. */
    private record Share(long part, long whole, List<Fact> facts) {}

    private static Check share(
            Arguments arguments, String subject, Metric<?> metric, Function<Measurements, Share> find) {
        Bounds bounds = Bounds.ofNumbers(arguments);
        String column = arguments.text(Names.COLUMN);
        return new Finding(List.of(column), subject + " is " + bounds.words(), List.of(metric), measurements -> {
            Share share = find.apply(measurements);
            double quotient = share.whole() == 0 ? 0 : (double) share.part() / share.whole();
            BigDecimal found = share.whole() == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(share.part())
                            .divide(BigDecimal.valueOf(share.whole()), MathContext.DECIMAL128);
            List<Fact> facts = new ArrayList<>(share.facts());
            Conclusion conclusion =
                    Conclusions.ofNumber(subject, found, bounds, new Observation.Aggregate(quotient, Map.of()), facts);
            return orNothing(share.whole(), conclusion);
        });
    }

    private static List<Fact> counts(long missing, long values) {
        return List.of(new Fact("values", Figures.count(values)), new Fact("missing", Figures.count(missing)));
    }

    /** Without anything to look at, what fits is not a pass. */
    private static Conclusion orNothing(long lookedAt, Conclusion conclusion) {
        if (lookedAt > 0 || conclusion.outcome() != Outcome.PASS) {
            return conclusion;
        }
        return new Conclusion(
                Outcome.NOT_APPLICABLE,
                conclusion.message() + "; but there are no values, so nothing was judged",
                conclusion.facts(),
                conclusion.observation(),
                0);
    }

    /** How distinct values are expected to relate to a set. */
    private enum SetRelation {
        WITHIN("are all in"),
        CONTAINS("include all of"),
        EQUALS("are exactly");

        private final String words;

        SetRelation(String words) {
            this.words = words;
        }
    }

    private static Check coverage(Arguments arguments, SetRelation relation) {
        String column = arguments.text(Names.COLUMN);
        List<Scalar> values = arguments.values(Names.VALUE_SET);
        if (values.isEmpty() && relation == SetRelation.WITHIN) {
            throw new InvalidArgumentException(
                    Names.VALUE_SET, "value_set is empty, so no value could be in it; name at least one");
        }
        List<Scalar> wanted =
                values.stream().filter(value -> !(value instanceof Scalar.Null)).toList();
        Metric.SetCoverage metric = new Metric.SetCoverage(column, Members.of(wanted), arguments.filter(), LISTED);
        Metric.ValueCounts listed = new Metric.ValueCounts(column, arguments.filter(), LISTED);
        String subject = "the distinct values of " + Words.column(column) + Places.of(arguments);
        String expected = relation.words + " " + Words.set(wanted);
        return new Finding(List.of(column), subject + " " + expected, List.of(metric, listed), measurements -> {
            SetCoverageResult result = measurements.get(metric);
            ValueCountsResult counts = measurements.get(listed);
            List<Scalar> absent = Members.absent(wanted, result.absent());
            boolean strangers = relation != SetRelation.CONTAINS && result.distinctOutside() > 0;
            boolean gaps = relation != SetRelation.WITHIN && !absent.isEmpty();
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("expected", expected));
            facts.add(new Fact("distinct values", Figures.count(result.distinct())));
            facts.add(new Fact("values", Figures.count(result.count())));
            List<String> differences = new ArrayList<>();
            if (strangers) {
                List<Scalar> outside =
                        result.outside().stream().map(ValueCount::value).toList();
                facts.add(new Fact("outside the set", Words.set(outside)));
                differences.add(Figures.count(result.distinctOutside()) + " of "
                        + Figures.count(result.distinct(), "distinct value")
                        + " in " + Figures.count(result.rowsOutside(), "row") + " are not in the set: "
                        + Words.set(outside));
            }
            if (gaps) {
                facts.add(new Fact("absent", Words.set(absent)));
                differences.add(Words.set(absent) + (absent.size() == 1 ? " does" : " do") + " not occur");
            }
            Observation observation = observation(counts, relation, result, absent);
            if (strangers || gaps) {
                double deviation = strangers ? (double) result.rowsOutside() / Math.max(1, result.count()) : 0;
                double gap = gaps ? (double) absent.size() / wanted.size() : 0;
                return new Conclusion(
                        Outcome.FAIL,
                        subject + " do not match: expected that they " + expected + ", but "
                                + String.join(", and ", differences),
                        facts,
                        observation,
                        Math.min(1, Math.max(deviation, gap)));
            }
            return orNothing(
                    result.count(), new Conclusion(Outcome.PASS, subject + " " + expected, facts, observation, 0));
        });
    }

    private static Observation observation(
            ValueCountsResult counts, SetRelation relation, SetCoverageResult result, List<Scalar> absent) {
        List<Object> observed = new ArrayList<>();
        List<Object> valueCounts = new ArrayList<>();
        for (ValueCount value : counts.values()) {
            observed.add(value.value());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", value.value());
            entry.put("count", value.count());
            valueCounts.add(entry);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        if (relation != SetRelation.CONTAINS) {
            details.put("unexpected_count", result.distinctOutside());
            details.put(
                    "partial_unexpected_list",
                    result.outside().stream().map(ValueCount::value).toList());
        }
        if (relation != SetRelation.WITHIN) {
            details.put("missing_count", absent.size());
            details.put("partial_missing_list", absent);
        }
        details.put("distinct_count", counts.distinct());
        details.put("observed_value_truncated", counts.truncated());
        details.put("details", Map.of("value_counts", valueCounts));
        return new Observation.Aggregate(observed, details);
    }

    private static Check mostCommon(Arguments arguments) {
        String column = arguments.text(Names.COLUMN);
        List<Scalar> wanted = arguments.values(Names.VALUE_SET);
        boolean tiesOkay = arguments.flag(TIES_OKAY, false);
        Metric.ValueCounts metric = new Metric.ValueCounts(column, arguments.filter(), MOST_TIES);
        boolean onlyText = wanted.stream().allMatch(Scalar.Text.class::isInstance);
        Metric.TypeCounts types = new Metric.TypeCounts(column, arguments.filter());
        // Whether the text 1 is the number 1 depends on whether the source knows types.
        List<Metric<?>> metrics = onlyText ? List.of(metric) : List.of(metric, types);
        String name = Words.column(column) + Places.of(arguments);
        String expected = Words.set(wanted);
        String statement =
                (tiesOkay ? "a most common value of " : "the most common value of ") + name + " is in " + expected;
        return new Finding(List.of(column), statement, metrics, measurements -> {
            ValueCountsResult result = measurements.get(metric);
            boolean typed = onlyText || measurements.get(types).typed();
            List<Scalar> modes =
                    result.mostCommon().stream().map(ValueCount::value).toList();
            Observation observation = new Observation.Aggregate(modes, Map.of());
            if (modes.isEmpty()) {
                return new Conclusion(
                        Outcome.FAIL,
                        "the most common value of " + name + " is not known (there are no values), but expected one of "
                                + expected,
                        List.of(new Fact("expected", expected), new Fact("found", "no values")),
                        observation,
                        1);
            }
            long inside = modes.stream()
                    .filter(mode -> wanted.stream().anyMatch(member -> same(mode, member, typed)))
                    .count();
            boolean fits = inside > 0 && (tiesOkay || modes.size() == 1);
            String occurrences = Figures.count(result.mostCommon().get(0).count(), "time");
            String found = modes.size() == 1
                    ? Words.value(modes.get(0)) + " (" + occurrences + ")"
                    : Figures.count(modes.size()) + " equally common values " + Words.set(modes) + " (" + occurrences
                            + " each)";
            List<Fact> facts = List.of(new Fact("expected", expected), new Fact("found", found));
            String subject = modes.size() == 1 ? "the most common value of " : "the most common values of ";
            String verb = modes.size() == 1 ? " is " : " are ";
            String sentence = subject + name + verb + found;
            return fits
                    ? new Conclusion(Outcome.PASS, sentence, facts, observation, 0)
                    : new Conclusion(
                            Outcome.FAIL,
                            sentence + ", but expected "
                                    + (tiesOkay || modes.size() == 1 ? "one of " : "a single one of ") + expected,
                            facts,
                            observation,
                            1);
        });
    }

    /** Whether a value is a member, by the rules of {@link io.github.plumbrule.core.condition.Condition.InSet}. */
    private static boolean same(Scalar value, Scalar member, boolean typed) {
        if (value.equals(member) || Members.moment(member).map(value::equals).orElse(false)) {
            return true;
        }
        if (typed || !(value instanceof Scalar.Text text)) {
            return false;
        }
        if (member instanceof Scalar.Number number) {
            return NUMBER.matcher(text.value()).matches()
                    && new BigDecimal(text.value()).compareTo(number.value()) == 0;
        }
        return member instanceof Scalar.Bool bool && text.value().equalsIgnoreCase(Boolean.toString(bool.value()));
    }
}
