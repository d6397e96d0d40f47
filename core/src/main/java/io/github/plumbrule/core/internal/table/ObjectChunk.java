package io.github.plumbrule.core.internal.table;

import io.github.plumbrule.core.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chunk whose values are given one by one, for sources that parse their rows into objects. */
public class ObjectChunk extends Chunk {
    private final boolean typed;
    private final List<ObjectColumn> columns = new ArrayList<>();
    private int rows;
    private int records;
    private int lines;
    private int file;
    private int filling;
    private int[] recordOfRow = new int[256];
    private int[] lineOfRow = new int[256];

    /**
     * An empty chunk.
     *
     * @param typed whether the values carry types; if not, all are texts
     */
    public ObjectChunk(boolean typed, int columnCount) {
        this.typed = typed;
        for (int i = 0; i < columnCount; i++) {
            columns.add(new ObjectColumn(this));
        }
    }

    /** Starts a new filling. */
    public final void clear(int fileNumber) {
        filling++;
        rows = 0;
        records = 0;
        lines = 0;
        file = fileNumber;
        clearUnreadable();
    }

    /**
     * Adds a row whose values are all null at first.
     *
     * @param line counted from 0 at the start of the chunk
     * @return its number, for {@link #set}
     */
    public final int addRow(int line) {
        if (rows == recordOfRow.length) {
            recordOfRow = Arrays.copyOf(recordOfRow, rows * 2);
            lineOfRow = Arrays.copyOf(lineOfRow, rows * 2);
        }
        recordOfRow[rows] = records++;
        lineOfRow[rows] = line;
        for (ObjectColumn column : columns) {
            column.setValue(rows, Scalar.NULL);
        }
        return rows++;
    }

    /** Takes back the row added last: it turned out to be unreadable. */
    public final void rejectLastRow(int line, String reason) {
        rows--;
        records--;
        rejectRow(line, reason);
    }

    /** Notes a record that could not be read. */
    public final void rejectRow(int line, String reason) {
        addUnreadable(records++, line, reason);
    }

    public final void set(int row, int column, Scalar value) {
        columns.get(column).setValue(row, value);
    }

    public final void setLines(int count) {
        lines = count;
    }

    final int filling() {
        return filling;
    }

    final boolean typed() {
        return typed;
    }

    @Override
    public void prepare() {}

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int records() {
        return records;
    }

    @Override
    public final int lines() {
        return lines;
    }

    @Override
    public final int recordOf(int row) {
        return recordOfRow[row];
    }

    @Override
    public final int lineOf(int row) {
        return lineOfRow[row];
    }

    @Override
    public final int file() {
        return file;
    }

    @Override
    public final Column column(int number) {
        return columns.get(number);
    }
}
