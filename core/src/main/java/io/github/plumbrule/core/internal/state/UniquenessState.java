package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.number.LongParser;
import io.github.plumbrule.core.internal.store.IntegerTally;
import io.github.plumbrule.core.internal.store.ValueTally;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.DistinctCountResult;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.RowCheckResult;
import java.util.Arrays;
import java.util.Optional;

/**
 * Counts distinct values of one or several columns, and those that occur once.
 *
 * <p>Whole numbers of a single column go into bitmaps, which hold no rows; which rows repeat a number is found by a
 * second pass, and only when there are such rows. Everything else is tallied with its rows.
 */
public final class UniquenessState extends State {
    private final int[] columns;
    private final Metric.IgnoreRowIf ignoreRowIf;
    private final IntegerTally integers;
    private final ValueTally others;
    private final KeyCodec key = new KeyCodec();
    private long[] judged = new long[0];
    private long elements;
    private long missing;
    private boolean finished;

    UniquenessState(
            Kernel filter, int[] columns, Metric.IgnoreRowIf ignoreRowIf, IntegerTally integers, ValueTally others) {
        super(filter);
        this.columns = columns.clone();
        this.ignoreRowIf = ignoreRowIf;
        this.integers = integers;
        this.others = others;
    }

    @Override
    void update(Chunk chunk, long[] selected) {
        int rows = chunk.rows();
        judge(chunk, selected);
        elements += Bits.count(selected, rows);
        missing += Bits.count(selected, rows) - Bits.count(judged, rows);
        if (columns.length == 1) {
            addSingle(chunk);
        } else {
            addSeveral(chunk);
        }
    }

    /** Sets {@link #judged} to the selected rows that are not left out for their nulls. */
    private void judge(Chunk chunk, long[] selected) {
        int words = Bits.words(chunk.rows());
        judged = Bits.atLeast(judged, chunk.rows());
        boolean any = ignoreRowIf == Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING;
        Arrays.fill(judged, 0, words, any ? 0L : -1L);
        if (ignoreRowIf == Metric.IgnoreRowIf.NEVER) {
            Arrays.fill(judged, 0, words, 0L);
        } else {
            for (int number : columns) {
                long[] nulls = chunk.column(number).missing();
                for (int w = 0; w < words; w++) {
                    judged[w] = any ? judged[w] | nulls[w] : judged[w] & nulls[w];
                }
            }
        }
        for (int w = 0; w < words; w++) {
            judged[w] = selected[w] & ~judged[w];
        }
    }

    private void addSingle(Chunk chunk) {
        Column column = chunk.column(columns[0]);
        long[] nulls = column.missing();
        long[] wholes = column.integers();
        column.texts();
        int words = Bits.words(chunk.rows());
        for (int w = 0; w < words; w++) {
            long bits = judged[w];
            while (bits != 0) {
                int row = (w << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                long whole = wholes[row];
                boolean isNull = Bits.get(nulls, row);
                if (whole != LongParser.NOT_A_LONG && !isNull) {
                    integers.add(whole);
                } else if (isNull || column.typed()) {
                    key.clear();
                    key.appendPart(column, row, isNull);
                    others.add(key.buffer(), 0, key.length(), chunk.position(row));
                } else {
                    others.add(column.bytes(), column.start(row), column.end(row), chunk.position(row));
                }
            }
        }
    }

    private void addSeveral(Chunk chunk) {
        for (int number : columns) {
            chunk.column(number).texts();
        }
        int words = Bits.words(chunk.rows());
        for (int w = 0; w < words; w++) {
            long bits = judged[w];
            while (bits != 0) {
                int row = (w << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                key.clear();
                for (int number : columns) {
                    Column column = chunk.column(number);
                    key.appendPart(column, row, Bits.get(column.missing(), row));
                }
                others.add(key.buffer(), 0, key.length(), chunk.position(row));
            }
        }
    }

    @Override
    public void merge(State state) {
        UniquenessState other = (UniquenessState) state;
        elements += other.elements;
        missing += other.missing;
        integers.merge(other.integers);
        others.merge(other.others);
    }

    private void finish() {
        if (!finished) {
            finished = true;
            integers.finish();
            others.finish();
        }
    }

    /** Rows whose value occurs more than once. */
    public long duplicateRows() {
        finish();
        return integers.duplicateRows() + others.duplicateRows();
    }

    DistinctCountResult distinctCount() {
        finish();
        return new DistinctCountResult(
                missing,
                elements - missing,
                integers.distinct() + others.distinct(),
                integers.uniqueKeys() + others.uniqueKeys());
    }

    RowCheckResult result(Samples samples, Place place) {
        return new RowCheckResult(elements, missing, duplicateRows(), samples.describe(place));
    }

    /** Finds the first duplicate rows on a second pass over the same chunks, in order and by one thread. */
    public final class Locator {
        private final Samples samples;
        private final Kernel kernel;
        private final long[] positions;
        private long left;

        /**
         * Looks for the first duplicates.
         *
         * @param limit how many are wanted
         * @param kernel the filter, made for the second pass
         */
        public Locator(int limit, Samples samples, Kernel kernel) {
            this.samples = samples;
            this.kernel = kernel;
            this.positions = others.smallestDuplicateRows(limit);
            this.left = Math.min(limit, duplicateRows());
        }

        public boolean done() {
            return left == 0;
        }

        public Samples samples() {
            return samples;
        }

        /** Looks through a chunk. */
        public void look(Chunk chunk) {
            kernel.run(chunk);
            judge(chunk, kernel.holds());
            boolean searchIntegers = columns.length == 1 && integers.duplicateRows() > 0;
            Column column = chunk.column(columns[0]);
            long[] wholes = searchIntegers ? column.integers() : new long[0];
            long[] nulls = column.missing();
            for (int row = 0; row < chunk.rows() && left > 0; row++) {
                if (!Bits.get(judged, row)) {
                    continue;
                }
                boolean repeated = Arrays.binarySearch(positions, chunk.position(row)) >= 0;
                if (!repeated && searchIntegers && !Bits.get(nulls, row)) {
                    repeated = wholes[row] != LongParser.NOT_A_LONG && integers.containsTwice(wholes[row]);
                }
                if (repeated) {
                    samples.add(chunk, row, Optional.empty());
                    left--;
                }
            }
        }
    }
}
