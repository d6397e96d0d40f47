package io.github.plumbrule.core.internal.store;

import java.util.Arrays;

/** A cursor over distinct keys in ascending unsigned order, with what was counted for each. */
abstract class SortedEntries {

    byte[] data = new byte[0];
    int from;
    int to;
    long count;
    long firstRow;
    // How many leading bytes all keys of all cursors share, if that is known; it only saves time.
    int skip;
    private long head;

    /** Goes to the next entry, or returns false at the end. */
    final boolean next() {
        if (!advance()) {
            return false;
        }
        head = Bytes.head(data, from + skip, to);
        return true;
    }

    /** Fills the fields with the next entry, or returns false at the end. */
    abstract boolean advance();

    final int compareKeys(SortedEntries other) {
        int order = Long.compareUnsigned(head, other.head);
        return order != 0 ? order : Arrays.compareUnsigned(data, from, to, other.data, other.from, other.to);
    }
}
