package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.ObjectChunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.Limits;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text in dialects that {@link CsvTable} does not take, read by Apache Commons CSV.
 *
 * <p>Records are parsed one after the other under the table's lock. Spaces between a closing quote and the delimiter are
 * not part of the field.
 */
public final class DialectTable implements Table {
    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("(?:startline|line:) ([^a-zA-Z)]+)");
    /** A chunk of short records ends here, so that its rows are as many as in other sources. */
    private static final int TYPICAL_ROW_BYTES = 64;

    private final DelimitedText source;
    private final Limits limits;
    private final int chunkBytes;
    private final CSVFormat format;
    private final Set<String> nullTokens;
    private final boolean quotedTokens;
    private final OpenFiles files;
    private final int[] linesBefore;
    private final List<String> notices = new ArrayList<>();
    private final Header header = new Header();

    private int file = -1;
    private @Nullable OpenFile open;
    private long chunks;
    private @Nullable DataException failure;
    private @Nullable DataException failureAhead;

    /** A file while it is read. */
    private record OpenFile(ByteInput input, DialectText text, CSVParser parser, Iterator<CSVRecord> records) {}

    /** Opens the first file and reads the header. */
    public DialectTable(DelimitedText source, int chunkBytes) {
        this.source = source;
        this.limits = source.limits();
        this.chunkBytes = chunkBytes;
        this.format = formatOf(source.dialect());
        this.nullTokens = new HashSet<>(source.dialect().nullTokens());
        this.quotedTokens = !nullTokens.isEmpty() && source.dialect().quote().isPresent();
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

    private static CSVFormat formatOf(DelimitedText.Dialect dialect) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(dialect.delimiter())
                .setQuote(dialect.quote().orElse(null))
                .setEscape(dialect.escape()
                        .filter(c -> !dialect.quote().equals(Optional.of(c)))
                        .orElse(null))
                .setCommentMarker(dialect.comment().orElse(null))
                .setIgnoreEmptyLines(false)
                // So that an unquoted empty field is told apart from a quoted one.
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
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
        return new ObjectChunk(false, header.columns().size());
    }

    @Override
    public synchronized boolean next(Chunk into) {
        if (failure != null) {
            // The parser cannot go on behind a broken place: every worker gets the same answer.
            throw failure;
        }
        try {
            while (true) {
                OpenFile current = open;
                if (current == null) {
                    return false;
                }
                if (fill((ObjectChunk) into, current)) {
                    into.setIndex(chunks++);
                    return true;
                }
                noteMissingLineBreak(current);
                openNext();
            }
        } catch (DataException e) {
            failure = e;
            throw e;
        }
    }

    /** Fills a chunk from the current file; false if there was nothing left. */
    private boolean fill(ObjectChunk chunk, OpenFile current) {
        chunk.clear(file);
        long firstLine = current.text.recordLine();
        int width = header.columns().size();
        int size = 0;
        while (size < chunkBytes) {
            Optional<Row> next = read(current);
            if (next.isEmpty()) {
                break;
            }
            Row record = next.get();
            if (record.blank() && width > 1) {
                continue;
            }
            int line = (int) (record.line - firstLine);
            List<Scalar> values = record.values;
            if (values.size() == width) {
                int row = chunk.addRow(line);
                for (int c = 0; c < width; c++) {
                    chunk.set(row, c, values.get(c));
                }
            } else {
                chunk.rejectRow(line, raggedness(values.size(), current));
            }
            size += record.size + TYPICAL_ROW_BYTES;
        }
        chunk.setLines((int) (current.text.recordLine() - firstLine));
        return chunk.records() > 0;
    }

    /**
     * A record as it came.
     *
     * @param line where it starts
     * @param size how much it holds
     */
    private record Row(long line, List<Scalar> values, int size) {
        boolean blank() {
            return values.size() == 1 && values.get(0) == Scalar.NULL;
        }
    }

    /** The next record; empty at the end of the file. */
    private Optional<Row> read(OpenFile current) {
        DialectText text = current.text;
        if (failureAhead != null) {
            throw failureAhead;
        }
        if (!hasNext(current)) {
            return Optional.empty();
        }
        CSVRecord record = current.records.next();
        long line = text.recordLine() + commentLines(record);
        long lines = current.parser.getCurrentLineNumber();
        if (lines - line + 1 > limits.linesPerRecord()) {
            throw at(
                    current,
                    line,
                    "the record that starts here spans " + (lines - line + 1) + " lines, more than the limit of "
                            + limits.linesPerRecord() + " (--max-lines-per-record); usually a quote is missing,"
                            + " and the rows between two stray quotes were read as one field");
        }
        text.recordEnded(lines);
        List<Scalar> values = new ArrayList<>(record.size());
        int size = 0;
        boolean tokens = false;
        for (int i = 0; i < record.size(); i++) {
            String value = record.get(i);
            if (value == null) {
                values.add(Scalar.NULL);
                continue;
            }
            requireFieldLimit(current, line, value);
            tokens |= nullTokens.contains(value);
            values.add(Scalar.of(value));
            size += value.length();
        }
        if (tokens) {
            nullTokens.forEach(token -> setNull(values, token, current, record.getCharacterPosition()));
        }
        text.forgetBefore(record.getCharacterPosition());
        return Optional.of(new Row(line, values, size));
    }

    private static long commentLines(CSVRecord record) {
        return record.hasComment()
                ? 1 + record.getComment().chars().filter(c -> c == '\n').count()
                : 0;
    }

    private void requireFieldLimit(OpenFile current, long line, String value) {
        // A UTF-16 unit is at most three bytes of UTF-8.
        if (value.length() > limits.fieldBytes() / 3) {
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            if (length > limits.fieldBytes()) {
                throw at(
                        current,
                        line,
                        "a field is " + length + " bytes long, more than the limit of " + limits.fieldBytes()
                                + " (--max-field-bytes)");
            }
        }
    }

    /** Makes the values that are a null token null, unless they were quoted. */
    private void setNull(List<Scalar> values, String token, OpenFile current, long position) {
        Scalar text = Scalar.of(token);
        int at = values.indexOf(text);
        if (at < 0) {
            return;
        }
        boolean[] quoted = new boolean[values.size()];
        String quote = source.dialect().quote().map(String::valueOf).orElse("");
        if (quotedTokens && current.text.contains(quote + token + quote, position)) {
            // The parser tells a quoted token from an unquoted one only if it knows the token.
            CSVFormat knowing = format.builder().setNullString(token).get();
            try (CSVParser again = CSVParser.parse(new StringReader(current.text.recordFrom(position)), knowing)) {
                CSVRecord record = again.iterator().next();
                for (int i = 0; i < quoted.length; i++) {
                    quoted[i] = record.get(i) != null;
                }
            } catch (IOException e) {
                throw malformed(current, String.valueOf(e), e);
            }
        }
        for (int i = at; i < quoted.length; i++) {
            if (!quoted[i] && values.get(i).equals(text)) {
                values.set(i, Scalar.NULL);
            }
        }
    }

    private String raggedness(int fields, OpenFile current) {
        String found = "has " + fields + (fields == 1 ? " field" : " fields") + ", but the header has "
                + header.columns().size();
        return isLast(current) && !current.text.terminated()
                ? found + ", and the file ends without a line break: it looks truncated"
                : found;
    }

    /** Whether no record follows; an error in the next one is kept for when it is its turn. */
    private boolean isLast(OpenFile current) {
        try {
            return !hasNext(current);
        } catch (DataException e) {
            failureAhead = e;
            return false;
        }
    }

    private static boolean hasNext(OpenFile current) {
        try {
            return current.records.hasNext();
        } catch (UncheckedIOException e) {
            throw malformed(current, String.valueOf(e.getCause()), e);
        }
    }

    private void noteMissingLineBreak(OpenFile current) {
        if (!current.text.terminated()) {
            notices.add(current.input.name() + ": the last line has no line break; if its writer ends every line with"
                    + " one, the file is cut off");
        }
    }

    private static DataException at(OpenFile current, long line, String sentence) {
        return new DataException(current.input.name() + ":" + line + ": " + sentence);
    }

    /** The parser's error in our words. */
    private static DataException malformed(OpenFile current, String message, Exception error) {
        Matcher line = LINE_IN_MESSAGE.matcher(message);
        long number = line.find()
                // The parser groups digits as the default locale does.
                ? Long.parseLong(line.group(1).replaceAll("[^\\p{Nd}]", ""))
                : current.text.recordLine();
        String sentence;
        if (message.contains("EOF reached before encapsulated token")) {
            sentence = "the quote that opens here is never closed; the rest of the file would be one field";
        } else if (message.contains("between encapsulated token and delimiter")) {
            sentence = "text follows a closing quote; expected the delimiter or the end of the line";
        } else if (message.contains("escape sequence")) {
            sentence = "the file ends behind an escape character: it looks truncated";
        } else {
            sentence = message;
        }
        return new DataException(current.input.name() + ":" + number + ": " + sentence, error);
    }

    /** Opens the next file, if there is one, and reads its header. */
    private void openNext() {
        open = null;
        if (file + 1 >= files.count()) {
            return;
        }
        file++;
        ByteInput input = files.open(file, source.dialect().charset());
        DialectText text = new DialectText(input, limits.recordBytes(), quotedTokens);
        CSVParser parser = parserOf(text);
        OpenFile opened = new OpenFile(input, text, parser, parser.iterator());
        open = opened;
        Optional<List<String>> given = source.dialect().header();
        header.accept(input.name(), given.isPresent() ? given.get() : readHeader(opened));
    }

    private CSVParser parserOf(DialectText text) {
        try {
            return CSVParser.parse(text, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> readHeader(OpenFile opened) {
        Optional<Row> record = read(opened);
        while (record.isPresent() && record.get().blank()) {
            record = read(opened);
        }
        if (record.isEmpty()) {
            throw new DataException(opened.input.name() + " is empty: expected a header line with the column names");
        }
        List<String> names = record.get().values.stream()
                .map(value -> value == Scalar.NULL ? "" : value.toString())
                .toList();
        if (names.size() > limits.columns()) {
            throw at(
                    opened,
                    record.get().line,
                    "the header has " + names.size() + " columns, more than the limit of " + limits.columns()
                            + " (--max-columns)");
        }
        linesBefore[file] = (int) (opened.text.recordLine() - 1);
        return names;
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
        open = null;
        files.close();
    }
}
