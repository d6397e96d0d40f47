package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.source.Limits;
import java.util.Arrays;
import java.util.List;

/** Whole records of delimited text, as they came, with the ends of their fields. */
final class CsvChunk extends Chunk {
    private static final String MISSING_DELIMITER =
            "has a quote before text within an unquoted field and another at the end of a later one: a delimiter seems to"
                    + " be missing; if quotes mean nothing in this file, say so with --quote none";

    final Format format;
    private final Limits limits;
    private final CsvColumn[] columns;
    private final Structure structure;
    /** Used instead of {@link #structure} once quotes cannot be trusted to pair up. */
    final Splitter splitter;

    /** The records, then working space in which columns put unescaped texts. */
    byte[] data;
    /** Behind the last record. */
    int to;
    /** Behind the working space in use. */
    private int spaceEnd;

    int file;
    /** The place of the first byte in its file, after decompression and decoding. */
    long offset;
    /** Whether the last record ends with the file instead of a line end. */
    boolean unterminated;
    /** Whether {@link #splitter} has found the fields already. */
    boolean split;

    /** Grows with every filling, so that columns know what they decoded. */
    int filling;

    private int rows;
    private int records;
    private int lines;
    int[] ends = new int[0];
    /** Positions of quotes that are doubled within a field, in order. */
    int[] escapes = new int[0];

    int escapeCount;
    private int[] rowStarts = new int[0];
    private int[] recordOfRow = new int[0];
    private int[] lineOfRow = new int[0];
    private int lineOfRowFilling = -1;
    private boolean direct;
    private boolean ascii;

    CsvChunk(Format format, Limits limits, int columnCount, int chunkBytes) {
        this.format = format;
        this.limits = limits;
        this.columns = new CsvColumn[columnCount];
        this.structure = new Structure(format.delimiter(), format.quote(), format.quoting());
        this.splitter = format.newSplitter();
        this.data = new byte[chunkBytes + (chunkBytes >>> 2) + Structure.SLACK];
    }

    /** How the text is delimited, in bytes. */
    record Format(byte delimiter, byte quote, boolean quoting, List<byte[]> nullTokens) {
        Splitter newSplitter() {
            return new Splitter(delimiter, quote, quoting);
        }
    }

    /** Makes room for a number of bytes and the slack behind them; keeps what is there. */
    void ensure(int bytes) {
        if (data.length < bytes + Structure.SLACK) {
            data = Arrays.copyOf(data, bytes + Structure.SLACK);
        }
    }

    /** Reserves working space; {@link #data} may be another array afterwards. */
    int reserve(int bytes) {
        int at = spaceEnd;
        if (data.length < at + bytes + Structure.SLACK) {
            data = Arrays.copyOf(data, (at + bytes) + (at >>> 1) + Structure.SLACK);
        }
        spaceEnd = at + bytes;
        return at;
    }

    @Override
    public void prepare() {
        filling++;
        spaceEnd = to + Structure.SLACK;
        clearUnreadable();
        int count;
        int innerLines;
        if (split) {
            ends = splitter.ends;
            escapes = splitter.escapes;
            escapeCount = splitter.escapeCount;
            count = splitter.wholeCount;
            innerLines = splitter.wholeInnerLines;
            ascii = !splitter.nonAscii;
        } else {
            structure.scan(data, 0, to);
            requireNoStrayQuote();
            ends = structure.ends;
            count = structure.count;
            innerLines = structure.innerLines;
            escapes = structure.escapes;
            escapeCount = structure.escapeCount;
            ascii = !structure.nonAscii;
        }
        boolean invalid = !ascii && Utf8.firstInvalid(data, 0, to) >= 0;
        boolean suspects = split && splitter.suspectCount > 0;
        if (invalid || suspects || !rectangular(count)) {
            if (!split && !structure.exact) {
                // Control characters were not told apart: scan again, and from now on at once.
                structure.exact = true;
                structure.scan(data, 0, to);
                requireNoStrayQuote();
                ends = structure.ends;
                count = structure.count;
                innerLines = structure.innerLines;
                escapes = structure.escapes;
                escapeCount = structure.escapeCount;
            }
            if (invalid || suspects || !rectangular(count)) {
                group(count, invalid, innerLines >= limits.linesPerRecord());
            }
        }
        lines += innerLines;
        requireLimits(innerLines);
    }

    private void requireNoStrayQuote() {
        int stray = structure.strayQuote;
        if (stray >= 0) {
            throw new Malformed(file, offset + stray, true, line -> "a quote stands within an unquoted field");
        }
    }

    /** Whether all records have the right number of fields; if so they are the rows. */
    private boolean rectangular(int count) {
        int width = columns.length;
        if (count % width != 0) {
            return false;
        }
        byte[] data = this.data;
        int[] ends = this.ends;
        byte delimiter = format.delimiter();
        int last = width - 1;
        for (int i = 0; i < count; i += width) {
            for (int c = 0; c < last; c++) {
                if (data[ends[i + c]] != delimiter) {
                    return false;
                }
            }
            byte end = data[ends[i + last]];
            if (end != '\n' && (end != '\r' || !(split || structure.exact))) {
                return false;
            }
        }
        rows = count / width;
        records = rows;
        lines = rows;
        direct = true;
        return true;
    }

    /** Keeps the records with the right number of fields, and notes the others as unreadable. */
    private void group(int count, boolean checkText, boolean checkLines) {
        int width = columns.length;
        rowStarts = atLeast(rowStarts, count / width + 1);
        recordOfRow = atLeast(recordOfRow, count / width + 1);
        rows = 0;
        records = 0;
        lines = 0;
        direct = false;
        int kept = 0;
        int first = 0;
        int start = 0;
        int suspect = 0;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            if (data[end] != '\n' && data[end] != '\r') {
                continue;
            }
            boolean suspicious = split && suspect < splitter.suspectCount && splitter.suspects[suspect] == i;
            suspect += suspicious ? 1 : 0;
            if (checkLines) {
                requireFewLines(start, end);
            }
            if (end - start > limits.recordBytes()) {
                throw recordTooLong(start);
            }
            int fields = i + 1 - first;
            boolean blank = fields == 1 && width > 1 && (end == start || (end == start + 1 && data[start] == '\r'));
            if (!blank) {
                int invalid = checkText ? Utf8.firstInvalid(data, start, end) : -1;
                if (fields == width && invalid < 0 && !suspicious) {
                    rowStarts[rows] = start;
                    recordOfRow[rows] = records;
                    rows++;
                    // Rows are packed to the left; what is overwritten was looked at already.
                    System.arraycopy(ends, first, ends, kept, width);
                    kept += width;
                } else {
                    addUnreadable(
                            records,
                            invalid < 0 ? lineAt(start) : lineAt(invalid),
                            invalid >= 0
                                    ? invalidity(data[invalid])
                                    : fields == width ? MISSING_DELIMITER : raggedness(fields, end));
                }
                records++;
            }
            lines++;
            first = i + 1;
            start = end + 1;
        }
    }

    private static String invalidity(byte b) {
        return "is not valid UTF-8 (byte 0x" + Integer.toHexString(b & 0xff).toUpperCase(java.util.Locale.ROOT)
                + "); say which character set the file has with --charset";
    }

    private String raggedness(int fields, int end) {
        String found =
                "has " + fields + (fields == 1 ? " field" : " fields") + ", but the header has " + columns.length;
        return unterminated && end == to - 1
                ? found + ", and the file ends without a line break: it looks truncated"
                : found;
    }

    private void requireLimits(int innerLines) {
        if (to > limits.fieldBytes()) {
            int start = 0;
            for (int i = 0; i < rows * columns.length; i++) {
                if (i % columns.length == 0) {
                    start = rowStart(i / columns.length);
                }
                if (ends[i] - start > limits.fieldBytes()) {
                    int length = ends[i] - start;
                    throw new Malformed(
                            file,
                            offset + start,
                            false,
                            line -> "a field is " + length + " bytes long, more than the limit of "
                                    + limits.fieldBytes() + " (--max-field-bytes)");
                }
                start = ends[i] + 1;
            }
        }
        if (to > limits.recordBytes()) {
            for (int row = 0; row < rows; row++) {
                int start = rowStart(row);
                if (ends[(row + 1) * columns.length - 1] - start > limits.recordBytes()) {
                    throw recordTooLong(start);
                }
            }
        }
        if (direct && innerLines >= limits.linesPerRecord()) {
            for (int row = 0; row < rows; row++) {
                requireFewLines(rowStart(row), ends[(row + 1) * columns.length - 1]);
            }
        }
    }

    private Malformed recordTooLong(int start) {
        return new Malformed(
                file,
                offset + start,
                false,
                line -> "a record is longer than " + limits.recordBytes() + " bytes (--max-record-bytes)");
    }

    private void requireFewLines(int start, int end) {
        int spanned = lineBreaks(start, end) + 1;
        if (spanned > limits.linesPerRecord()) {
            throw new Malformed(
                    file,
                    offset + start,
                    false,
                    line -> "the record that starts here spans " + spanned + " lines, more than the limit of "
                            + limits.linesPerRecord() + " (--max-lines-per-record); usually a quote is missing,"
                            + " and the rows between two stray quotes were read as one field");
        }
    }

    int rowStart(int row) {
        if (direct) {
            return row == 0 ? 0 : ends[row * columns.length - 1] + 1;
        }
        return rowStarts[row];
    }

    int width() {
        return columns.length;
    }

    boolean ascii() {
        return ascii;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public int recordOf(int row) {
        return direct ? row : recordOfRow[row];
    }

    @Override
    public int lineOf(int row) {
        if (lineOfRowFilling != filling) {
            lineOfRowFilling = filling;
            lineOfRow = atLeast(lineOfRow, rows);
            int line = 0;
            int at = 0;
            for (int r = 0; r < rows; r++) {
                line += lineBreaks(at, rowStart(r));
                at = rowStart(r);
                lineOfRow[r] = line;
            }
        }
        return lineOfRow[row];
    }

    private int lineAt(int position) {
        return lineBreaks(0, position);
    }

    private int lineBreaks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            byte b = data[i];
            if (b == '\n' || (b == '\r' && data[i + 1] != '\n')) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int file() {
        return file;
    }

    @Override
    public Column column(int number) {
        CsvColumn column = columns[number];
        if (column == null) {
            column = new CsvColumn(this, number);
            columns[number] = column;
        }
        return column;
    }

    private static int[] atLeast(int[] array, int length) {
        return array.length >= length ? array : new int[length + (length >>> 1) + 16];
    }
}
