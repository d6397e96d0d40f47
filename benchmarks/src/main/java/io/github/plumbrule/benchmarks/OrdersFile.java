package io.github.plumbrule.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An orders file for the length of one benchmark. */
record OrdersFile(Path folder, Path csv) implements AutoCloseable {
    private static final long SEED = 42;

    static OrdersFile ofRows(long rows) throws IOException {
        Path folder = Files.createTempDirectory("plumbrule-benchmark");
        Path csv = folder.resolve("orders.csv");
        OrdersGenerator.write(rows, SEED, csv);
        return new OrdersFile(folder, csv);
    }

    @Override
    public void close() throws IOException {
        for (Path path : List.of(csv, folder)) {
            Files.deleteIfExists(path);
        }
    }
}
