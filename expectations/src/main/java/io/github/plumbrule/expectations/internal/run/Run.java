package io.github.plumbrule.expectations.internal.run;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.scan.ScanOptions;
import io.github.plumbrule.core.source.Source;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One validation from its suite to its verdict. */
public final class Run {
    private Run() {}

    /** What reads a source once and answers metrics; there is one, and a plain one to test against. */
    @FunctionalInterface
    public interface Scanner {
        /** The answers to the metrics. */
        Measurements scan(Source source, Collection<? extends Metric<?>> metrics, ScanOptions options);
    }

    /** Compiles the suite, scans the source once, and judges. */
    public static Verdict run(
            Catalogue catalogue, Suite suite, Source source, ValidationOptions options, Scanner scanner) {
        Instant startedAt = Instant.now();
        long startNanos = System.nanoTime();
        // One clock for all expectations, so that now() means the same moment everywhere.
        Clock clock = Clock.fixed(startedAt, ZoneOffset.UTC);
        List<Compiled> compiled = new ArrayList<>();
        Set<Metric<?>> metrics = new LinkedHashSet<>();
        for (Expectation expectation : suite.expectations()) {
            Compiled one = Compiler.compile(catalogue, expectation, options, clock);
            compiled.add(one);
            metrics.addAll(one.metrics());
        }
        List<ExpectationResult> results = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Verdict.Dataset dataset = unread(source);
        if (!metrics.isEmpty()) {
            try {
                Measurements measurements = scanner.scan(source, metrics, options.scan());
                dataset = dataset(measurements);
                compiled.forEach(one -> results.add(one.judge(measurements)));
                Verdicts.unreadableRows(dataset, options.allowedUnreadableRows())
                        .ifPresent(problems::add);
            } catch (DataException e) {
                String cause = String.valueOf(e.getMessage());
                problems.add(cause);
                compiled.forEach(one -> results.add(one.error(one.check().isPresent() ? cause : one.problem())));
            }
        } else {
            compiled.forEach(one -> results.add(one.error(one.problem())));
        }
        Verdicts.nothingChecked(suite, dataset, results).ifPresent(problems::add);
        return new Verdict(
                Verdicts.outcome(results, problems),
                Verdicts.reason(results, problems),
                suite,
                results,
                dataset,
                options.parameters(),
                problems,
                startedAt,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private static Verdict.Dataset unread(Source source) {
        return new Verdict.Dataset(source.name(), 0, 0, List.of(), 0, List.of(), List.of());
    }

    private static Verdict.Dataset dataset(Measurements measurements) {
        return new Verdict.Dataset(
                measurements.source(),
                measurements.rows(),
                measurements.bytes(),
                measurements.columns(),
                measurements.unreadableRows(),
                measurements.firstUnreadableRows(),
                measurements.notices());
    }
}
