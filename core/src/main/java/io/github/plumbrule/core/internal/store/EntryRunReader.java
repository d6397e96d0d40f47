package io.github.plumbrule.core.internal.store;

/** The entries of one run, as {@link #write} wrote them. */
final class EntryRunReader extends SortedEntries {

    private final SpillReader reader;

    EntryRunReader(Run run) {
        reader = new SpillReader(run, Runs.READ_BUFFER);
    }

    static void write(SpillWriter writer, byte[] data, int from, int to, long count, long firstRow) {
        writer.writeNumber(count);
        writer.writeNumber(firstRow);
        writer.writeNumber(to - from);
        writer.writeBytes(data, from, to);
    }

    @Override
    boolean advance() {
        if (!reader.hasMore()) {
            return false;
        }
        count = reader.readNumber();
        firstRow = reader.readNumber();
        int length = (int) reader.readNumber();
        from = reader.readBytes(length);
        to = from + length;
        data = reader.buffer();
        return true;
    }
}
