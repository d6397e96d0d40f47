package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.internal.kernel.Kernel;
import io.github.plumbrule.core.internal.kernel.Kernels;
import io.github.plumbrule.core.internal.store.DoubleStore;
import io.github.plumbrule.core.internal.store.IntegerTally;
import io.github.plumbrule.core.internal.store.MemoryBudget;
import io.github.plumbrule.core.internal.store.ValueTally;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** Makes the states of one worker, and reads answers out of merged ones. */
public final class StateFactory {
    /** How many rows are kept to show what could not be read. */
    private static final int UNREADABLE_SAMPLES = 20;

    private final Table table;
    private final Kernels kernels;
    private final MemoryBudget budget;
    private final long seed;

    /**
     * A factory for one worker.
     *
     * @param seed of the hash tables; the same for all workers of a scan
     */
    public StateFactory(Table table, MemoryBudget budget, long seed) {
        this.table = table;
        this.kernels = new Kernels(table);
        this.budget = budget;
        this.seed = seed;
    }

    /** What several metrics share: those with equal keys are answered by one state. */
    public static Object keyOf(Metric<?> metric) {
        if (metric instanceof Metric.Quantiles quantiles) {
            return new Metric.Quantiles(
                    quantiles.column(), List.of(), Metric.Interpolation.NEAREST, quantiles.filter());
        }
        if (metric instanceof Metric.ValueCounts counts) {
            return new Metric.ValueCounts(counts.column(), counts.filter(), 1);
        }
        if (metric instanceof Metric.SetCoverage coverage) {
            return new Metric.ValueCounts(coverage.column(), coverage.filter(), 1);
        }
        if (metric instanceof Metric.DistinctCount distinct) {
            return new UniquenessKey(
                    List.of(distinct.column()), Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING, distinct.filter());
        }
        if (metric instanceof Metric.Uniqueness uniqueness) {
            // With one column, all values are missing exactly when any is.
            boolean single = uniqueness.keys().size() == 1
                    && uniqueness.ignoreRowIf() == Metric.IgnoreRowIf.ALL_VALUES_ARE_MISSING;
            return new UniquenessKey(
                    uniqueness.keys(),
                    single ? Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING : uniqueness.ignoreRowIf(),
                    uniqueness.filter());
        }
        return metric;
    }

    private record UniquenessKey(List<String> keys, Metric.IgnoreRowIf ignoreRowIf, Condition filter) {}

    /**
     * The state that answers a metric and all that share its key.
     *
     * @param sharing all metrics with the key of this state
     * @throws IllegalArgumentException if a condition is not usable, such as for an invalid pattern
     */
    public State make(List<Metric<?>> sharing) {
        Metric<?> metric = sharing.get(0);
        Kernel filter = kernels.of(metric.filter());
        if (metric instanceof Metric.RowCount) {
            return new RowCountState(filter);
        }
        if (metric instanceof Metric.RowCheck check) {
            List<String> shown = new ArrayList<>(Condition.columnsOf(check.condition()));
            shown.addAll(check.shown());
            return new RowCheckState(
                    filter,
                    kernels.of(check.condition()),
                    kernels.of(check.ignore()),
                    new Samples(check.samples(), shown, table));
        }
        if (metric instanceof Metric.Uniqueness uniqueness) {
            return uniqueness(filter, uniqueness.keys(), ((UniquenessKey) keyOf(metric)).ignoreRowIf(), sharing);
        }
        if (metric instanceof Metric.DistinctCount distinct) {
            return uniqueness(filter, List.of(distinct.column()), Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING, sharing);
        }
        if (metric instanceof Metric.Ordering ordering) {
            List<String> shown = new ArrayList<>(List.of(ordering.column()));
            shown.addAll(ordering.shown());
            return new OrderingState(
                    filter, column(ordering.column()), ordering, () -> new Samples(ordering.samples(), shown, table));
        }
        if (metric instanceof Metric.NumberSummary summary) {
            return new NumberSummaryState(filter, column(summary.column()), unreadable(summary.column()));
        }
        if (metric instanceof Metric.Extremes extremes) {
            return new ExtremesState(
                    filter, column(extremes.column()), extremes.reading(), () -> unreadable(extremes.column()));
        }
        if (metric instanceof Metric.Quantiles quantiles) {
            return new QuantileState(
                    filter, column(quantiles.column()), new DoubleStore(budget), unreadable(quantiles.column()));
        }
        if (metric instanceof Metric.TypeCounts types) {
            return new TypeCountsState(filter, column(types.column()));
        }
        if (metric instanceof Metric.ValueCounts counts) {
            return new TallyState(filter, column(counts.column()), new ValueTally(budget, seed, 0));
        }
        if (metric instanceof Metric.SetCoverage coverage) {
            return new TallyState(filter, column(coverage.column()), new ValueTally(budget, seed, 0));
        }
        throw new IllegalStateException("no state for " + metric);
    }

    private State uniqueness(
            Kernel filter, List<String> keys, Metric.IgnoreRowIf ignoreRowIf, List<Metric<?>> sharing) {
        int rows = 0;
        for (Metric<?> metric : sharing) {
            rows = metric instanceof Metric.Uniqueness uniqueness ? Math.max(rows, uniqueness.samples()) : rows;
        }
        return new UniquenessState(
                filter,
                keys.stream().mapToInt(this::column).toArray(),
                ignoreRowIf,
                new IntegerTally(budget, seed),
                new ValueTally(budget, seed, rows));
    }

    private int column(String name) {
        return table.indexOf(name);
    }

    private Samples unreadable(String column) {
        return new Samples(UNREADABLE_SAMPLES, List.of(column), table);
    }

    /** What a second pass over the data needs to find the first duplicates of a metric. */
    public UniquenessState.Locator locator(UniquenessState state, Metric.Uniqueness metric) {
        return state.new Locator(metric.samples(), samplesOf(metric), kernels.of(metric.filter()));
    }

    private Samples samplesOf(Metric.Uniqueness metric) {
        List<String> shown = new ArrayList<>(metric.keys());
        shown.addAll(metric.shown());
        return new Samples(metric.samples(), shown, table);
    }

    /** The answer to a metric out of its merged state; for uniqueness without the rows. */
    public Object answer(Metric<?> metric, State state, Place place) {
        if (metric instanceof Metric.RowCount) {
            return ((RowCountState) state).count();
        }
        if (metric instanceof Metric.RowCheck) {
            return ((RowCheckState) state).result(place);
        }
        if (metric instanceof Metric.Uniqueness uniqueness) {
            return ((UniquenessState) state).result(samplesOf(uniqueness), place);
        }
        if (metric instanceof Metric.DistinctCount) {
            return ((UniquenessState) state).distinctCount();
        }
        if (metric instanceof Metric.Ordering) {
            return ((OrderingState) state).result(place);
        }
        if (metric instanceof Metric.NumberSummary) {
            return ((NumberSummaryState) state).result(place);
        }
        if (metric instanceof Metric.Extremes) {
            return ((ExtremesState) state).result(place);
        }
        if (metric instanceof Metric.Quantiles quantiles) {
            return ((QuantileState) state).result(quantiles, place);
        }
        if (metric instanceof Metric.TypeCounts) {
            return ((TypeCountsState) state).result();
        }
        if (metric instanceof Metric.ValueCounts counts) {
            return ((TallyState) state).result(counts);
        }
        if (metric instanceof Metric.SetCoverage coverage) {
            return ((TallyState) state).result(coverage);
        }
        throw new IllegalStateException("no answer for " + metric);
    }

    /** The answer to a uniqueness metric whose duplicates a second pass has found. */
    public static Object answer(UniquenessState state, UniquenessState.Locator found, Place place) {
        return state.result(found.samples(), place);
    }
}
