package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** The bytes of one file as UTF-8: decompressed if it is gzip, decoded if it is in another character set. */
public final class ByteInput implements AutoCloseable {
    private final Path file;
    private final String name;
    private final Counting raw;
    private final InputStream decoded;
    private final BasicFileAttributes atOpening;
    private boolean checked;

    private ByteInput(Path file, String name, Counting raw, InputStream decoded, BasicFileAttributes atOpening) {
        this.file = file;
        this.name = name;
        this.raw = raw;
        this.decoded = decoded;
        this.atOpening = atOpening;
    }

    /**
     * Opens a file.
     *
     * @param charset how the file's bytes become characters; a byte order mark in it wins
     */
    public static ByteInput open(Path file, Charset charset) {
        String name = String.valueOf(file.getFileName());
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new DataException(
                        name + " is a directory, not a file; name the files in it, for example " + name + "/*.csv");
            }
            Counting raw = new Counting(Files.newInputStream(file));
            InputStream bytes = raw;
            byte[] first = raw.peek(4);
            if (first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
                Counting inner = new Counting(new GzipMembers(raw, name));
                first = inner.peek(4);
                bytes = inner;
            }
            Optional<Charset> marked = byteOrderMark(first);
            Charset actual = marked.orElse(charset);
            if (marked.isPresent()) {
                bytes.skipNBytes(
                        actual.equals(StandardCharsets.UTF_8)
                                ? 3
                                : actual.name().startsWith("UTF-32") ? 4 : 2);
            }
            boolean utf8 = actual.equals(StandardCharsets.UTF_8) || actual.equals(StandardCharsets.US_ASCII);
            return new ByteInput(file, name, raw, utf8 ? bytes : new Transcoder(bytes, name, actual), attributes);
        } catch (NoSuchFileException e) {
            throw new DataException(name + " does not exist; looked in " + folderOf(file), e);
        } catch (AccessDeniedException e) {
            throw new DataException(name + " may not be read: permission denied", e);
        } catch (IOException e) {
            throw new DataException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? "the current directory" : parent.toString();
    }

    private static Optional<Charset> byteOrderMark(byte[] first) {
        int a = first.length > 0 ? first[0] & 0xff : 0;
        int b = first.length > 1 ? first[1] & 0xff : 0;
        int c = first.length > 2 ? first[2] & 0xff : 0;
        int d = first.length > 3 ? first[3] & 0xff : -1;
        // Before UTF-16, whose little-endian mark is the start of that of UTF-32.
        if (a == 0xff && b == 0xfe && c == 0 && d == 0) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (first.length > 3 && a == 0 && b == 0 && c == 0xfe && d == 0xff) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (a == 0xef && b == 0xbb && c == 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (a == 0xfe && b == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (a == 0xff && b == 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    public String name() {
        return name;
    }

    /** The stream of decoded bytes, for readers that take a stream. */
    public InputStream stream() {
        return decoded;
    }

    /** Bytes taken from the file so far, before decompression. */
    public long bytesRead() {
        return raw.count;
    }

    /** Fills a part of an array as far as the data goes; the number of bytes read, 0 at the end. */
    public int read(byte[] into, int from, int to) {
        int at = from;
        try {
            while (at < to) {
                int read = decoded.read(into, at, to - at);
                if (read < 0) {
                    requireUnchanged();
                    break;
                }
                at += read;
            }
        } catch (IOException e) {
            throw new DataException(
                    name + " could not be read to its end: " + e.getMessage() + " (after " + raw.count + " bytes)", e);
        }
        return at - from;
    }

    /** A file that grows, shrinks or is replaced while it is read has no one content that could be judged. */
    private void requireUnchanged() throws IOException {
        if (checked || !atOpening.isRegularFile()) {
            return;
        }
        checked = true;
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        FileTime before = atOpening.lastModifiedTime();
        if (now.size() != atOpening.size() || !now.lastModifiedTime().equals(before)) {
            throw new DataException(name + " changed while it was read (it had " + atOpening.size()
                    + " bytes at first and " + now.size() + " at the end); validate it when its writer is done");
        }
    }

    @Override
    public void close() {
        try {
            decoded.close();
        } catch (IOException e) {
            throw new DataException(name + " could not be closed: " + e.getMessage(), e);
        }
    }

    /** Counts bytes, and gives back those that were only looked at. */
    private static final class Counting extends InputStream {
        private final InputStream in;
        private byte[] pushedBack = new byte[0];
        private int pushedBackAt;
        private volatile long count;

        Counting(InputStream in) {
            this.in = in;
        }

        byte[] peek(int length) throws IOException {
            pushedBack = in.readNBytes(length);
            return pushedBack;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads at a time; others only look at the count.
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            if (pushedBackAt < pushedBack.length) {
                read = Math.min(length, pushedBack.length - pushedBackAt);
                System.arraycopy(pushedBack, pushedBackAt, into, offset, read);
                pushedBackAt += read;
            } else {
                read = in.read(into, offset, length);
            }
            if (read > 0) {
                count += read;
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
