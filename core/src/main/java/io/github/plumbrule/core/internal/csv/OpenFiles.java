package io.github.plumbrule.core.internal.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table, of which at most one is open, and how much of them has been read.
 *
 * <p>Opened, read and closed under the lock of the table; only {@link #bytesRead} may be asked at any time.
 */
public final class OpenFiles {
    private final List<Path> files;
    private final long bytesTotal;
    private volatile @Nullable ByteInput input;
    private volatile long bytesOfClosed;

    /** No file is open at first. */
    public OpenFiles(List<Path> files) {
        this.files = List.copyOf(files);
        this.bytesTotal = totalSize(files);
    }

    private static long totalSize(List<Path> files) {
        long total = 0;
        for (Path file : files) {
            try {
                total += Files.size(file);
            } catch (IOException e) {
                // Opening the file will say what is wrong with it.
                return 0;
            }
        }
        return total;
    }

    /** How many files there are. */
    public int count() {
        return files.size();
    }

    /** The name of a file for people. */
    public String name(int number) {
        return String.valueOf(files.get(number).getFileName());
    }

    /** Opens a file in place of the one before. */
    public ByteInput open(int number, Charset charset) {
        close();
        ByteInput opened = ByteInput.open(files.get(number), charset);
        input = opened;
        return opened;
    }

    public boolean isOpen() {
        return input != null;
    }

    /** The file that is open. */
    public ByteInput current() {
        ByteInput current = input;
        if (current == null) {
            throw new IllegalStateException("no file is open");
        }
        return current;
    }

    /** Bytes taken from the files so far, before decompression. */
    public long bytesRead() {
        ByteInput current = input;
        return bytesOfClosed + (current == null ? 0 : current.bytesRead());
    }

    /** All bytes of the files; 0 if that is not known. */
    public long bytesTotal() {
        return bytesTotal;
    }

    /** Closes the file that is open, if one is. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only written under the table's lock.
    public void close() {
        ByteInput current = input;
        if (current != null) {
            bytesOfClosed = bytesOfClosed + current.bytesRead();
            input = null;
            current.close();
        }
    }
}
