package io.github.plumbrule.core.scan;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a scan may use the machine; no option changes a result.
 *
 * @param threads how many threads read and measure
 * @param memoryBytes what the metrics may hold in memory before they spill to temporary files
 * @param temporaryDirectory where they spill to
 * @param chunkBytes how much of a file a thread takes at a time
 * @param progress told from time to time how far the scan is
 */
public record ScanOptions(int threads, long memoryBytes, Path temporaryDirectory, int chunkBytes, Progress progress) {

    /** Told from time to time how far a scan is; called by one thread at a time. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Tells how far the scan is.
         *
         * @param done bytes or rows read so far
         * @param total all bytes or rows; 0 if that is not known
         */
        void update(long done, long total);
    }

    /** One thread a processor, just under half of the heap, the system's temporary directory, 256 KiB chunks. */
    public static ScanOptions defaults() {
        return new ScanOptions(
                Runtime.getRuntime().availableProcessors(),
                Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 100 * 45),
                Path.of(System.getProperty("java.io.tmpdir", ".")),
                256 << 10,
                (done, total) -> {});
    }

    public ScanOptions {
        Objects.requireNonNull(temporaryDirectory, "temporaryDirectory");
        Objects.requireNonNull(progress, "progress");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("memoryBytes must not be negative, but was " + memoryBytes);
        }
        if (chunkBytes < 64) {
            throw new IllegalArgumentException("chunkBytes must be at least 64, but was " + chunkBytes);
        }
    }

    public ScanOptions withThreads(int other) {
        return new ScanOptions(other, memoryBytes, temporaryDirectory, chunkBytes, progress);
    }

    public ScanOptions withMemoryBytes(long other) {
        return new ScanOptions(threads, other, temporaryDirectory, chunkBytes, progress);
    }

    public ScanOptions withTemporaryDirectory(Path other) {
        return new ScanOptions(threads, memoryBytes, other, chunkBytes, progress);
    }

    public ScanOptions withChunkBytes(int other) {
        return new ScanOptions(threads, memoryBytes, temporaryDirectory, other, progress);
    }

    public ScanOptions withProgress(Progress other) {
        return new ScanOptions(threads, memoryBytes, temporaryDirectory, chunkBytes, other);
    }
}
