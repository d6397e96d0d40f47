package io.github.plumbrule.core.internal.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * An append-only temporary file of one store.
 *
 * <p>It is opened with "delete on close": where the operating system allows it, the name disappears at once, so that
 * even a killed process leaves no data behind. Appending is for one thread at a time.
 *
 * @see MemoryBudget#newFile(String)
 */
public final class SpillFile implements AutoCloseable {

    private static final SecureRandom NAMES = new SecureRandom();

    private final MemoryBudget budget;
    private final String purpose;
    private final FileChannel channel;
    private long size;

    SpillFile(MemoryBudget budget, Path directory, String purpose, FileAttribute<?>[] attributes) throws IOException {
        this.budget = budget;
        this.purpose = purpose;
        this.channel = open(directory, attributes);
    }

    private static FileChannel open(Path directory, FileAttribute<?>[] attributes) throws IOException {
        while (true) {
            byte[] name = new byte[12];
            NAMES.nextBytes(name);
            try {
                return FileChannel.open(
                        directory.resolve(HexFormat.of().formatHex(name) + ".spill"),
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE),
                        attributes);
            } catch (FileAlreadyExistsException e) {
                // Somebody else's file is never reused: try the next random name.
            }
        }
    }

    /** The number of bytes written so far. */
    public long size() {
        return size;
    }

    /** Writes all remaining bytes to the end of the file. */
    public void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                size += channel.write(bytes, size);
            }
        } catch (IOException e) {
            throw budget.failure("write", purpose, e);
        }
    }

    /** Fills the buffer completely from the given position. */
    public void read(ByteBuffer into, long position) {
        try {
            long at = position;
            while (into.hasRemaining()) {
                int count = channel.read(into, at);
                if (count < 0) {
                    throw new EOFException("it ends at byte " + at + " although more was written");
                }
                at += count;
            }
        } catch (IOException e) {
            throw budget.failure("read", purpose, e);
        }
    }

    /** Deletes the file. */
    @Override
    public void close() {
        budget.forget(this);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close a temporary file for " + purpose, e);
        }
    }
}
