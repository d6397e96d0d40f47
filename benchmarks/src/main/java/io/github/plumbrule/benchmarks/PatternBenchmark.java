package io.github.plumbrule.benchmarks;

import io.github.plumbrule.core.internal.regex.TextPattern;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to search one e-mail address for a regular expression. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PatternBenchmark {
    private static final int VALUES = 50_000;

    /** An address, a literal inside, and one that needs backtracking. */
    @Param({"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$", "example", "^(?!admin)[^@]+@[^@]+$"})
    public String regex = "";

    private final int[] ends = new int[VALUES];
    private byte[] bytes = new byte[0];
    private TextPattern textPattern = TextPattern.compile("");
    private Pattern javaPattern = Pattern.compile("");

    /** Compiles the expression and writes the addresses one after the other. */
    @Setup(Level.Trial)
    public void write() {
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < VALUES; i++) {
            text.append("user").append(random.nextInt(1_000_000));
            text.append(random.nextInt(100) == 0 ? " " : "@").append("mail.example.net");
            ends[i] = text.length();
        }
        bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        textPattern = TextPattern.compile(regex);
        javaPattern = Pattern.compile(regex);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int textPattern() {
        int found = 0;
        int start = 0;
        for (int end : ends) {
            found += textPattern.search(bytes, start, end) == TextPattern.FOUND ? 1 : 0;
            start = end;
        }
        return found;
    }

    /** What the JDK offers, for comparison; no budget protects it. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int javaPattern() {
        int found = 0;
        int start = 0;
        for (int end : ends) {
            String value = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            found += javaPattern.matcher(value).find() ? 1 : 0;
            start = end;
        }
        return found;
    }
}
