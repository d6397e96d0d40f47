package io.github.plumbrule.core.internal.store;

import java.util.List;

/** Merges sorted cursors into one ascending sequence of distinct keys. */
final class EntryMerge {

    private final SortedEntries[] heap;
    private int size;

    private EntryMerge(int capacity) {
        heap = new SortedEntries[capacity];
    }

    /**
     * Hands every distinct key to the consumer once.
     *
     * @param repeatedRows is offered every first row that is not the smallest one of its key
     */
    static void merge(List<? extends SortedEntries> sources, SmallestRows repeatedRows, EntryConsumer consumer) {
        EntryMerge merge = new EntryMerge(sources.size());
        for (SortedEntries source : sources) {
            if (source.next()) {
                merge.push(source);
            }
        }
        SortedEntries[] same = new SortedEntries[sources.size()];
        while (merge.size > 0) {
            SortedEntries top = merge.heap[0];
            if (!merge.secondIsEqual(top)) {
                consumer.accept(top.data, top.from, top.to, top.count, top.firstRow);
                merge.advanceTop();
                continue;
            }
            int many = 0;
            long count = 0;
            long firstRow = Long.MAX_VALUE;
            do {
                SortedEntries next = merge.pop();
                same[many++] = next;
                count += next.count;
                if (many > 1) {
                    repeatedRows.offer(Math.max(firstRow, next.firstRow));
                }
                firstRow = Math.min(firstRow, next.firstRow);
            } while (merge.size > 0 && merge.heap[0].compareKeys(top) == 0);
            consumer.accept(top.data, top.from, top.to, count, firstRow);
            for (int i = 0; i < many; i++) {
                if (same[i].next()) {
                    merge.push(same[i]);
                }
            }
        }
    }

    private boolean secondIsEqual(SortedEntries top) {
        return (size > 1 && heap[1].compareKeys(top) == 0) || (size > 2 && heap[2].compareKeys(top) == 0);
    }

    private void advanceTop() {
        if (heap[0].next()) {
            sink(heap[0]);
        } else {
            pop();
        }
    }

    private SortedEntries pop() {
        SortedEntries top = heap[0];
        SortedEntries last = heap[--size];
        if (size > 0) {
            sink(last);
        }
        return top;
    }

    private void push(SortedEntries entries) {
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (heap[parent].compareKeys(entries) <= 0) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entries;
    }

    private void sink(SortedEntries entries) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1].compareKeys(heap[child]) < 0) {
                child++;
            }
            if (entries.compareKeys(heap[child]) <= 0) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = entries;
    }
}
