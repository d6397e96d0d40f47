package io.github.plumbrule.core.internal.store;

/** The part of a memory budget that one store holds. */
final class Holding {

    private final MemoryBudget budget;
    private long held;

    Holding(MemoryBudget budget) {
        this.budget = budget;
    }

    MemoryBudget budget() {
        return budget;
    }

    long held() {
        return held;
    }

    /** Takes memory and returns true, or returns false: the store must spill. */
    boolean take(long bytes) {
        if (!budget.reserve(bytes)) {
            if (held + bytes > budget.floor()) {
                return false;
            }
            budget.reserveAnyway(bytes);
        }
        held += bytes;
        return true;
    }

    /** Takes memory without which the store could not go on. */
    void force(long bytes) {
        budget.reserveAnyway(bytes);
        held += bytes;
    }

    void give(long bytes) {
        budget.release(bytes);
        held -= bytes;
    }

    void giveAll() {
        give(held);
    }

    /** Takes over what another holding of the same budget holds. */
    void absorb(Holding other) {
        requireSameBudget(other);
        held += other.held;
        other.held = 0;
    }

    void requireSameBudget(Holding other) {
        if (budget != other.budget) {
            throw new IllegalArgumentException("stores that are merged must share one memory budget");
        }
    }
}
