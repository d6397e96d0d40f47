package io.github.plumbrule.expectations.internal.run;

import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Measurements.Unavailable;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.MetricUnavailableException;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.internal.words.Columns;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An expectation that is ready to be judged, or the reason why it never can be.
 *
 * @param expectation with its parameters filled in, as far as that was possible
 * @param check how it is judged; empty if it is broken
 * @param problem why it is broken; the empty text if it is not
 */
record Compiled(Expectation expectation, Optional<Check> check, String problem) {
    Compiled {
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(problem, "problem");
    }

    static Compiled ready(Expectation expectation, Check check) {
        return new Compiled(expectation, Optional.of(check), "");
    }

    static Compiled broken(Expectation expectation, String problem) {
        return new Compiled(expectation, Optional.empty(), problem);
    }

    List<Metric<?>> metrics() {
        return check.map(Check::metrics).orElse(List.of());
    }

    /** What is concluded from the answers of a scan. */
    ExpectationResult judge(Measurements measurements) {
        if (check.isEmpty()) {
            return error(problem);
        }
        try {
            Conclusion conclusion = check.get().judge(measurements);
            return new ExpectationResult(
                    expectation,
                    check.get().columns(),
                    conclusion.outcome(),
                    statement(),
                    conclusion.message(),
                    conclusion.facts(),
                    conclusion.observation(),
                    conclusion.deviation());
        } catch (MetricUnavailableException e) {
            return error(cause(e.reason(), measurements));
        } catch (RuntimeException e) {
            // A type from elsewhere may be wrong in any way; that must not stop the others.
            return error("the expectation could not be judged: " + e);
        }
    }

    private String cause(Unavailable reason, Measurements measurements) {
        if (reason.kind() == Unavailable.Kind.MISSING_COLUMN) {
            Set<String> wanted = new LinkedHashSet<>();
            metrics().forEach(metric -> wanted.addAll(metric.columns()));
            List<String> missing = Metric.missingColumns(wanted, measurements.columns());
            if (!missing.isEmpty()) {
                return Columns.missing(missing, measurements.columns());
            }
        }
        return reason.cause();
    }

    ExpectationResult error(String cause) {
        return new ExpectationResult(
                expectation,
                check.map(Check::columns).orElse(List.of()),
                Outcome.ERROR,
                statement(),
                cause,
                List.of(new Fact("cause", cause)),
                new Observation.Nothing(),
                1);
    }

    private String statement() {
        return check.map(Check::statement).orElse(expectation.type());
    }
}
