package io.github.plumbrule.core.internal.csv;

import java.util.Arrays;

/**
 * Finds the delimiters and line ends outside quotes one byte at a time.
 *
 * <p>Unlike {@link Structure} it knows where a quote may stand: one within an unquoted field is an ordinary character.
 * It is used for headers, for the files in which such quotes occur, and as the second opinion in tests.
 */
final class Splitter {
    private final byte delimiter;
    private final byte quote;
    private final boolean quoting;

    int[] ends = new int[1 << 10];
    int count;
    /** Positions of the second of two quotes that stand for one, in order. */
    int[] escapes = new int[64];

    int escapeCount;
    /** Line ends inside quotes. */
    int innerLines;
    /** Behind the last whole record. */
    int recordsEnd;
    /** How many of {@link #ends} belong to whole records. */
    int wholeCount;
    /** Line ends inside quotes within whole records. */
    int wholeInnerLines;
    /** Where the quoted field that is still open at the end began, or -1. */
    int openQuote;
    /** The first byte after a closing quote that is neither delimiter nor line end, or -1; scanning stops there. */
    int strayByte;
    /** Whether any byte is above 127. */
    boolean nonAscii;
    /**
     * The last of {@link #ends} of each whole record in which one unquoted field has a quote before text and a later one
     * ends with a quote: most likely a delimiter is missing before the first, and those between the two are data.
     */
    int[] suspects = new int[4];

    int suspectCount;

    Splitter(byte delimiter, byte quote, boolean quoting) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.quoting = quoting;
    }

    /**
     * Scans from the start of a record.
     *
     * @param mostRecords where to stop; reading a header needs one record
     */
    void scan(byte[] data, int from, int to, boolean atEnd, int mostRecords) {
        count = 0;
        escapeCount = 0;
        innerLines = 0;
        recordsEnd = from;
        wholeCount = 0;
        wholeInnerLines = 0;
        openQuote = -1;
        strayByte = -1;
        suspectCount = 0;
        int openingField = -1;
        boolean suspect = false;
        int seen = 0;
        int records = 0;
        boolean fieldStart = true;
        int pos = from;
        while (pos < to) {
            byte b = data[pos];
            seen |= b;
            if (fieldStart && quoting && b == quote) {
                openQuote = pos;
                pos = closingQuote(data, pos + 1, to);
                if (pos >= to) {
                    nonAscii |= seen < 0;
                    return;
                }
                int next = pos + 1;
                if (next >= to && !atEnd) {
                    // The byte that decides whether this quote closes or is doubled is not there yet.
                    return;
                }
                openQuote = -1;
                if (next < to && data[next] != delimiter && data[next] != '\n' && data[next] != '\r') {
                    strayByte = next;
                    return;
                }
                fieldStart = false;
                pos = next;
                continue;
            }
            if (b == delimiter) {
                put(pos);
                fieldStart = true;
            } else if (b == '\n' || b == '\r') {
                if (b == '\r') {
                    if (pos + 1 >= to && !atEnd) {
                        return;
                    }
                    if (pos + 1 < to && data[pos + 1] == '\n') {
                        pos++;
                    }
                }
                put(pos);
                fieldStart = true;
                openingField = -1;
                if (suspect) {
                    suspect = false;
                    noteSuspect(count - 1);
                }
                recordsEnd = pos + 1;
                wholeCount = count;
                wholeInnerLines = innerLines;
                if (++records == mostRecords) {
                    break;
                }
            } else {
                if (quoting && b == quote && pos + 1 < to) {
                    byte next = data[pos + 1];
                    if (next == delimiter || next == '\n' || next == '\r') {
                        suspect |= openingField >= 0 && openingField < count;
                    } else if (openingField < 0 && next != ' ') {
                        openingField = count;
                    }
                }
                fieldStart = false;
            }
            pos++;
        }
        nonAscii |= seen < 0;
    }

    private void noteSuspect(int end) {
        if (suspectCount == suspects.length) {
            suspects = Arrays.copyOf(suspects, suspectCount * 2);
        }
        suspects[suspectCount++] = end;
    }

    /** The position of the quote that closes, or {@code to}. */
    private int closingQuote(byte[] data, int from, int to) {
        int pos = from;
        while (pos < to) {
            byte b = data[pos];
            if (b == quote) {
                if (pos + 1 < to && data[pos + 1] == quote) {
                    if (escapeCount == escapes.length) {
                        escapes = Arrays.copyOf(escapes, escapeCount * 2);
                    }
                    escapes[escapeCount++] = pos + 1;
                    pos += 2;
                    continue;
                }
                return pos;
            }
            if (b == '\n' || (b == '\r' && !(pos + 1 < to && data[pos + 1] == '\n'))) {
                innerLines++;
            }
            nonAscii |= b < 0;
            pos++;
        }
        return to;
    }

    private void put(int position) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = position;
    }
}
