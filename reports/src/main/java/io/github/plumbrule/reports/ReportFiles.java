package io.github.plumbrule.reports;

import io.github.plumbrule.expectations.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Puts reports into files, whole or not at all.
 *
 * <p>A report is written to a new file beside the target, forced to the disk, and moved over the target in one step: at
 * any moment there is the old file or the new one. A symbolic link at the target is replaced, never written through. A
 * target that is no file, such as a pipe or {@code /dev/stdout}, is written to directly.
 */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes a report of a verdict to a file, making its directories.
     *
     * @throws IOException if that is not possible; the message is for a person, and the old file is still there
     */
    public static void write(Report report, Verdict verdict, Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path directory = absolute.getParent();
        Path fileName = absolute.getFileName();
        if (directory == null || fileName == null || Files.isDirectory(absolute)) {
            throw new IOException("cannot write the report " + target + ": it is a directory, expected a file name");
        }
        try {
            if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
                try (Writer out = writer(Files.newOutputStream(absolute, StandardOpenOption.WRITE))) {
                    report.write(verdict, out);
                }
                return;
            }
            Files.createDirectories(directory);
            publish(report, verdict, directory, fileName.toString());
        } catch (IOException e) {
            throw new IOException("cannot write the report " + target + ": " + reason(e), e);
        }
    }

    private static void publish(Report report, Verdict verdict, Path directory, String name) throws IOException {
        // Hidden and unique: two runs that write the same report do not meet, and the last one wins.
        Path temporary = directory.resolve(
                ".plumbrule-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
        boolean done = false;
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Writer out = writer(Channels.newOutputStream(channel));
            report.write(verdict, out);
            out.flush();
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
        try {
            Files.move(
                    temporary,
                    directory.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        forceDirectory(directory);
    }

    private static Writer writer(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Some systems cannot open a directory; there the move is as durable as they make it. */
    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "part of the path is a file, not a directory";
        }
        if (e instanceof NoSuchFileException) {
            return "its directory disappeared";
        }
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
