package io.github.plumbrule.core.internal.store;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Merges runs of integer pages into one sequence in the order of the hashes. */
final class IntegerPageMerge {

    private IntegerPageMerge() {}

    /** Hands out every page once; it is shared and valid during the call only. */
    static void merge(List<Run> runs, Consumer<IntegerPage> consumer) {
        PriorityQueue<Cursor> queue =
                new PriorityQueue<>(Comparator.comparingLong(cursor -> cursor.page.hash ^ Long.MIN_VALUE));
        for (Run run : runs) {
            enqueue(queue, new Cursor(run));
        }
        IntegerPage combined = new IntegerPage();
        while (true) {
            Cursor first = queue.poll();
            if (first == null) {
                return;
            }
            Cursor second = queue.peek();
            if (second == null || second.page.hash != first.page.hash) {
                consumer.accept(first.page);
                enqueue(queue, first);
                continue;
            }
            combined.copy(first.page);
            enqueue(queue, first);
            while (second != null && second.page.hash == combined.hash) {
                queue.poll();
                combined.addAll(second.page);
                enqueue(queue, second);
                second = queue.peek();
            }
            combined.compact();
            consumer.accept(combined);
        }
    }

    private static void enqueue(PriorityQueue<Cursor> queue, Cursor cursor) {
        if (cursor.page.read(cursor.reader)) {
            queue.add(cursor);
        }
    }

    private static final class Cursor {

        private final SpillReader reader;
        private final IntegerPage page = new IntegerPage();

        Cursor(Run run) {
            reader = new SpillReader(run, Runs.READ_BUFFER);
        }
    }
}
