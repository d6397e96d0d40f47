package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.spi.Conclusion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conclusions about one value that was computed over a dataset. */
final class Conclusions {
    private Conclusions() {}

    /** A number that lies inside or outside of limits. */
    static Conclusion ofNumber(
            String subject, BigDecimal found, Bounds bounds, Observation observation, List<Fact> more) {
        return ofNumber(subject, found, bounds, bounds.contains(found), observation, more);
    }

    /**
     * A number that was judged.
     *
     * @param inside whether the exact value lies inside, of which {@code found} may be rounded
     */
    static Conclusion ofNumber(
            String subject, BigDecimal found, Bounds bounds, boolean inside, Observation observation, List<Fact> more) {
        double deviation = inside ? 0 : Math.max(bounds.deviation(found), Double.MIN_NORMAL);
        return judged(
                subject,
                bounds.rounded(found),
                bounds.words(),
                inside,
                bounds.unlimited(),
                observation,
                deviation,
                more);
    }

    /** Something shown as a text that is or is not as expected; without a limit nothing was judged. */
    static Conclusion judged(
            String subject,
            String found,
            String expected,
            boolean inside,
            boolean unlimited,
            Observation observation,
            double deviation,
            List<Fact> more) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("expected", expected));
        facts.add(new Fact("found", found));
        facts.addAll(more);
        if (unlimited) {
            return new Conclusion(
                    Outcome.NOT_APPLICABLE,
                    subject + " is " + found + "; no limit was given, so nothing was judged",
                    facts,
                    observation,
                    0);
        }
        return inside
                ? new Conclusion(
                        Outcome.PASS,
                        subject + " is " + found
                                + (found.equals(expected) ? ", as expected" : ", and " + expected + " was expected"),
                        facts,
                        observation,
                        0)
                : new Conclusion(
                        Outcome.FAIL,
                        subject + " is " + found + ", but expected " + expected,
                        facts,
                        observation,
                        deviation);
    }

    /** There was no value to compute anything from: never a pass. */
    static Conclusion withoutValues(Outcome outcome, String message, Object observed, Map<String, Object> details) {
        return new Conclusion(
                outcome,
                message,
                List.of(new Fact("found", "no values")),
                new Observation.Aggregate(observed, details),
                outcome == Outcome.FAIL ? 1 : 0);
    }
}
