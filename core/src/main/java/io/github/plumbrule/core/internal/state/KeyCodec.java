package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values as bytes such that equal values have equal bytes.
 *
 * <p>An untyped value is its text. A typed value is a letter for its type and its canonical text.
 */
final class KeyCodec {
    private byte[] buffer = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** Appends a value with its length before it, so that several in a row stay apart. */
    void appendPart(Column column, int row, boolean missing) {
        int at = length;
        length += 4;
        room(0);
        if (missing) {
            put((byte) '0');
        } else {
            put((byte) 'v');
            append(column, row);
        }
        int size = length - at - 4;
        for (int i = 0; i < 4; i++) {
            buffer[at + i] = (byte) (size >>> (i * 8));
        }
    }

    /** Appends a value that is not missing. */
    void append(Column column, int row) {
        if (column.typed()) {
            append(column.scalar(row));
        } else {
            int from = column.start(row);
            int to = column.end(row);
            room(to - from);
            System.arraycopy(column.bytes(), from, buffer, length, to - from);
            length += to - from;
        }
    }

    private void append(Scalar value) {
        if (value instanceof Scalar.Text text) {
            put('t', text.value());
        } else if (value instanceof Scalar.Number number) {
            BigDecimal stripped = number.value().stripTrailingZeros();
            put('n', stripped.unscaledValue() + "E" + -stripped.scale());
        } else if (value instanceof Scalar.Bool bool) {
            put('b', String.valueOf(bool.value()));
        } else if (value instanceof Scalar.Time time) {
            put(time.kind() == Scalar.Time.Kind.DATE ? 'd' : 'm', Long.toString(time.epochMicros()));
        } else if (value instanceof Scalar.NonFinite real) {
            put('f', real.toString());
        } else if (value instanceof Scalar.Nested nested) {
            put('j', nested.json());
        } else {
            put((byte) '0');
        }
    }

    /** The value that {@link #append} wrote. */
    static Scalar decode(byte[] data, int from, int to, boolean typed) {
        if (!typed) {
            return Scalar.of(new String(data, from, to - from, StandardCharsets.UTF_8));
        }
        String text = new String(data, from + 1, to - from - 1, StandardCharsets.UTF_8);
        return switch (data[from]) {
            case 'n' -> Scalar.of(plain(new BigDecimal(text)));
            case 'b' -> Scalar.of(Boolean.parseBoolean(text));
            case 'd' -> new Scalar.Time(Long.parseLong(text), Scalar.Time.Kind.DATE);
            case 'm' -> new Scalar.Time(Long.parseLong(text), Scalar.Time.Kind.DATE_TIME);
            case 'f' -> Scalar.of(Double.parseDouble(text));
            case 'j' -> new Scalar.Nested(text);
            case 't' -> Scalar.of(text);
            default -> Scalar.NULL;
        };
    }

    /** Without a negative scale where that does not blow the number up. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 && number.scale() > -30 ? number.setScale(0) : number;
    }

    private void put(char type, String text) {
        put((byte) type);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void put(byte b) {
        room(1);
        buffer[length++] = b;
    }

    private void room(int bytes) {
        if (buffer.length < length + bytes + 16) {
            buffer = Arrays.copyOf(buffer, (length + bytes) * 2 + 16);
        }
    }
}
