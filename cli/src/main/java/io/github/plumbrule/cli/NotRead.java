package io.github.plumbrule.cli;

import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the verdict about data that was never looked at. */
final class NotRead {
    private NotRead() {}

    /** An error for every expectation, all for the same reason. */
    static Verdict verdict(Suite suite, String dataset, String reason, ValidationOptions options) {
        List<ExpectationResult> results = new ArrayList<>();
        for (Expectation expectation : suite.expectations()) {
            results.add(new ExpectationResult(
                    expectation,
                    List.of(),
                    Outcome.ERROR,
                    expectation.type(),
                    reason,
                    List.of(),
                    new Observation.Nothing(),
                    1));
        }
        return new Verdict(
                Outcome.ERROR,
                reason,
                suite,
                results,
                new Verdict.Dataset(dataset, 0, 0, List.of(), 0, List.of(), List.of()),
                options.parameters(),
                List.of(reason),
                Instant.now(),
                Duration.ZERO);
    }
}
