package io.github.plumbrule.core.internal.store;

/** Receives the distinct keys of a {@link ValueTally}, one by one. */
@FunctionalInterface
public interface EntryConsumer {

    /**
     * Receives one distinct key.
     *
     * @param data holds the key; shared and valid during the call only, never to be changed
     * @param from where the key starts
     * @param to where the key ends (exclusive)
     * @param count how many rows have this key
     * @param firstRow the smallest row that has it
     */
    void accept(byte[] data, int from, int to, long count, long firstRow);
}
