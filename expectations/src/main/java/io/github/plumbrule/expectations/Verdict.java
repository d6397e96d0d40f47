package io.github.plumbrule.expectations;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outcome of a suite against one dataset.
 *
 * <p>{@code FAIL} when a critical expectation failed; else {@code ERROR} when anything could not be judged: an
 * expectation, a row that could not be read, a suite without expectations, or a suite in which nothing was applicable;
 * else {@code PASS}. Failures of severity warning or info never change the outcome.
 *
 * @param reason why the outcome is what it is, as one sentence
 * @param results one result for each expectation, in the order of the suite
 * @param parameters the suite parameters that the run was given
 * @param problems why the run as a whole could not be judged, beyond single expectations; each a sentence
 */
public record Verdict(
        Outcome outcome,
        String reason,
        Suite suite,
        List<ExpectationResult> results,
        Dataset dataset,
        Map<String, Object> parameters,
        List<String> problems,
        Instant startedAt,
        Duration duration) {

    /**
     * The dataset that was looked at.
     *
     * @param name its name for people
     * @param rows readable data rows
     * @param bytes bytes read; 0 where there are none
     * @param columns names of the columns, in the order of the source
     * @param unreadableRows rows that could not be read
     * @param firstUnreadableRows the first of them, each a sentence with file and line
     * @param notices remarks that do not change the outcome
     */
    public record Dataset(
            String name,
            long rows,
            long bytes,
            List<String> columns,
            long unreadableRows,
            List<String> firstUnreadableRows,
            List<String> notices) {
        public Dataset {
            Objects.requireNonNull(name, "name");
            columns = List.copyOf(columns);
            firstUnreadableRows = List.copyOf(firstUnreadableRows);
            notices = List.copyOf(notices);
        }
    }

    public Verdict {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(suite, "suite");
        results = List.copyOf(results);
        Objects.requireNonNull(dataset, "dataset");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        problems = List.copyOf(problems);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(duration, "duration");
    }

    public boolean passed() {
        return outcome == Outcome.PASS;
    }

    /** How many expectations had an outcome. */
    public long count(Outcome wanted) {
        return results.stream().filter(result -> result.outcome() == wanted).count();
    }

    /** How many expectations of a severity failed. */
    public long failures(Severity severity) {
        return results.stream()
                .filter(result ->
                        result.outcome() == Outcome.FAIL && result.expectation().severity() == severity)
                .count();
    }

    /** The results that did not pass, worst first: errors and failures by severity, then by how far off they are. */
    public List<ExpectationResult> worstFirst() {
        return results.stream()
                .filter(result -> result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR)
                .sorted(java.util.Comparator.comparing((ExpectationResult result) ->
                                result.expectation().severity())
                        .thenComparing(ExpectationResult::outcome)
                        .thenComparing(java.util.Comparator.comparingDouble(ExpectationResult::deviation)
                                .reversed()))
                .toList();
    }

    /** The root causes of errors, each with the expectations that it stopped, in the order of the suite. */
    public Map<String, List<ExpectationResult>> errorsByCause() {
        Map<String, List<ExpectationResult>> causes = new LinkedHashMap<>();
        for (ExpectationResult result : results) {
            if (result.outcome() == Outcome.ERROR) {
                causes.computeIfAbsent(result.message(), cause -> new java.util.ArrayList<>())
                        .add(result);
            }
        }
        return causes;
    }
}
