package io.github.plumbrule.core.internal;

import io.github.plumbrule.core.internal.csv.CsvTable;
import io.github.plumbrule.core.internal.csv.DialectTable;
import io.github.plumbrule.core.internal.json.JsonLinesTable;
import io.github.plumbrule.core.internal.table.RowsTable;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.core.source.Source;

/** Opens sources. */
public final class Tables {
    private static final int TYPICAL_ROW_BYTES = 128;

    private Tables() {}

    /**
     * Opens a source.
     *
     * @param byRecord whether quotes were found not to pair up, so that records must be found one byte at a time
     */
    public static Table open(Source source, int chunkBytes, boolean byRecord) {
        if (source instanceof DelimitedText text) {
            return CsvTable.takes(text.dialect())
                    ? new CsvTable(text, chunkBytes, byRecord)
                    : new DialectTable(text, chunkBytes);
        }
        if (source instanceof JsonLines lines) {
            return new JsonLinesTable(lines, chunkBytes);
        }
        if (source instanceof Rows rows) {
            return new RowsTable(rows, Math.max(1, chunkBytes / TYPICAL_ROW_BYTES));
        }
        throw new IllegalArgumentException("unknown kind of source: " + source.getClass());
    }
}
