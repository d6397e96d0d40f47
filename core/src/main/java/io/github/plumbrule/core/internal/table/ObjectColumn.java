package io.github.plumbrule.core.internal.table;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.LongParser;
import io.github.plumbrule.core.internal.number.TemporalParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One column of values given one by one. */
final class ObjectColumn extends Column {
    private static final int SLACK = 72;
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private final ObjectChunk chunk;
    private Scalar[] values = new Scalar[256];
    private long[] missing = new long[0];
    private double[] numbers = new double[0];
    private long[] integers = new long[0];
    private long[] times = new long[0];
    private byte[] bytes = new byte[SLACK];
    private int[] ends = new int[1];
    private boolean ascii;
    private int missingFilling = -1;
    private int numberFilling = -1;
    private int integerFilling = -1;
    private int timeFilling = -1;
    private int textFilling = -1;

    ObjectColumn(ObjectChunk chunk) {
        this.chunk = chunk;
        Arrays.fill(values, Scalar.NULL);
    }

    void setValue(int row, Scalar value) {
        if (row >= values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(row + 1, before * 2));
            Arrays.fill(values, before, values.length, Scalar.NULL);
        }
        values[row] = value;
    }

    @Override
    public boolean typed() {
        return chunk.typed();
    }

    @Override
    public long[] missing() {
        if (missingFilling != chunk.filling()) {
            missingFilling = chunk.filling();
            int rows = chunk.rows();
            missing = Bits.atLeast(missing, rows);
            Bits.clear(missing, rows);
            for (int row = 0; row < rows; row++) {
                if (values[row] == Scalar.NULL || values[row] instanceof Scalar.Null) {
                    Bits.set(missing, row);
                }
            }
        }
        return missing;
    }

    @Override
    public double[] numbers() {
        if (numberFilling != chunk.filling()) {
            numberFilling = chunk.filling();
            int rows = chunk.rows();
            if (numbers.length < rows) {
                numbers = new double[values.length];
            }
            for (int row = 0; row < rows; row++) {
                numbers[row] = number(values[row]);
            }
        }
        return numbers;
    }

    private double number(Scalar value) {
        if (value instanceof Scalar.Number number) {
            return number.value().doubleValue();
        }
        if (value instanceof Scalar.NonFinite real) {
            return real.value();
        }
        if (value instanceof Scalar.Bool bool) {
            return bool.value() ? 1 : 0;
        }
        if (!typed() && value instanceof Scalar.Text text) {
            byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
            return DecimalParser.parse(Arrays.copyOf(utf8, utf8.length + SLACK), 0, utf8.length);
        }
        return DecimalParser.NOT_A_NUMBER;
    }

    @Override
    public long[] integers() {
        if (integerFilling != chunk.filling()) {
            integerFilling = chunk.filling();
            int rows = chunk.rows();
            if (integers.length < rows) {
                integers = new long[values.length];
            }
            for (int row = 0; row < rows; row++) {
                integers[row] = integer(values[row]);
            }
        }
        return integers;
    }

    private long integer(Scalar value) {
        if (value instanceof Scalar.Number number) {
            BigDecimal decimal = number.value();
            if (decimal.compareTo(LEAST_LONG) <= 0 || decimal.compareTo(GREATEST_LONG) > 0) {
                return LongParser.NOT_A_LONG;
            }
            long whole = decimal.longValue();
            return decimal.compareTo(BigDecimal.valueOf(whole)) == 0 ? whole : LongParser.NOT_A_LONG;
        }
        if (!typed() && value instanceof Scalar.Text text) {
            byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
            return LongParser.parseCanonical(Arrays.copyOf(utf8, utf8.length + SLACK), 0, utf8.length);
        }
        return LongParser.NOT_A_LONG;
    }

    @Override
    public long[] times() {
        if (timeFilling != chunk.filling()) {
            timeFilling = chunk.filling();
            int rows = chunk.rows();
            if (times.length < rows) {
                times = new long[values.length];
            }
            for (int row = 0; row < rows; row++) {
                Scalar value = values[row];
                times[row] = value instanceof Scalar.Time time
                        ? time.epochMicros()
                        : value instanceof Scalar.Text text
                                ? TemporalParser.parse(text.value())
                                : TemporalParser.NOT_A_TIME;
            }
        }
        return times;
    }

    @Override
    public void texts() {
        if (textFilling == chunk.filling()) {
            return;
        }
        textFilling = chunk.filling();
        int rows = chunk.rows();
        if (ends.length < rows + 1) {
            ends = new int[rows + (rows >>> 1) + 1];
        }
        int at = 0;
        boolean onlyAscii = true;
        for (int row = 0; row < rows; row++) {
            if (values[row] instanceof Scalar.Text text) {
                byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
                if (bytes.length < at + utf8.length + SLACK) {
                    bytes = Arrays.copyOf(bytes, (at + utf8.length) * 2 + SLACK);
                }
                System.arraycopy(utf8, 0, bytes, at, utf8.length);
                onlyAscii &= utf8.length == text.value().length();
                at += utf8.length;
            }
            ends[row + 1] = at;
        }
        ascii = onlyAscii;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int start(int row) {
        return ends[row];
    }

    @Override
    public int end(int row) {
        return ends[row + 1];
    }

    @Override
    public boolean isText(int row) {
        return values[row] instanceof Scalar.Text;
    }

    @Override
    public boolean ascii() {
        return ascii;
    }

    @Override
    public Scalar scalar(int row) {
        return values[row];
    }
}
