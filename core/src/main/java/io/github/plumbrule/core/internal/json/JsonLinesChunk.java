package io.github.plumbrule.core.internal.json;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.csv.Utf8;
import io.github.plumbrule.core.internal.table.ObjectChunk;
import io.github.plumbrule.core.source.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Whole lines of JSON, parsed one by one into the wanted columns.
 *
 * <p>A column's name is looked for among the top-level keys of a row first; if the row has no such key, a name with dots
 * is a path of keys. A list or object becomes its JSON text without spaces, a number keeps all its digits.
 */
final class JsonLinesChunk extends ObjectChunk {
    /** Numbers whose digits alone, written out, would fill memory are refused. */
    private static final int LARGEST_SCALE = 100_000;

    private static final int LITERAL = 2;
    private static final int PATH = 1;

    private final JsonLinesTable table;
    private final Limits limits;
    private final JsonFactory factory;
    private final Map<String, Key> wanted;
    /** The top-level keys that readable rows had; the table was told. */
    private final Map<String, Boolean> known = new HashMap<>();

    private final List<JsonLinesTable.Sight> news = new ArrayList<>();
    private final boolean[] met;
    /** How the current row's value of a column was found: not yet, by path, or by its literal name. */
    private final byte[] found;

    private final StringBuilder nested = new StringBuilder();
    /** How many of the values around the current token are kept as text. */
    private int keeping;

    byte[] data;
    int to;
    int file;
    /** The lines of the file before this chunk. */
    long linesBefore;
    /** Whether the last line ends with the file instead of a line feed. */
    boolean unterminated;

    JsonLinesChunk(JsonLinesTable table, List<String> columns, Limits limits, int chunkBytes) {
        super(true, columns.size());
        this.table = table;
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                // It depends on a random seed, and results may not.
                .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(limits.fieldBytes())
                        .build())
                .build();
        this.wanted = Key.forColumns(columns);
        this.met = new boolean[columns.size()];
        this.found = new byte[columns.size()];
        this.data = new byte[chunkBytes];
    }

    /** Makes room for a number of bytes; keeps what is there. */
    void ensure(int bytes) {
        if (data.length < bytes) {
            data = Arrays.copyOf(data, bytes);
        }
    }

    /** A line cannot be a row, because. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    @Override
    public void prepare() {
        clear(file);
        news.clear();
        int line = 0;
        int at = 0;
        while (at < to) {
            int end = at;
            while (end < to && data[end] != '\n') {
                end++;
            }
            if (end - at > limits.recordBytes()) {
                throw table.tooLong(file, linesBefore + line + 1, limits);
            }
            if (!blank(at, end)) {
                readLine(at, end, line);
            }
            line++;
            at = end + 1;
        }
        setLines(line);
        table.learn(news, met);
    }

    private boolean blank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (data[i] != ' ' && data[i] != '\t' && data[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void readLine(int from, int end, int line) {
        int row = addRow(line);
        int newsBefore = news.size();
        try {
            int invalid = Utf8.firstInvalid(data, from, end);
            if (invalid >= 0) {
                throw new Unreadable("is not valid UTF-8 at column " + column(from, invalid) + " (byte 0x"
                        + Integer.toHexString(data[invalid] & 0xff).toUpperCase(java.util.Locale.ROOT) + ")");
            }
            requirePairedSurrogates(from, end);
            readRow(from, end, line, row);
            for (int c = 0; c < met.length; c++) {
                met[c] |= found[c] != 0;
            }
            for (JsonLinesTable.Sight sight : news.subList(newsBefore, news.size())) {
                known.put(sight.key(), true);
            }
        } catch (Unreadable e) {
            news.subList(newsBefore, news.size()).clear();
            boolean cutOff = unterminated && end == to;
            rejectLastRow(
                    line,
                    cutOff ? e.reason + "; the file ends here without a line break: it looks truncated" : e.reason);
        }
    }

    /** The place of a byte within its line in characters, from 1. */
    private int column(int from, int at) {
        int column = 1;
        for (int i = from; i < at; i++) {
            column += (data[i] & 0xc0) != 0x80 ? 1 : 0;
        }
        return column;
    }

    /** Half a surrogate pair is no character: it could only be replaced by another one without a word. */
    private void requirePairedSurrogates(int from, int end) {
        int at = from;
        while (at < end) {
            if (data[at] != '\\') {
                at++;
                continue;
            }
            int unit = escapedUnit(at, end);
            if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
                // The escaped character itself may be a backslash.
                at += 2;
                continue;
            }
            int next = at + 6 < end && data[at + 6] == '\\' ? escapedUnit(at + 6, end) : -1;
            if (unit > Character.MAX_HIGH_SURROGATE
                    || next < Character.MIN_LOW_SURROGATE
                    || next > Character.MAX_LOW_SURROGATE) {
                throw new Unreadable("has half a surrogate pair (\\u" + Integer.toHexString(unit) + ") at column "
                        + column(from, at) + ", which is no character");
            }
            at += 12;
        }
    }

    /** The UTF-16 unit that an escape sequence stands for; -1 if it is not one of the form {@code \}{@code uXXXX}. */
    private int escapedUnit(int at, int end) {
        if (at + 6 > end || data[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(data[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private void readRow(int from, int end, int line, int row) {
        Arrays.fill(found, (byte) 0);
        nested.setLength(0);
        keeping = 0;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), data, from, end - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("is " + kind(parser.currentToken()) + ", but expected one JSON object a line");
            }
            int place = 0;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (!known.containsKey(name)) {
                    news.add(new JsonLinesTable.Sight(name, position(row), place));
                }
                take(parser, wanted.getOrDefault(name, Key.UNWANTED), row, line, LITERAL);
                place++;
            }
            if (parser.nextToken() != null) {
                throw new Unreadable("has something behind its object at column "
                        + column(from, from + parser.currentTokenLocation().getColumnNr() - 1)
                        + "; expected one JSON object a line");
            }
        } catch (UnexpectedEndOfInputException e) {
            throw new Unreadable("is not a whole JSON object: the line ends in the middle of it");
        } catch (JacksonException e) {
            int bytes =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            throw new Unreadable("is not valid JSON at column " + column(from, Math.min(end, from + bytes - 1)) + ": "
                    + e.getOriginalMessage());
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> "a boolean";
        };
    }

    /** Takes the current value: into the column of its key, into the columns below it, or past it. */
    private void take(JsonParser parser, Key key, int row, int line, int way) {
        JsonToken token = parser.currentToken();
        boolean keep = key.column >= 0;
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            if (keep) {
                put(row, key, way, scalar(parser, token, line));
            }
            if (keeping > 0) {
                writeScalar(parser, token);
            }
            return;
        }
        if (!keep && keeping == 0 && key.below.isEmpty()) {
            parser.skipChildren();
            return;
        }
        int start = nested.length();
        if (keep) {
            keeping++;
        }
        if (token == JsonToken.START_OBJECT) {
            takeObject(parser, key, row, line);
        } else {
            takeList(parser, row, line);
        }
        if (keep) {
            keeping--;
            put(row, key, way, new Scalar.Nested(nested.substring(start)));
        }
        if (keeping == 0) {
            nested.setLength(0);
        }
    }

    private void takeObject(JsonParser parser, Key key, int row, int line) {
        write('{');
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (keeping > 0) {
                if (!first) {
                    nested.append(',');
                }
                quote(name);
                nested.append(':');
            }
            first = false;
            parser.nextToken();
            take(parser, key.below.getOrDefault(name, Key.UNWANTED), row, line, PATH);
        }
        write('}');
    }

    private void takeList(JsonParser parser, int row, int line) {
        if (keeping == 0) {
            // A path leads through keys, not through the items of a list.
            parser.skipChildren();
            return;
        }
        nested.append('[');
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!first) {
                nested.append(',');
            }
            first = false;
            take(parser, Key.UNWANTED, row, line, PATH);
        }
        nested.append(']');
    }

    private void put(int row, Key key, int way, Scalar value) {
        if (way >= found[key.column]) {
            found[key.column] = (byte) way;
            set(row, key.column, value);
        }
    }

    private Scalar scalar(JsonParser parser, JsonToken token, int line) {
        return switch (token) {
            case VALUE_STRING -> Scalar.of(limited(parser.getString(), line));
            case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? number(parser)
                    : Scalar.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Scalar.of(true);
            case VALUE_FALSE -> Scalar.of(false);
            default -> Scalar.NULL;
        };
    }

    private static Scalar number(JsonParser parser) {
        BigDecimal value;
        try {
            value = parser.getDecimalValue();
        } catch (ArithmeticException | NumberFormatException e) {
            throw outOfRange(parser);
        }
        if (value.scale() > LARGEST_SCALE || value.scale() < -LARGEST_SCALE) {
            throw outOfRange(parser);
        }
        return Scalar.of(value);
    }

    private static Unreadable outOfRange(JsonParser parser) {
        return new Unreadable("has the number " + parser.getString() + ", whose exponent is beyond " + LARGEST_SCALE);
    }

    private String limited(String text, int line) {
        // A UTF-16 unit is at most three bytes of UTF-8.
        if (text.length() > limits.fieldBytes() / 3) {
            long bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            if (bytes > limits.fieldBytes()) {
                throw new DataException(table.fileName(file) + ":" + (linesBefore + line + 1) + ": a text is " + bytes
                        + " bytes long, more than the limit of " + limits.fieldBytes() + " (--max-field-bytes)");
            }
        }
        return text;
    }

    private void write(char c) {
        if (keeping > 0) {
            nested.append(c);
        }
    }

    private void writeScalar(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            quote(parser.getString());
        } else {
            nested.append(parser.getString());
        }
    }

    private void quote(String text) {
        nested.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, nested);
        nested.append('"');
    }
}
