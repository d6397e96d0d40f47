package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text over bytes, cut at record borders.
 *
 * <p>Workers take turns: one reads a block, counts its quotes to know whether the block ends inside a field, walks back to
 * the last line end outside quotes, and keeps the rest for the next. What is in the block it then finds out alone.
 *
 * <p>When quotes do not pair up as they should, the file is read again {@code byRecord}: borders are then found one byte
 * at a time, with quotes counting only where a field starts.
 */
public final class CsvTable implements Table {
    /** What {@link #indexOf} answers for a name that several columns have. */
    public static final int AMBIGUOUS = -2;

    private final DelimitedText source;
    private final Limits limits;
    private final CsvChunk.Format format;
    private final Charset charset;
    private final int chunkBytes;
    private final boolean byRecord;
    private final OpenFiles files;
    private final int[] linesBefore;
    private final List<String> notices = new ArrayList<>();
    private final Header header = new Header();

    private int file = -1;
    private byte[] rest = new byte[0];
    private int restLength;
    private long offset;
    private boolean ended;
    private long chunks;
    private @Nullable RuntimeException failure;

    /** Opens the first file and reads the header. */
    public CsvTable(DelimitedText source, int chunkBytes, boolean byRecord) {
        this.source = source;
        this.limits = source.limits();
        DelimitedText.Dialect dialect = source.dialect();
        this.format = new CsvChunk.Format(
                (byte) dialect.delimiter().charAt(0),
                (byte) (char) dialect.quote().orElse('"'),
                dialect.quote().isPresent(),
                dialect.nullTokens().stream()
                        .map(token -> token.getBytes(StandardCharsets.UTF_8))
                        .toList());
        this.charset = dialect.charset();
        this.chunkBytes = chunkBytes;
        this.byRecord = byRecord;
        this.linesBefore = new int[source.files().size()];
        this.files = new OpenFiles(source.files());
        boolean opened = false;
        try {
            openNext();
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /** Whether this table takes a dialect; the others are for the general reader. */
    public static boolean takes(DelimitedText.Dialect dialect) {
        return dialect.delimiter().length() == 1
                && dialect.delimiter().charAt(0) < 128
                && dialect.quote().orElse('"') < 128
                && (dialect.escape().isEmpty() || dialect.escape().equals(dialect.quote()))
                && dialect.comment().isEmpty();
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public int indexOf(String column) {
        return header.indexOf(column);
    }

    @Override
    public boolean exists(int column) {
        return column >= 0;
    }

    @Override
    public Chunk newChunk() {
        return new CsvChunk(format, limits, header.columns().size(), chunkBytes);
    }

    @Override
    public boolean next(Chunk into) {
        synchronized (this) {
            if (failure != null) {
                // What follows a broken place has no known border: every worker gets the same answer.
                throw failure;
            }
            try {
                while (true) {
                    if (!files.isOpen() || (ended && restLength == 0)) {
                        if (!openNext()) {
                            return false;
                        }
                        continue;
                    }
                    if (fill((CsvChunk) into)) {
                        into.setIndex(chunks++);
                        return true;
                    }
                }
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    /** Fills a chunk from the current file; false if there was nothing left. */
    private boolean fill(CsvChunk chunk) {
        int length = restLength;
        int target = Math.max(chunkBytes, length + 1);
        chunk.ensure(target + 1);
        System.arraycopy(rest, 0, chunk.data, 0, length);
        chunk.file = file;
        chunk.offset = offset;
        chunk.unterminated = false;
        chunk.split = byRecord;
        int counted = 0;
        boolean odd = false;
        int cut;
        while (true) {
            if (!ended) {
                int read = read(chunk.data, length, target);
                ended = length + read < target;
                length += read;
            }
            if (length == 0) {
                return false;
            }
            if (ended && chunk.data[length - 1] != '\n' && chunk.data[length - 1] != '\r') {
                chunk.data[length++] = '\n';
                chunk.unterminated = true;
            }
            if (byRecord) {
                chunk.splitter.nonAscii = false;
                chunk.splitter.scan(chunk.data, 0, length, ended, Integer.MAX_VALUE);
                requireClosedQuotes(chunk);
                cut = chunk.splitter.recordsEnd;
            } else {
                odd ^= format.quoting() && Structure.oddQuotes(chunk.data, counted, length, format.quote());
                counted = length;
                if (ended && odd) {
                    throw new Malformed(file, offset, true, line -> "a quote is never closed");
                }
                cut = ended ? length : lastRecordEnd(chunk.data, length, odd);
            }
            if (cut > 0) {
                break;
            }
            if (length > limits.recordBytes()) {
                throw recordTooLong(chunk, odd);
            }
            target = (int) Math.min(target * 2L, (long) limits.recordBytes() + chunkBytes);
            chunk.ensure(target + 1);
        }
        chunk.to = cut;
        restLength = length - cut;
        if (rest.length < restLength) {
            rest = new byte[restLength + (restLength >>> 1) + 64];
        }
        System.arraycopy(chunk.data, cut, rest, 0, restLength);
        offset += cut;
        if (chunk.unterminated) {
            notices.add(files.current().name() + ": the last line has no line break; if its writer ends every line with"
                    + " one, the file is cut off");
        }
        return true;
    }

    private int read(byte[] into, int from, int to) {
        return files.current().read(into, from, to);
    }

    private void requireClosedQuotes(CsvChunk chunk) {
        Splitter splitter = chunk.splitter;
        if (splitter.strayByte >= 0) {
            throw new Malformed(
                    file,
                    offset + splitter.strayByte,
                    false,
                    line -> "text follows a closing quote; expected the delimiter or the end of the line"
                            + " (a quote within a quoted field is written twice)");
        }
        if (ended && splitter.openQuote >= 0) {
            throw new Malformed(
                    file,
                    offset + splitter.openQuote,
                    false,
                    line -> "the quote that opens here is never closed; the rest of the file would be one field");
        }
    }

    private Malformed recordTooLong(CsvChunk chunk, boolean odd) {
        boolean open = byRecord && chunk.splitter.openQuote >= 0;
        long at = offset + (open ? chunk.splitter.openQuote : 0);
        return new Malformed(
                file,
                at,
                !byRecord && (odd || format.quoting()),
                line -> (open ? "the quoted field that starts here is not closed within " : "a record is longer than ")
                        + limits.recordBytes() + " bytes (--max-record-bytes)"
                        + (open ? "; usually its closing quote is missing" : ""));
    }

    /** Behind the last line end outside quotes, found by walking back; 0 if there is none. */
    private int lastRecordEnd(byte[] data, int length, boolean odd) {
        boolean inside = odd;
        byte quote = format.quote();
        boolean quoting = format.quoting();
        for (int i = length - 1; i >= 0; i--) {
            byte b = data[i];
            if (quoting && b == quote) {
                inside = !inside;
            } else if (!inside && (b == '\n' || (b == '\r' && i + 1 < length && data[i + 1] != '\n'))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Opens the next file and reads its header; false if there is none. */
    private boolean openNext() {
        if (file + 1 >= files.count()) {
            return false;
        }
        file++;
        offset = 0;
        ended = false;
        restLength = 0;
        ByteInput opened = files.open(file, charset);
        Optional<List<String>> given = source.dialect().header();
        header.accept(opened.name(), given.isPresent() ? given.get() : readHeader(opened));
        return true;
    }

    private List<String> readHeader(ByteInput opened) {
        Splitter splitter = format.newSplitter();
        byte[] data = new byte[Math.max(1 << 10, Math.min(chunkBytes, 64 << 10)) + 1];
        int length = 0;
        int from = 0;
        int linesSkipped = 0;
        while (true) {
            int read = read(data, length, data.length - 1);
            ended = length + read < data.length - 1;
            length += read;
            boolean terminated = length > 0 && (data[length - 1] == '\n' || data[length - 1] == '\r');
            int scanned = length;
            if (ended && length > 0 && !terminated) {
                data[scanned++] = '\n';
            }
            while (from < length && (data[from] == '\n' || data[from] == '\r')) {
                linesSkipped += data[from] == '\n' || data[from + 1] != '\n' ? 1 : 0;
                from++;
            }
            splitter.scan(data, from, scanned, ended, 1);
            int stray = splitter.strayByte;
            if (stray >= 0) {
                throw new Malformed(file, stray, false, line -> "text follows a closing quote in the header");
            }
            if (splitter.recordsEnd > from) {
                break;
            }
            if (ended) {
                if (from >= length) {
                    throw new DataException(opened.name() + " is empty: expected a header line with the column names");
                }
                throw new Malformed(
                        file, splitter.openQuote, false, line -> "the quote that opens in the header is never closed");
            }
            if (length > limits.recordBytes()) {
                throw new Malformed(
                        file,
                        from,
                        false,
                        line -> "the header is longer than " + limits.recordBytes() + " bytes (--max-record-bytes)");
            }
            data = Arrays.copyOf(data, data.length * 2);
        }
        if (splitter.wholeCount > limits.columns()) {
            int found = splitter.wholeCount;
            throw new Malformed(
                    file,
                    from,
                    false,
                    line -> "the header has " + found + " columns, more than the limit of " + limits.columns()
                            + " (--max-columns)");
        }
        int invalid = Utf8.firstInvalid(data, from, splitter.recordsEnd);
        if (invalid >= 0) {
            throw new Malformed(
                    file,
                    invalid,
                    false,
                    line -> "the header is not valid UTF-8; say which character set the file has with --charset");
        }
        List<String> names = new ArrayList<>();
        int start = from;
        for (int i = 0; i < splitter.wholeCount; i++) {
            names.add(headerName(data, start, splitter.ends[i]));
            start = splitter.ends[i] + 1;
        }
        int consumed = Math.min(splitter.recordsEnd, length);
        linesBefore[file] = linesSkipped + 1 + splitter.wholeInnerLines;
        offset = consumed;
        restLength = length - consumed;
        rest = Arrays.copyOfRange(data, consumed, length);
        return List.copyOf(names);
    }

    private String headerName(byte[] data, int start, int end) {
        if (end > start && data[end] == '\n' && data[end - 1] == '\r') {
            end--;
        }
        boolean quoted = format.quoting() && end > start && data[start] == format.quote();
        String name = quoted
                ? new String(data, start + 1, end - start - 2, StandardCharsets.UTF_8)
                : new String(data, start, end - start, StandardCharsets.UTF_8);
        String quote = String.valueOf((char) format.quote());
        return quoted ? name.replace(quote + quote, quote) : name;
    }

    /** The 1-based line on which a byte of a file stands; reads the file again up to there. */
    static long lineAt(DelimitedText source, int file, long offset) {
        long line = 1;
        byte[] block = new byte[64 << 10];
        try (ByteInput in =
                ByteInput.open(source.files().get(file), source.dialect().charset())) {
            long at = 0;
            byte before = 0;
            while (at < offset) {
                int read = in.read(block, 0, (int) Math.min(block.length, offset - at));
                if (read == 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n' ? before != '\r' : block[i] == '\r') {
                        line++;
                    }
                    before = block[i];
                }
                at += read;
            }
        }
        return line;
    }

    /** The error for a place in the data, as a person can use it. */
    private static DataException describe(DelimitedText source, Malformed malformed) {
        long line = lineAt(source, malformed.file, malformed.offset);
        Path path = source.files().get(malformed.file);
        return new DataException(path.getFileName() + ":" + line + ": " + malformed.sentence.apply(line), malformed);
    }

    /**
     * What an error of a worker means.
     *
     * @return the error for people; empty if reading the file by record may get past it
     */
    public static Optional<RuntimeException> explain(DelimitedText source, RuntimeException error, boolean byRecord) {
        if (!(error instanceof Malformed malformed)) {
            return Optional.of(error);
        }
        if (malformed.mayBeQuoting && !byRecord) {
            return Optional.empty();
        }
        return Optional.of(describe(source, malformed));
    }

    @Override
    public String fileName(int number) {
        return files.name(number);
    }

    @Override
    public int linesBefore(int number) {
        return linesBefore[number];
    }

    @Override
    public long bytesRead() {
        return files.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return files.bytesTotal();
    }

    @Override
    public synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public synchronized void close() {
        files.close();
    }
}
