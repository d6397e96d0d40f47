package io.github.plumbrule.benchmarks;

import io.github.plumbrule.core.internal.csv.CsvTable;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.source.DelimitedText;
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

/** How long it takes to find the records and fields of a CSV file, on one thread, decoding nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScanBenchmark {
    private static final int CHUNK_BYTES = 256 << 10;

    /** Records of the file. */
    @Param("200000")
    public int rows;

    private OrdersFile orders = new OrdersFile(Path.of(""), Path.of(""));

    @Setup(Level.Trial)
    public void generate() throws IOException {
        orders = OrdersFile.ofRows(rows);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        orders.close();
    }

    /** The usual way: 64 bytes at a time. */
    @Benchmark
    public long structure() {
        return rowsOf(false);
    }

    /** The careful way, for files whose quotes do not pair up: one byte at a time. */
    @Benchmark
    public long byRecord() {
        return rowsOf(true);
    }

    private long rowsOf(boolean byRecord) {
        try (CsvTable table = new CsvTable(DelimitedText.csv(orders.csv()), CHUNK_BYTES, byRecord)) {
            Chunk chunk = table.newChunk();
            long found = 0;
            while (table.next(chunk)) {
                chunk.prepare();
                found += chunk.rows();
            }
            if (found != rows) {
                throw new IllegalStateException("expected " + rows + " rows, but found " + found);
            }
            return found;
        }
    }
}
