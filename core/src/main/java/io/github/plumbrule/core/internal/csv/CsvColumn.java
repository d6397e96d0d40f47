package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.LongParser;
import io.github.plumbrule.core.internal.number.TemporalParser;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One column of delimited text: where its texts are, and what they read as. */
final class CsvColumn extends Column {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;

    private final CsvChunk chunk;
    private final int number;
    private int[] starts = new int[0];
    private int[] stops = new int[0];
    private long[] missing = new long[0];
    private double[] numbers = new double[0];
    private long[] integers = new long[0];
    private long[] times = new long[0];
    private int textFilling = -1;
    private int numberFilling = -1;
    private int integerFilling = -1;
    private int timeFilling = -1;

    CsvColumn(CsvChunk chunk, int number) {
        this.chunk = chunk;
        this.number = number;
    }

    @Override
    public boolean typed() {
        return false;
    }

    @Override
    public long[] missing() {
        texts();
        return missing;
    }

    @Override
    public void texts() {
        if (textFilling == chunk.filling) {
            return;
        }
        textFilling = chunk.filling;
        int rows = chunk.rows();
        if (starts.length < rows) {
            starts = new int[rows + (rows >>> 1)];
            stops = new int[rows + (rows >>> 1)];
        }
        missing = Bits.atLeast(missing, rows);
        int[] starts = this.starts;
        int[] stops = this.stops;
        byte[] data = chunk.data;
        int[] ends = chunk.ends;
        int width = chunk.width();
        boolean last = number == width - 1;
        byte quote = chunk.format.quote();
        boolean quoting = chunk.format.quoting();
        boolean tokens = !chunk.format.nullTokens().isEmpty();
        boolean escaped = false;
        int[] escapes = chunk.escapes;
        int escapeCount = chunk.escapeCount;
        int escape = 0;
        long word = 0;
        for (int row = 0, i = number; row < rows; row++, i += width) {
            int start = number == 0 ? chunk.rowStart(row) : ends[i - 1] + 1;
            int end = ends[i];
            if (last && end > start && data[end - 1] == '\r' && data[end] == '\n') {
                end--;
            }
            if (start == end) {
                word |= 1L << row;
            } else if (quoting && data[start] == quote) {
                start++;
                end--;
                while (escape < escapeCount && escapes[escape] < start) {
                    escape++;
                }
                if (escape < escapeCount && escapes[escape] < end) {
                    escaped = true;
                    // Marked by a negative start; unescaped below, where the array may move.
                    start = ~start;
                }
            } else if (tokens && isNullToken(data, start, end)) {
                word |= 1L << row;
            }
            starts[row] = start;
            stops[row] = end;
            if ((row & 63) == 63) {
                missing[row >>> 6] = word;
                word = 0;
            }
        }
        if ((rows & 63) != 0) {
            missing[rows >>> 6] = word;
        }
        if (escaped) {
            for (int row = 0; row < rows; row++) {
                if (starts[row] < 0) {
                    unescape(row, ~starts[row], stops[row], quote);
                }
            }
        }
    }

    /** Copies eight bytes at a time; what is written too far is overwritten by what comes next. */
    private void unescape(int row, int start, int end, byte quote) {
        int at = chunk.reserve(end - start);
        byte[] data = chunk.data;
        long pattern = ONES * (quote & 0xff);
        int in = start;
        int out = at;
        while (in < end) {
            long word = (long) LONGS.get(data, in);
            LONGS.set(data, out, word);
            long quotes = Structure.zeroBytes(word ^ pattern);
            if (end - in < 8) {
                // The closing quote is not part of the text.
                quotes &= (1L << ((end - in) << 3)) - 1;
            }
            if (quotes == 0) {
                in += 8;
                out += 8;
            } else {
                // Keep the first quote of the pair and go on behind the second.
                int before = Long.numberOfTrailingZeros(quotes) >>> 3;
                in += before + 2;
                out += before + 1;
            }
        }
        starts[row] = at;
        // Reading past the end went as far into the copy as into the original.
        stops[row] = out - (in - end);
    }

    private boolean isNullToken(byte[] data, int start, int end) {
        for (byte[] token : chunk.format.nullTokens()) {
            if (token.length == end - start && Arrays.equals(token, 0, token.length, data, start, end)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double[] numbers() {
        texts();
        if (numberFilling != chunk.filling) {
            numberFilling = chunk.filling;
            int rows = chunk.rows();
            if (numbers.length < rows) {
                numbers = new double[starts.length];
            }
            byte[] data = chunk.data;
            boolean wholesKnown = integerFilling == chunk.filling;
            for (int row = 0; row < rows; row++) {
                // A whole number that was read already need not be read again.
                numbers[row] = wholesKnown && integers[row] != LongParser.NOT_A_LONG
                        ? integers[row]
                        : DecimalParser.parse(data, starts[row], stops[row]);
            }
        }
        return numbers;
    }

    @Override
    public long[] integers() {
        texts();
        if (integerFilling != chunk.filling) {
            integerFilling = chunk.filling;
            int rows = chunk.rows();
            if (integers.length < rows) {
                integers = new long[starts.length];
            }
            byte[] data = chunk.data;
            for (int row = 0; row < rows; row++) {
                integers[row] = LongParser.parseCanonical(data, starts[row], stops[row]);
            }
        }
        return integers;
    }

    @Override
    public long[] times() {
        texts();
        if (timeFilling != chunk.filling) {
            timeFilling = chunk.filling;
            int rows = chunk.rows();
            if (times.length < rows) {
                times = new long[starts.length];
            }
            byte[] data = chunk.data;
            for (int row = 0; row < rows; row++) {
                times[row] = TemporalParser.parse(data, starts[row], stops[row]);
            }
        }
        return times;
    }

    @Override
    public byte[] bytes() {
        return chunk.data;
    }

    @Override
    public int start(int row) {
        return starts[row];
    }

    @Override
    public int end(int row) {
        return stops[row];
    }

    @Override
    public boolean isText(int row) {
        return true;
    }

    @Override
    public boolean ascii() {
        return chunk.ascii();
    }

    @Override
    public Scalar scalar(int row) {
        texts();
        if (Bits.get(missing, row)) {
            return Scalar.NULL;
        }
        return Scalar.of(new String(chunk.data, starts[row], stops[row] - starts[row], StandardCharsets.UTF_8));
    }
}
