package io.github.plumbrule.expectations.spi;

import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * What a check concluded from the answers of a scan.
 *
 * @param message what was found against what was expected, as a sentence
 * @param facts the same as keys and values
 * @param deviation how far off the data is, from 0 (as expected) to 1
 */
public record Conclusion(Outcome outcome, String message, List<Fact> facts, Observation observation, double deviation) {
    public Conclusion {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(message, "message");
        facts = List.copyOf(facts);
        Objects.requireNonNull(observation, "observation");
    }
}
