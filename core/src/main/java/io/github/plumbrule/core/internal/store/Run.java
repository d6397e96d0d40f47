package io.github.plumbrule.core.internal.store;

/** A stretch of a spill file that was written in one go, usually in sorted order. */
record Run(SpillFile file, long from, long to) {

    long size() {
        return to - from;
    }
}
