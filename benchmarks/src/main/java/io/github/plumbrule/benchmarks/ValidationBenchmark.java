package io.github.plumbrule.benchmarks;

import io.github.plumbrule.core.scan.ScanOptions;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.SuiteReader;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to judge a file of orders by the twenty checks of {@code benchmarks/suites/orders.json}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ValidationBenchmark {

    /** Records of the file. */
    @Param("200000")
    public int rows;

    @Param({"1", "2"})
    public int threads = 1;

    private OrdersFile orders = new OrdersFile(Path.of(""), Path.of(""));
    private Suite suite = Suite.of("none");
    private ValidationOptions options = ValidationOptions.defaults();

    /** Generates the file and reads the suite from {@code suites/orders.json} or the checkout's top. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        orders = OrdersFile.ofRows(rows);
        suite = SuiteReader.read(Path.of(System.getProperty("plumbrule.suite", "benchmarks/suites/orders.json")));
        options = ValidationOptions.defaults().withScan(ScanOptions.defaults().withThreads(threads));
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        orders.close();
    }

    @Benchmark
    public Verdict twentyChecks() {
        Verdict verdict = Validation.run(suite, DelimitedText.csv(orders.csv()), options);
        if (verdict.outcome() != Outcome.FAIL) {
            throw new IllegalStateException("expected a failure, but: " + verdict.reason());
        }
        return verdict;
    }
}
