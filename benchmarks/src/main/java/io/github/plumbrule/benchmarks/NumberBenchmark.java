package io.github.plumbrule.benchmarks;

import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.LongParser;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/** How long it takes to read one number from the bytes of a column. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NumberBenchmark {
    private static final int VALUES = 100_000;
    private static final int SLACK = 16;

    /** How the numbers are written. */
    public enum Kind {
        /** One to seven digits. */
        WHOLE,
        /** Up to five digits before the point, two behind it. */
        MONEY,
        /** As {@link Double#toString(double)} writes them. */
        DOUBLE
    }

    @Param
    public Kind kind = Kind.MONEY;

    private final int[] ends = new int[VALUES];
    private byte[] bytes = new byte[0];

    /** Writes the numbers one after the other. */
    @Setup(Level.Trial)
    public void write() {
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < VALUES; i++) {
            switch (kind) {
                case WHOLE -> text.append(random.nextInt(1_000_000));
                case MONEY -> text.append(random.nextInt(10_000)).append('.').append(10 + random.nextInt(90));
                case DOUBLE -> text.append(random.nextDouble());
            }
            ends[i] = text.length();
        }
        bytes = text.append(" ".repeat(SLACK)).toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double decimalParser() {
        double sum = 0;
        int start = 0;
        for (int end : ends) {
            sum += DecimalParser.parse(bytes, start, end);
            start = end;
        }
        return sum;
    }

    /** Only whole numbers are read; the others are found not to be whole. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long longParser() {
        long sum = 0;
        int start = 0;
        for (int end : ends) {
            sum += LongParser.parse(bytes, start, end);
            start = end;
        }
        return sum;
    }

    /** What the JDK offers, for comparison. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double parseDouble() {
        double sum = 0;
        int start = 0;
        for (int end : ends) {
            sum += Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
            start = end;
        }
        return sum;
    }
}
