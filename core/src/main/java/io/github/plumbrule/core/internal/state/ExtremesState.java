package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.table.Bits;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Column;
import io.github.plumbrule.core.metric.ExtremesResult;
import io.github.plumbrule.core.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the smallest and the largest value, for each way of reading that may turn out to be the right one. */
final class ExtremesState extends ColumnState {
    private final List<Extremes> tracks = new ArrayList<>();

    /** The extremes under one way of reading. */
    private static final class Extremes {
        private final Track track;
        private final Samples unreadableSamples;
        private long count;
        private long unreadable;
        private Scalar least = Scalar.NULL;
        private Scalar greatest = Scalar.NULL;

        Extremes(Track track, Samples unreadableSamples) {
            this.track = track;
            this.unreadableSamples = unreadableSamples;
        }

        void add(Chunk chunk, Column column, long[] present) {
            int leastRow = -1;
            int greatestRow = -1;
            Scalar low = least;
            Scalar high = greatest;
            for (int row = 0; row < chunk.rows(); row++) {
                if (!Bits.get(present, row)) {
                    continue;
                }
                if (!track.reads(column, row)) {
                    unreadable++;
                    unreadableSamples.add(chunk, row, Optional.of(track.reason));
                    continue;
                }
                count++;
                if (low == Scalar.NULL || track.compare(column, row, low) < 0) {
                    low = track.value(column, row);
                    leastRow = row;
                }
                if (high == Scalar.NULL || track.compare(column, row, high) > 0) {
                    high = track.value(column, row);
                    greatestRow = row;
                }
            }
            least = leastRow < 0 ? least : low;
            greatest = greatestRow < 0 ? greatest : high;
        }

        void merge(Extremes other) {
            count += other.count;
            unreadable += other.unreadable;
            unreadableSamples.merge(other.unreadableSamples);
            if (least == Scalar.NULL || (other.least != Scalar.NULL && compare(other.least, least) < 0)) {
                least = other.least;
            }
            if (greatest == Scalar.NULL || (other.greatest != Scalar.NULL && compare(other.greatest, greatest) > 0)) {
                greatest = other.greatest;
            }
        }

        private static int compare(Scalar a, Scalar b) {
            int order = ScalarOrder.compare(a, b);
            // The same moment may be written as a date or with a time: choose one whatever the order of parts.
            return order == 0 && a instanceof Scalar.Time x && b instanceof Scalar.Time y
                    ? x.kind().compareTo(y.kind())
                    : order;
        }
    }

    ExtremesState(Kernel filter, int number, Metric.Reading reading, Supplier<Samples> samples) {
        super(filter, number);
        for (Track track : Track.of(reading)) {
            tracks.add(new Extremes(track, samples.get()));
        }
    }

    @Override
    void update(Chunk chunk, Column column, long[] present) {
        for (Extremes extremes : tracks) {
            extremes.add(chunk, column, present);
        }
    }

    @Override
    public void merge(State state) {
        super.merge(state);
        ExtremesState other = (ExtremesState) state;
        for (int i = 0; i < tracks.size(); i++) {
            tracks.get(i).merge(other.tracks.get(i));
        }
    }

    ExtremesResult result(Place place) {
        Extremes chosen = tracks.get(0);
        for (Extremes extremes : tracks) {
            if (extremes.unreadable < chosen.unreadable) {
                chosen = extremes;
            }
        }
        return new ExtremesResult(
                missing(),
                chosen.count,
                chosen.unreadable,
                chosen.count == 0 && tracks.size() > 1 ? Metric.Reading.NATURAL : chosen.track.reading,
                Optional.of(chosen.least).filter(value -> value != Scalar.NULL),
                Optional.of(chosen.greatest).filter(value -> value != Scalar.NULL),
                chosen.unreadableSamples.describe(place));
    }
}
