package io.github.plumbrule.expectations;

import java.util.List;
import java.util.Objects;

/**
 * What one expectation concluded.
 *
 * @param expectation the expectation, with its parameters filled in
 * @param columns the columns it is about, first the one it would be listed under; empty for the whole table
 * @param statement the expectation as a sentence, such as {@code values of amount are between 0 and 10,000}
 * @param message what was found against what was expected, as a sentence; for an error, why it could not be judged
 * @param facts the same as keys and values
 * @param deviation how far off the data is, from 0 (as expected) to 1; for sorting and for bars
 */
public record ExpectationResult(
        Expectation expectation,
        List<String> columns,
        Outcome outcome,
        String statement,
        String message,
        List<Fact> facts,
        Observation observation,
        double deviation) {
    public ExpectationResult {
        Objects.requireNonNull(expectation, "expectation");
        columns = List.copyOf(columns);
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(message, "message");
        facts = List.copyOf(facts);
        Objects.requireNonNull(observation, "observation");
        if (!(deviation >= 0 && deviation <= 1)) {
            throw new IllegalArgumentException("deviation must be between 0 and 1, but was " + deviation);
        }
    }

    /** Whether Great Expectations would call this a success: passed, or nothing to judge. */
    public boolean success() {
        return outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
    }
}
