package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A check that judges rows one by one and allows a share of them to be unexpected.
 *
 * <p>The share is compared exactly, as whole numbers and decimals. Over no judged row it is not applicable.
 *
 * @param wording how the rows are spoken of
 * @param place the rows looked at, such as {@code  where country == "DE"}; the empty text for all
 */
record RowJudgement(
        List<String> columns, Metric<RowCheckResult> metric, Wording wording, BigDecimal mostly, String place)
        implements Check {
    private static final int SHOWN_ROWS = 3;

    /**
     * How rows are spoken of.
     *
     * @param whole what is expected of all of them, such as {@code values of amount are between 0 and 10}
     * @param before what comes before a share that was found, such as {@code email is}; may be empty
     * @param after what comes after it, such as {@code of the values of amount are between 0 and 10}
     * @param noun what is counted, in the plural, such as {@code values}
     * @param opposite what the unexpected ones are or do, such as {@code are not}
     */
    record Wording(String whole, String before, String after, String noun, String opposite) {
        Wording {
            Objects.requireNonNull(whole, "whole");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(noun, "noun");
            Objects.requireNonNull(opposite, "opposite");
        }

        static Wording of(String noun, String subject, String predicate, String opposite) {
            String whole = subject + " " + predicate;
            return new Wording(whole, "", " of the " + whole, noun, opposite);
        }

        static Wording ofValues(String column, String predicate, String opposite) {
            return of("values", "values of " + Words.column(column), predicate, opposite);
        }

        String share(String share) {
            return before + share + after;
        }
    }

    RowJudgement {
        columns = List.copyOf(columns);
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(mostly, "mostly");
        Objects.requireNonNull(place, "place");
    }

    static Check of(Arguments arguments, List<String> columns, Metric<RowCheckResult> metric, Wording wording) {
        return new RowJudgement(columns, metric, wording, arguments.mostly(), Places.of(arguments));
    }

    private boolean wholly() {
        return mostly.compareTo(BigDecimal.ONE) == 0;
    }

    @Override
    public String statement() {
        return (wholly() ? wording.whole() : wording.share("at least " + Figures.percent(mostly))) + place;
    }

    @Override
    public List<Metric<?>> metrics() {
        return List.of(metric);
    }

    @Override
    public Conclusion judge(Measurements measurements) {
        RowCheckResult result = measurements.get(metric);
        Observation observation = new Observation.RowLevel(result, columns);
        long judged = result.judged();
        if (judged == 0) {
            return new Conclusion(Outcome.NOT_APPLICABLE, nothing(result), facts(result), observation, 0);
        }
        long fitting = judged - result.unexpected();
        boolean passes = BigDecimal.valueOf(fitting).compareTo(mostly.multiply(BigDecimal.valueOf(judged))) >= 0;
        double deviation = passes ? 0 : (double) result.unexpected() / judged;
        return new Conclusion(
                passes ? Outcome.PASS : Outcome.FAIL, sentence(result, passes), facts(result), observation, deviation);
    }

    private String nothing(RowCheckResult result) {
        if (result.elements() == 0) {
            return "there are no rows to judge" + place;
        }
        return "none of the " + Figures.count(result.elements(), "row") + place + " has anything to judge in "
                + Words.columns(columns);
    }

    private String sentence(RowCheckResult result, boolean passes) {
        long judged = result.judged();
        String share = Figures.percent(judged - result.unexpected(), judged, mostly);
        if (result.unexpected() == 0) {
            return "all " + wording.whole() + place + " (" + Figures.count(judged) + " judged)";
        }
        String counts = Figures.count(result.unexpected()) + " of " + Figures.count(judged) + " " + wording.noun() + " "
                + wording.opposite();
        String first = first(result.samples());
        String expected = wholly() ? "100 %" : "at least " + Figures.percent(mostly);
        return wording.share(share) + place
                + (passes ? ", and " + expected + " was expected (" : ", but expected " + expected + " (") + counts
                + (first.isEmpty() ? "" : "; first: " + first) + ")";
    }

    /** The first unexpected rows, each with its values where these say more than the sentence. */
    private String first(List<UnexpectedRow> samples) {
        List<UnexpectedRow> shown = samples.subList(0, Math.min(SHOWN_ROWS, samples.size()));
        boolean telling = shown.stream().anyMatch(row -> !values(row).isEmpty());
        List<String> parts = new ArrayList<>();
        for (UnexpectedRow row : shown) {
            String number = (telling ? "row " : "") + Figures.count(row.row());
            parts.add(telling ? number + ": " + values(row) : number);
        }
        String joined = String.join(", ", parts);
        return telling || parts.isEmpty() ? joined : (parts.size() == 1 ? "row " : "rows ") + joined;
    }

    private String values(UnexpectedRow row) {
        List<String> parts = new ArrayList<>();
        boolean something = false;
        for (Map.Entry<String, Scalar> entry : row.values().entrySet()) {
            if (columns.contains(entry.getKey())) {
                String name = columns.size() == 1 ? "" : Words.column(entry.getKey()) + " = ";
                parts.add(name + Words.value(entry.getValue()));
                something |= !(entry.getValue() instanceof Scalar.Null);
            }
        }
        String reason = row.reason().map(words -> " " + Words.visible(words)).orElse("");
        return something ? String.join(" and ", parts) + reason : reason.strip();
    }

    private List<Fact> facts(RowCheckResult result) {
        long judged = result.judged();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("expected", wording.whole() + place));
        facts.add(new Fact("expected share", (wholly() ? "" : "at least ") + Figures.percent(mostly)));
        if (judged > 0) {
            facts.add(new Fact("share", Figures.percent(judged - result.unexpected(), judged, mostly)));
        }
        facts.add(new Fact("rows", Figures.count(result.elements())));
        facts.add(new Fact("not judged", Figures.count(result.missing())));
        facts.add(new Fact("unexpected", Figures.count(result.unexpected())));
        String first = first(result.samples());
        if (!first.isEmpty()) {
            facts.add(new Fact("first unexpected", first));
        }
        return facts;
    }
}
