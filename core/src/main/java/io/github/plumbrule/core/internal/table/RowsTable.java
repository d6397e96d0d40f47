package io.github.plumbrule.core.internal.table;

import io.github.plumbrule.core.source.Rows;
import java.util.List;

/** Rows in memory as a table. */
public final class RowsTable implements Table {
    private final Rows source;
    private final int chunkRows;
    private int at;
    private long chunks;

    public RowsTable(Rows source, int chunkRows) {
        this.source = source;
        this.chunkRows = chunkRows;
    }

    @Override
    public List<String> columns() {
        return source.columns();
    }

    @Override
    public int indexOf(String column) {
        return source.columns().indexOf(column);
    }

    @Override
    public boolean exists(int column) {
        return column >= 0;
    }

    @Override
    public Chunk newChunk() {
        return new RowsChunk(source);
    }

    @Override
    public synchronized boolean next(Chunk into) {
        int size = source.values().size();
        if (at >= size) {
            return false;
        }
        RowsChunk chunk = (RowsChunk) into;
        chunk.from = at;
        chunk.to = Math.min(size, at + chunkRows);
        chunk.setIndex(chunks++);
        at = chunk.to;
        return true;
    }

    /** A range of the rows; values are fetched by the worker, outside the table's lock. */
    private static final class RowsChunk extends ObjectChunk {
        private final Rows source;
        private int from;
        private int to;

        RowsChunk(Rows source) {
            super(true, source.columns().size());
            this.source = source;
        }

        @Override
        public void prepare() {
            clear(0);
            int width = source.columns().size();
            for (int i = from; i < to; i++) {
                Rows.Row values = source.values().get(i);
                int row = addRow(0);
                for (int c = 0; c < width; c++) {
                    set(row, c, values.get(c));
                }
            }
        }
    }

    @Override
    public String fileName(int file) {
        return "";
    }

    @Override
    public int linesBefore(int file) {
        return 0;
    }

    @Override
    public synchronized long bytesRead() {
        return at;
    }

    @Override
    public long bytesTotal() {
        return source.values().size();
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void close() {}
}
