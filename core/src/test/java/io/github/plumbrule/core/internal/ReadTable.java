package io.github.plumbrule.core.internal;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.csv.CsvTable;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A source read to its end, as a scan reads it.
 *
 * @param rows the values of the readable rows
 * @param lines the line on which each of them starts
 * @param unreadable the first unreadable rows, as they are reported
 */
record ReadTable(
        List<String> columns,
        List<List<Scalar>> rows,
        List<Long> lines,
        long unreadableCount,
        List<String> unreadable,
        List<String> notices) {

    static ReadTable of(Source source) {
        return of(source, 256 << 10);
    }

    /** Every column that the source has. */
    static ReadTable of(Source source, int chunkBytes) {
        List<String> columns = source instanceof JsonLines ? of(source, chunkBytes, List.of()).columns : List.of();
        return of(source, chunkBytes, columns);
    }

    /** The columns that are named, or all if none is. */
    static ReadTable of(Source source, int chunkBytes, List<String> columns) {
        boolean byRecord = false;
        while (true) {
            try (Table table = Tables.open(source, chunkBytes, byRecord)) {
                return read(table, columns);
            } catch (RuntimeException error) {
                Optional<RuntimeException> explained = source instanceof DelimitedText text
                        ? CsvTable.explain(text, error, byRecord)
                        : Optional.of(error);
                if (explained.isPresent()) {
                    throw explained.get();
                }
                byRecord = true;
            }
        }
    }

    private static ReadTable read(Table table, List<String> columns) {
        List<Integer> indexes = new ArrayList<>();
        columns.forEach(column -> indexes.add(table.indexOf(column)));
        if (columns.isEmpty()) {
            for (int i = 0; i < table.columns().size(); i++) {
                indexes.add(i);
            }
        }
        List<List<Scalar>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        long unreadableCount = 0;
        Chunk chunk = table.newChunk();
        int file = -1;
        long line = 0;
        while (table.next(chunk)) {
            chunk.prepare();
            if (chunk.file() != file) {
                file = chunk.file();
                line = table.linesBefore(file);
            }
            for (int row = 0; row < chunk.rows(); row++) {
                List<Scalar> values = new ArrayList<>();
                for (int index : indexes) {
                    values.add(chunk.column(index).scalar(row));
                }
                rows.add(values);
                lines.add(line + chunk.lineOf(row) + 1);
            }
            unreadableCount += chunk.unreadable();
            for (Chunk.UnreadableRow row : chunk.firstUnreadable()) {
                unreadable.add(table.fileName(file) + ":" + (line + row.line() + 1) + ": " + row.reason());
            }
            line += chunk.lines();
        }
        return new ReadTable(table.columns(), rows, lines, unreadableCount, unreadable, table.notices());
    }

    /** The rows with null as the word null. */
    List<List<String>> texts() {
        return rows.stream()
                .map(row -> row.stream().map(String::valueOf).toList())
                .toList();
    }
}
