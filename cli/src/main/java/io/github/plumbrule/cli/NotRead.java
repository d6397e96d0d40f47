package io.github.plumbrule.cli;

import io.github.plumbrule.core.scan.ScanOptions;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Validation;
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
        for (ExpectationResult result : worded(suite, dataset, options)) {
            results.add(new ExpectationResult(
                    result.expectation(),
                    result.columns(),
                    Outcome.ERROR,
                    result.statement(),
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

    /** The expectations as sentences: only a validation words them, so it is given a table without anything in it. */
    private static List<ExpectationResult> worded(Suite suite, String dataset, ValidationOptions options) {
        try {
            ValidationOptions alone = options.withScan(ScanOptions.defaults().withThreads(1));
            return Validation.run(suite, Rows.ofLists(dataset, List.of(), List.of()), alone)
                    .results();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // What stopped the validation of the data may also stop this one; then the types have to do.
            List<ExpectationResult> results = new ArrayList<>();
            for (Expectation expectation : suite.expectations()) {
                results.add(new ExpectationResult(
                        expectation,
                        List.of(),
                        Outcome.ERROR,
                        expectation.type(),
                        expectation.type(),
                        List.of(),
                        new Observation.Nothing(),
                        1));
            }
            return results;
        }
    }
}
