package io.github.plumbrule.core.scan;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.internal.Tables;
import io.github.plumbrule.core.internal.csv.CsvTable;
import io.github.plumbrule.core.internal.kernel.KernelException;
import io.github.plumbrule.core.internal.state.Place;
import io.github.plumbrule.core.internal.state.State;
import io.github.plumbrule.core.internal.state.StateFactory;
import io.github.plumbrule.core.internal.state.UniquenessState;
import io.github.plumbrule.core.internal.store.MemoryBudget;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Measurements.Unavailable;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a source: plans the states, lets the workers fill them, merges, and answers.
 *
 * <p>Workers share the table, which gives out numbered chunks, and nothing else. What they gather is merged at the end.
 */
final class ScanRun implements AutoCloseable {
    private static final int REMEMBERED_UNREADABLE = 20;
    private static final long PROGRESS_NANOS = 100_000_000L;

    private final Source source;
    private final ScanOptions options;
    private final boolean byRecord;
    private final Table table;
    private final MemoryBudget budget;
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final List<Metric<?>> metrics;
    private final Map<Object, List<Metric<?>>> plan = new LinkedHashMap<>();
    private final Map<Metric<?>, Unavailable> unavailable = new LinkedHashMap<>();
    private final Place place;
    private final AtomicLong rows = new AtomicLong();
    private volatile boolean stopped;
    private long lastProgress = System.nanoTime();

    ScanRun(Source source, Collection<? extends Metric<?>> metrics, ScanOptions options, boolean byRecord) {
        this.source = source;
        this.options = options;
        this.byRecord = byRecord;
        this.metrics = List.copyOf(new LinkedHashSet<>(metrics));
        this.budget = new MemoryBudget(options.memoryBytes(), options.temporaryDirectory());
        this.table = Tables.open(source, options.chunkBytes(), byRecord);
        this.place = new Place(table::fileName);
    }

    Measurements measure() {
        plan();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < options.threads(); i++) {
            workers.add(new Worker());
        }
        runAll(workers);
        Worker whole = workers.get(0);
        for (Worker other : workers.subList(1, workers.size())) {
            whole.merge(other);
        }
        place.resolve(table::linesBefore);
        Map<Metric<?>, Object> answers = answers(whole);
        options.progress().update(table.bytesTotal(), table.bytesTotal());
        return new Measurements(
                source.name(),
                rows.get(),
                table.bytesRead(),
                table.columns(),
                whole.unreadableCount,
                describeUnreadable(whole.unreadable),
                table.notices(),
                answers,
                unavailable);
    }

    /** Groups the metrics by the state that answers them, and sorts out those whose columns are not there. */
    private void plan() {
        List<Metric<?>> ordered = new ArrayList<>(metrics);
        // Whole numbers first: where uniqueness has read them, ranges and sums need not read them as decimals.
        ordered.sort(Comparator.comparing(ScanRun::readsDecimals));
        for (Metric<?> metric : ordered) {
            Optional<Unavailable> reason = unanswerable(metric);
            if (reason.isPresent()) {
                unavailable.put(metric, reason.get());
            } else if (!(metric instanceof Metric.ColumnNames)) {
                plan.computeIfAbsent(StateFactory.keyOf(metric), key -> new ArrayList<>())
                        .add(metric);
            }
        }
    }

    private static boolean readsDecimals(Metric<?> metric) {
        return !(metric instanceof Metric.Uniqueness || metric instanceof Metric.DistinctCount);
    }

    private Optional<Unavailable> unanswerable(Metric<?> metric) {
        for (String column : metric.columns()) {
            int index = table.indexOf(column);
            if (index == CsvTable.AMBIGUOUS) {
                return Optional.of(new Unavailable(
                        Unavailable.Kind.INVALID_METRIC,
                        "column \"" + column + "\" is ambiguous: several columns have that name"));
            }
            if (index < 0) {
                return Optional.of(missingColumn(column));
            }
        }
        return Optional.empty();
    }

    private static Unavailable missingColumn(String column) {
        return new Unavailable(Unavailable.Kind.MISSING_COLUMN, "column \"" + column + "\" does not exist");
    }

    private void runAll(List<Worker> workers) {
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers.subList(1, workers.size())) {
            Thread thread = new Thread(worker, "plumbrule-scan");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        workers.get(0).run();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(workers);
        if (Thread.currentThread().isInterrupted()) {
            throw new DataException(source.name() + ": reading was interrupted before the end");
        }
    }

    /** Throws the error nearest to the start of the data, so that it is the same one on every run. */
    private void rethrow(List<Worker> workers) {
        Optional<Worker> first = workers.stream()
                .filter(worker -> worker.error != null)
                .min(Comparator.comparingLong(worker -> worker.errorChunk));
        if (first.isEmpty()) {
            return;
        }
        Throwable error = first.get().error;
        if (error instanceof OutOfMemoryError) {
            throw new DataException(
                    source.name() + ": the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB is too small for this scan; raise -Xmx, or lower the number of threads or the memory"
                            + " that metrics may use",
                    error);
        }
        if (error instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (error instanceof Error fatal) {
            throw fatal;
        }
    }

    private Map<Metric<?>, Object> answers(Worker whole) {
        // Sources that learn their columns while reading know only now which ones there are.
        for (Metric<?> metric : metrics) {
            for (String column : metric.columns()) {
                int index = table.indexOf(column);
                if (index >= 0 && !table.exists(index) && !unavailable.containsKey(metric)) {
                    unavailable.put(metric, missingColumn(column));
                }
            }
        }
        Map<Metric<?>, Object> answers = new LinkedHashMap<>();
        Map<Metric.Uniqueness, UniquenessState> toLocate = new LinkedHashMap<>();
        for (Metric<?> metric : metrics) {
            if (unavailable.containsKey(metric)) {
                continue;
            }
            if (metric instanceof Metric.ColumnNames) {
                answers.put(metric, table.columns());
                continue;
            }
            Slot slot = whole.slots.get(StateFactory.keyOf(metric));
            if (slot == null || slot.failure != null) {
                String failure = slot == null ? "it was not measured" : String.valueOf(slot.failure);
                unavailable.put(
                        metric,
                        new Unavailable(
                                slot != null && slot.overBudget
                                        ? Unavailable.Kind.BUDGET_EXCEEDED
                                        : Unavailable.Kind.INVALID_METRIC,
                                failure));
                continue;
            }
            State state = slot.requireState();
            answers.put(metric, whole.factory.answer(metric, state, place));
            if (metric instanceof Metric.Uniqueness uniqueness
                    && uniqueness.samples() > 0
                    && state instanceof UniquenessState duplicates
                    && duplicates.duplicateRows() > 0) {
                toLocate.put(uniqueness, duplicates);
            }
        }
        if (!toLocate.isEmpty()) {
            locate(toLocate, answers);
        }
        return answers;
    }

    /** Reads again, in order, until the first duplicates of every metric are found. */
    private void locate(Map<Metric.Uniqueness, UniquenessState> wanted, Map<Metric<?>, Object> answers) {
        try (Table again = Tables.open(source, options.chunkBytes(), byRecord)) {
            StateFactory factory = new StateFactory(again, budget, seed);
            Map<Metric.Uniqueness, UniquenessState.Locator> locators = new LinkedHashMap<>();
            wanted.forEach((metric, state) -> locators.put(metric, factory.locator(state, metric)));
            List<UniquenessState.Locator> searching = new ArrayList<>(locators.values());
            Chunk chunk = again.newChunk();
            while (!searching.isEmpty() && again.next(chunk)) {
                chunk.prepare();
                searching.forEach(locator -> locator.look(chunk));
                searching.removeIf(UniquenessState.Locator::done);
            }
            locators.forEach((metric, locator) -> answers.put(
                    metric, StateFactory.answer(java.util.Objects.requireNonNull(wanted.get(metric)), locator, place)));
        }
    }

    private List<String> describeUnreadable(List<Unreadable> unreadable) {
        return unreadable.stream()
                .sorted(Comparator.comparingLong(Unreadable::position))
                .limit(REMEMBERED_UNREADABLE)
                .map(row -> {
                    String file = place.file(row.position());
                    String where = file.isEmpty()
                            ? "row " + place.row(row.position())
                            : file + ":" + place.line(row.position(), row.row().line());
                    return where + ": " + row.row().reason();
                })
                .toList();
    }

    private record Unreadable(long position, Chunk.UnreadableRow row) {}

    private synchronized void tellProgress() {
        long now = System.nanoTime();
        if (now - lastProgress > PROGRESS_NANOS) {
            lastProgress = now;
            options.progress().update(table.bytesRead(), table.bytesTotal());
        }
    }

    @Override
    public void close() {
        try {
            table.close();
        } finally {
            budget.close();
        }
    }

    /** A state, or why it could not be kept up. */
    private static final class Slot {
        private @Nullable State state;
        private @Nullable String failure;
        private boolean overBudget;

        State requireState() {
            State present = state;
            if (present == null) {
                throw new IllegalStateException("the state failed: " + failure);
            }
            return present;
        }

        void update(Chunk chunk) {
            if (state != null && failure == null) {
                try {
                    state.update(chunk);
                } catch (KernelException e) {
                    failure = e.getMessage();
                    overBudget = true;
                }
            }
        }

        void merge(Slot other) {
            if (failure == null && other.failure == null) {
                requireState().merge(other.requireState());
            } else if (failure == null) {
                failure = other.failure;
                overBudget = other.overBudget;
            }
        }
    }

    /** Takes chunks until there are none, into states of its own. */
    private final class Worker implements Runnable {
        private final StateFactory factory = new StateFactory(table, budget, seed);
        private final Map<Object, Slot> slots = new LinkedHashMap<>();
        private final List<Unreadable> unreadable = new ArrayList<>();
        private long unreadableCount;
        private @Nullable Throwable error;
        private long errorChunk = Long.MAX_VALUE;

        Worker() {
            plan.forEach((key, sharing) -> {
                Slot slot = new Slot();
                try {
                    slot.state = factory.make(sharing);
                } catch (IllegalArgumentException e) {
                    slot.failure = e.getMessage();
                }
                slots.put(key, slot);
            });
        }

        @Override
        public void run() {
            Chunk chunk = table.newChunk();
            boolean filled = false;
            try {
                while (!stopped && !Thread.currentThread().isInterrupted()) {
                    filled = false;
                    if (!table.next(chunk)) {
                        break;
                    }
                    filled = true;
                    take(chunk);
                }
            } catch (RuntimeException | Error e) {
                error = e;
                // An error while a chunk was cut lies behind all chunks given out so far.
                errorChunk = filled ? chunk.index() : Long.MAX_VALUE;
                stopped = true;
            }
        }

        private void take(Chunk chunk) {
            chunk.prepare();
            for (Slot slot : slots.values()) {
                slot.update(chunk);
            }
            place.add(chunk.index(), chunk.records(), chunk.lines(), chunk.file());
            rows.addAndGet(chunk.rows());
            if (chunk.unreadable() > 0) {
                unreadableCount += chunk.unreadable();
                for (Chunk.UnreadableRow row : chunk.firstUnreadable()) {
                    if (unreadable.size() < REMEMBERED_UNREADABLE) {
                        unreadable.add(new Unreadable(chunk.index() << 32 | row.record(), row));
                    }
                }
            }
            tellProgress();
        }

        void merge(Worker other) {
            slots.forEach((key, slot) -> slot.merge(java.util.Objects.requireNonNull(other.slots.get(key))));
            unreadable.addAll(other.unreadable);
            unreadableCount += other.unreadableCount;
        }
    }
}
