package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.RowCheckResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the values that break an order, for each way of reading that may turn out to be the right one.
 *
 * <p>Within a chunk neighbours are compared at once; each chunk's first and last value are kept, and the borders between
 * chunks are compared at the end, in the order of the chunks.
 */
final class OrderingState extends ColumnState {
    private final boolean ascending;
    private final boolean strictly;
    private final List<Order> orders = new ArrayList<>();

    /** The first and last value of a chunk, and its first row for the case that the border breaks the order. */
    private record Border(long chunk, Scalar first, Samples.Sample firstRow, Scalar last) {}

    /** The order under one way of reading. */
    private final class Order {
        private final Track track;
        private final Samples samples;
        private final List<Border> borders = new ArrayList<>();
        private long count;
        private long broken;
        private long unreadable;

        Order(Track track, Samples samples) {
            this.track = track;
            this.samples = samples;
        }

        void add(Chunk chunk, Column column, long[] present) {
            int firstRow = -1;
            Scalar before = Scalar.NULL;
            for (int row = 0; row < chunk.rows(); row++) {
                if (!Bits.get(present, row)) {
                    continue;
                }
                if (!track.reads(column, row)) {
                    unreadable++;
                    samples.add(chunk, row, Optional.of(track.reason));
                    continue;
                }
                count++;
                if (firstRow < 0) {
                    firstRow = row;
                } else if (!inOrder(track.compare(column, row, before))) {
                    broken++;
                    samples.add(chunk, row, reason(before));
                }
                before = track.value(column, row);
            }
            if (firstRow >= 0) {
                borders.add(new Border(
                        chunk.index(),
                        track.value(column, firstRow),
                        samples.capture(chunk, firstRow, Optional.empty()),
                        before));
            }
        }

        void merge(Order other) {
            count += other.count;
            broken += other.broken;
            unreadable += other.unreadable;
            borders.addAll(other.borders);
            samples.merge(other.samples);
        }

        void compareBorders() {
            borders.sort(Comparator.comparingLong(Border::chunk));
            for (int i = 1; i < borders.size(); i++) {
                Scalar last = borders.get(i - 1).last();
                Border border = borders.get(i);
                if (!inOrder(ScalarOrder.compare(border.first(), last))) {
                    broken++;
                    Samples.Sample row = border.firstRow();
                    samples.add(new Samples.Sample(row.position(), row.lineInChunk(), row.values(), reason(last)));
                }
            }
            borders.clear();
        }
    }

    OrderingState(Kernel filter, int number, Metric.Ordering metric, Supplier<Samples> samples) {
        super(filter, number);
        this.ascending = metric.ascending();
        this.strictly = metric.strictly();
        for (Track track : Track.values()) {
            orders.add(new Order(track, samples.get()));
        }
    }

    private boolean inOrder(int comparison) {
        int upward = ascending ? comparison : -comparison;
        return strictly ? upward > 0 : upward >= 0;
    }

    private static Optional<String> reason(Scalar before) {
        return Optional.of("comes after " + before);
    }

    @Override
    void update(Chunk chunk, Column column, long[] present) {
        for (Order order : orders) {
            order.add(chunk, column, present);
        }
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        OrderingState other = (OrderingState) state;
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).merge(other.orders.get(i));
        }
    }

    RowCheckResult result(Place place) {
        Order chosen = orders.get(0);
        for (Order order : orders) {
            if (order.unreadable < chosen.unreadable) {
                chosen = order;
            }
        }
        chosen.compareBorders();
        return new RowCheckResult(
                missing() + chosen.count + chosen.unreadable,
                missing(),
                chosen.broken + chosen.unreadable,
                chosen.samples.describe(place));
    }
}
