package io.github.plumbrule.core.internal.table;

import java.util.List;

/**
 * An opened source: gives out chunks until there are none.
 *
 * <p>{@link #next} is called by many threads; each brings a chunk of its own. The numbering of chunks and their borders
 * depend only on the data and the chunk size, so a row's position is the same on every pass.
 */
public interface Table extends AutoCloseable {

    /** The names of the columns; for sources that learn them while reading, those known so far. */
    List<String> columns();

    /**
     * The number by which chunks know a column, or -1 if there is none.
     *
     * <p>Sources that learn their columns while reading give a number to any name.
     */
    int indexOf(String column);

    /** Whether a column that {@link #indexOf} gave a number to was met; asked after the last chunk. */
    boolean exists(int column);

    /** A chunk for one worker. */
    Chunk newChunk();

    /** Fills the next chunk; false at the end of the data. */
    boolean next(Chunk chunk);

    /** The name of a file for people, by its number; the empty text where there are no files. */
    String fileName(int file);

    /** The lines of a file before its first data record's chunk. */
    int linesBefore(int file);

    /** Bytes read so far, before decompression. */
    long bytesRead();

    /** All bytes there are to read; 0 if that is not known. */
    long bytesTotal();

    /** Remarks about the data that do not change a result. */
    List<String> notices();

    @Override
    void close();
}
