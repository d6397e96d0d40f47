package io.github.plumbrule.examples.churn;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A small table of texts, read from and written to CSV. */
record CustomerTable(List<String> columns, List<List<String>> rows) {
    private static final CSVFormat CSV = CSVFormat.DEFAULT;

    CustomerTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static CustomerTable read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSV.parse(reader)) {
            List<List<String>> records =
                    parser.getRecords().stream().map(CSVRecord::toList).toList();
            if (records.isEmpty()) {
                throw new IOException(file + " is empty: expected a line with the column names");
            }
            return new CustomerTable(records.get(0), records.subList(1, records.size()));
        }
    }

    void write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.append(CSV.format(columns.toArray())).append('\n');
            for (List<String> row : rows) {
                writer.append(CSV.format(row.toArray())).append('\n');
            }
        }
    }

    /** The position of a column. */
    int indexOf(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column '" + column + "'; the columns are " + columns);
        }
        return index;
    }
}
