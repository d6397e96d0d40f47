package io.github.plumbrule.core.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sorted runs of one store. */
final class Runs implements AutoCloseable {

    /** How many runs are read at the same time; more are first merged into fewer. */
    static final int FAN_IN = 64;

    /** What one reader of a merge buffers, so that a full merge buffers one megabyte. */
    static final int READ_BUFFER = 16 * 1024;

    private final MemoryBudget budget;
    private final String purpose;
    private List<Run> runs = new ArrayList<>();
    private @Nullable SpillFile file;

    Runs(MemoryBudget budget, String purpose) {
        this.budget = budget;
        this.purpose = purpose;
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    List<Run> list() {
        return Collections.unmodifiableList(runs);
    }

    /** Appends a run to this store's own file. */
    void write(Consumer<SpillWriter> content) {
        SpillFile target = file;
        if (target == null) {
            target = budget.newFile(purpose);
            file = target;
        }
        runs.add(write(target, content));
    }

    private static Run write(SpillFile target, Consumer<SpillWriter> content) {
        SpillWriter writer = new SpillWriter(target);
        long from = writer.position();
        content.accept(writer);
        writer.flush();
        return new Run(target, from, writer.position());
    }

    /** Takes over the runs of another store. */
    void absorb(Runs other) {
        runs.addAll(other.runs);
        other.runs = new ArrayList<>();
        other.file = null;
    }

    /** Merges the smallest runs until no more than {@link #FAN_IN} are left. */
    void reduce(BiConsumer<List<Run>, SpillWriter> merge) {
        while (runs.size() > FAN_IN) {
            // One pass, one new file: files whose runs were all merged are deleted before the next pass begins.
            SpillFile target = budget.newFile(purpose);
            runs.sort(Comparator.comparingLong(Run::size));
            List<Run> merged = new ArrayList<>();
            int done = 0;
            while (done < runs.size() && merged.size() + runs.size() - done > FAN_IN) {
                int surplus = merged.size() + runs.size() - done - FAN_IN;
                int many = Math.min(Math.min(FAN_IN, surplus + 1), runs.size() - done);
                List<Run> group = List.copyOf(runs.subList(done, done + many));
                merged.add(write(target, writer -> merge.accept(group, writer)));
                done += many;
            }
            Set<SpillFile> before = files(runs);
            merged.addAll(runs.subList(done, runs.size()));
            runs = merged;
            before.removeAll(files(runs));
            before.forEach(SpillFile::close);
            file = null;
        }
    }

    private static Set<SpillFile> files(List<Run> runs) {
        Set<SpillFile> files = new HashSet<>();
        runs.forEach(run -> files.add(run.file()));
        return files;
    }

    /** Deletes the files behind the runs. */
    @Override
    public void close() {
        files(runs).forEach(SpillFile::close);
        runs = new ArrayList<>();
        file = null;
    }
}
