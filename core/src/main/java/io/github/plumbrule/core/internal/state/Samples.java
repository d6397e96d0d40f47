package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.metric.UnexpectedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first rows of a kind, with the values they are shown with. */
public final class Samples {
    private final int limit;
    private final String[] names;
    private final int[] numbers;
    private final List<Sample> kept = new ArrayList<>();

    /** One row and its values. */
    record Sample(long position, int lineInChunk, Map<String, Scalar> values, Optional<String> reason) {}

    /**
     * An empty collection.
     *
     * @param columns the columns whose values are kept
     */
    public Samples(int limit, Collection<String> columns, Table table) {
        this.limit = limit;
        this.names = new LinkedHashSet<>(columns).toArray(new String[0]);
        this.numbers = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            numbers[i] = table.indexOf(names[i]);
        }
    }

    /** Whether no further row of a later chunk or further down in this one can be among the first. */
    boolean full() {
        return kept.size() >= limit;
    }

    /** Adds a row; a worker adds its rows in ascending order. */
    void add(Chunk chunk, int row, Optional<String> reason) {
        if (!full()) {
            kept.add(capture(chunk, row, reason));
        }
    }

    /** A row with its values, not added. */
    Sample capture(Chunk chunk, int row, Optional<String> reason) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], chunk.column(numbers[i]).scalar(row));
        }
        return new Sample(chunk.position(row), chunk.lineOf(row), values, reason);
    }

    void add(Sample sample) {
        kept.add(sample);
    }

    void merge(Samples other) {
        kept.addAll(other.kept);
        shorten();
    }

    private void shorten() {
        kept.sort(Comparator.comparingLong(Sample::position));
        if (kept.size() > limit) {
            kept.subList(limit, kept.size()).clear();
        }
    }

    /** The first rows, smallest row number first. */
    List<UnexpectedRow> describe(Place place) {
        shorten();
        return kept.stream().map(place::describe).toList();
    }
}
