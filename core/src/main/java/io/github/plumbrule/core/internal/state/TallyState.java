package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.kernel.TextOrder;
import io.github.plumbrule.core.internal.store.ValueTally;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.SetCoverageResult;
import io.github.plumbrule.core.metric.ValueCount;
import io.github.plumbrule.core.metric.ValueCountsResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Counts every distinct value of a column. */
final class TallyState extends ColumnState {
    private final ValueTally tally;
    private final KeyCodec key = new KeyCodec();
    private boolean typed;
    private boolean finished;

    TallyState(Kernel filter, int number, ValueTally tally) {
        super(filter, number);
        this.tally = tally;
    }

    @Override
    void update(Chunk chunk, Column column, long[] present) {
        typed = column.typed();
        if (!typed) {
            column.texts();
        }
        int rows = chunk.rows();
        for (int w = 0; w < Bits.words(rows); w++) {
            long bits = present[w];
            while (bits != 0) {
                int row = (w << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                if (typed) {
                    key.clear();
                    key.append(column, row);
                    tally.add(key.buffer(), 0, key.length(), chunk.position(row));
                } else {
                    tally.add(column.bytes(), column.start(row), column.end(row), chunk.position(row));
                }
            }
        }
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        TallyState other = (TallyState) state;
        typed |= other.typed;
        tally.merge(other.tally);
    }

    private void forEach(Consumer<ValueCount> consumer) {
        if (!finished) {
            finished = true;
            tally.finish();
        }
        tally.forEach((data, from, to, count, firstRow) ->
                consumer.accept(new ValueCount(KeyCodec.decode(data, from, to, typed), count)));
    }

    ValueCountsResult result(Metric.ValueCounts metric) {
        int limit = metric.limit();
        List<ValueCount> values = new ArrayList<>();
        List<ValueCount> mostCommon = new ArrayList<>();
        forEach(value -> {
            if (values.size() < limit) {
                values.add(value);
            }
            long most = mostCommon.isEmpty() ? 0 : mostCommon.get(0).count();
            if (value.count() > most) {
                mostCommon.clear();
            }
            if (value.count() >= most && mostCommon.size() < limit) {
                mostCommon.add(value);
            }
        });
        values.sort(ASCENDING);
        mostCommon.sort(ASCENDING);
        return new ValueCountsResult(missing(), tally.rows(), tally.distinct(), values, mostCommon);
    }

    SetCoverageResult result(Metric.SetCoverage metric) {
        Membership membership = new Membership(metric.members(), typed);
        List<ValueCount> outside = new ArrayList<>();
        Set<Scalar> met = new HashSet<>();
        long[] totals = new long[2];
        forEach(value -> {
            List<Scalar> matched = membership.matching(value.value());
            met.addAll(matched);
            if (matched.isEmpty()) {
                totals[0]++;
                totals[1] += value.count();
                if (outside.size() < metric.limit()) {
                    outside.add(value);
                }
            }
        });
        outside.sort(ASCENDING);
        Set<Scalar> absent = new LinkedHashSet<>(metric.members());
        absent.removeIf(member -> met.contains(member) || member instanceof Scalar.Null);
        return new SetCoverageResult(
                missing(), tally.rows(), tally.distinct(), totals[0], totals[1], outside, List.copyOf(absent));
    }

    /** Numbers by size, then all others by text. */
    private static final Comparator<ValueCount> ASCENDING = (a, b) -> {
        if (a.value() instanceof Scalar.Number x && b.value() instanceof Scalar.Number y) {
            return x.value().compareTo(y.value());
        }
        boolean first = a.value() instanceof Scalar.Number;
        boolean second = b.value() instanceof Scalar.Number;
        return first != second
                ? Boolean.compare(second, first)
                : TextOrder.compare(a.value().toString(), b.value().toString());
    };
}
