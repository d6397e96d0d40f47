package io.github.plumbrule.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the stores of one scan may hold in memory, and where they spill.
 *
 * <p>Thread-safe. On the first spill a directory that only the owner can enter is created inside the given one; closing
 * deletes it with every temporary file, also after failures.
 *
 * <p><b>Floor.</b> A store that got nothing could not make progress, so each may hold a small floor (a 64th of the
 * budget, at least 4 KiB and at most 1 MiB) even when the budget is used up.
 */
public final class MemoryBudget implements AutoCloseable {

    private static final long SMALLEST_FLOOR = 4 * 1024L;
    private static final long LARGEST_FLOOR = 1024 * 1024L;

    private final long limit;
    private final long floor;
    private final Path parent;
    private final AtomicLong used = new AtomicLong();
    private final List<SpillFile> files = new ArrayList<>();
    private @Nullable Path directory;
    private boolean closed;

    /**
     * Creates a budget; nothing is written until a store has to spill.
     *
     * @param bytes how much the stores may hold together; zero makes every store spill as soon as its floor is full
     * @param temporaryDirectory an existing directory to spill into
     */
    public MemoryBudget(long bytes, Path temporaryDirectory) {
        if (bytes < 0) {
            throw new IllegalArgumentException("memory budget must not be negative, but was " + bytes + " bytes");
        }
        this.limit = bytes;
        this.floor = Math.max(SMALLEST_FLOOR, Math.min(LARGEST_FLOOR, bytes / 64));
        this.parent = temporaryDirectory;
    }

    /** The number of bytes the stores may hold together. */
    public long limit() {
        return limit;
    }

    /** The number of bytes held now; it can exceed the limit by the floors of the stores. */
    public long used() {
        return used.get();
    }

    /** Reserves memory and returns true, or returns false and leaves the budget as it was: the caller must spill. */
    public boolean reserve(long bytes) {
        long before = used.get();
        while (bytes <= limit - before) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    /** Gives reserved memory back. */
    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Counts memory that a store needs whatever the limit says. */
    void reserveAnyway(long bytes) {
        used.addAndGet(bytes);
    }

    long floor() {
        return floor;
    }

    /**
     * Creates an empty temporary file.
     *
     * @param purpose what the file holds, as error messages shall name it: {@code "distinct values"}
     * @throws UncheckedIOException if the file or its directory cannot be created
     */
    public synchronized SpillFile newFile(String purpose) {
        if (closed) {
            throw new IllegalStateException("the memory budget is closed, so nothing can be spilled any more");
        }
        try {
            Path home = directory;
            if (home == null) {
                home = Files.createTempDirectory(parent, "plumbrule-", ownerOnly("rwx------"));
                directory = home;
            }
            SpillFile file = new SpillFile(this, home, purpose, ownerOnly("rw-------"));
            files.add(file);
            return file;
        } catch (IOException e) {
            throw failure("create", purpose, e);
        }
    }

    synchronized void forget(SpillFile file) {
        files.remove(file);
    }

    /** The sentence for an input or output error: what happened, where, and what to do. */
    UncheckedIOException failure(String action, String purpose, IOException cause) {
        Path place = directory == null ? parent : directory;
        String reason;
        String advice;
        if (cause instanceof ClosedByInterruptException) {
            reason = "the thread was interrupted";
            advice = "The scan was cancelled.";
        } else {
            reason = cause instanceof NoSuchFileException
                    ? "no such directory"
                    : String.valueOf(
                            cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
            advice = "Free space there, choose another temporary directory, or allow a larger memory budget (now "
                    + readable(limit) + ").";
        }
        return new UncheckedIOException(
                "Cannot " + action + " a temporary file for " + purpose + " in " + place + ": " + reason + ". "
                        + advice,
                cause);
    }

    private static String readable(long bytes) {
        if (bytes >= 1024 * 1024) {
            return bytes / (1024 * 1024) + " MiB";
        }
        return bytes >= 1024 ? bytes / 1024 + " KiB" : bytes + " bytes";
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    /** Deletes every temporary file and the directory; stores that spilled cannot be read any more. */
    @Override
    public synchronized void close() {
        closed = true;
        for (SpillFile file : new ArrayList<>(files)) {
            file.close();
        }
        files.clear();
        if (directory != null) {
            try {
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                // An empty private directory that stays behind does not make the result of the scan wrong.
                directory.toFile().deleteOnExit();
            }
            directory = null;
        }
    }
}
