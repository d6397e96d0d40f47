package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.metric.UnexpectedRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Turns positions into row numbers and file lines once every chunk has told its size. */
public final class Place {
    private static final int PER_CHUNK = 3;

    /** Records, lines and file of each chunk, by its number. */
    private long[] chunks = new long[PER_CHUNK * 1024];

    private int count;
    private long[] recordsBefore = new long[0];
    private long[] linesBefore = new long[0];
    private final IntFunction<String> fileName;

    /**
     * An empty directory of chunks.
     *
     * @param fileName the name of a file by its number; the empty text where there are none
     */
    public Place(IntFunction<String> fileName) {
        this.fileName = fileName;
    }

    /** Notes the size of a chunk. */
    public synchronized void add(long index, int records, int lines, int file) {
        int at = Math.toIntExact(index * PER_CHUNK);
        if (at + PER_CHUNK > chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(at + PER_CHUNK, chunks.length * 2));
        }
        chunks[at] = records;
        chunks[at + 1] = lines;
        chunks[at + 2] = file;
        count = Math.max(count, (int) index + 1);
    }

    /**
     * Sums up; to be called when all chunks are there.
     *
     * @param headerLines the lines of each file before its data
     */
    public synchronized void resolve(IntUnaryOperator headerLines) {
        recordsBefore = new long[count];
        linesBefore = new long[count];
        long records = 0;
        long lines = 0;
        long file = -1;
        for (int i = 0; i < count; i++) {
            if (chunks[i * PER_CHUNK + 2] != file) {
                file = chunks[i * PER_CHUNK + 2];
                lines = headerLines.applyAsInt((int) file);
            }
            recordsBefore[i] = records;
            linesBefore[i] = lines;
            records += chunks[i * PER_CHUNK];
            lines += chunks[i * PER_CHUNK + 1];
        }
    }

    /** The 1-based number of a data row. */
    public synchronized long row(long position) {
        return recordsBefore[(int) (position >>> 32)] + (position & 0xffffffffL) + 1;
    }

    /** The name of the file of a position. */
    public synchronized String file(long position) {
        return fileName.apply((int) chunks[(int) (position >>> 32) * PER_CHUNK + 2]);
    }

    /** The 1-based line of a record, given its line within its chunk. */
    public synchronized long line(long position, int lineInChunk) {
        return linesBefore[(int) (position >>> 32)] + lineInChunk + 1;
    }

    UnexpectedRow describe(Samples.Sample sample) {
        String file = file(sample.position());
        return new UnexpectedRow(
                row(sample.position()),
                file.isEmpty() ? Optional.empty() : Optional.of(file),
                file.isEmpty() ? OptionalLong.empty() : OptionalLong.of(line(sample.position(), sample.lineInChunk())),
                sample.values(),
                sample.reason());
    }
}
