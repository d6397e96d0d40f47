package io.github.plumbrule.core.internal.csv;

import io.github.plumbrule.core.DataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the columns, the same in every file of a dataset. */
final class Header {
    private @Nullable String firstFile;
    private List<String> columns = List.of();
    private final Map<String, Integer> indexes = new HashMap<>();

    /** Takes the names of the first file, and requires the same ones of every other. */
    void accept(String file, List<String> names) {
        if (firstFile == null) {
            firstFile = file;
            columns = names;
            for (int i = 0; i < names.size(); i++) {
                indexes.merge(names.get(i), i, (first, second) -> CsvTable.AMBIGUOUS);
            }
        } else if (!names.equals(columns)) {
            throw new DataException(file + ": the header differs from that of " + firstFile
                    + "; files of one dataset need the same columns in the same order. Found: "
                    + String.join(", ", names) + ". Expected: " + String.join(", ", columns));
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The place of a column; -1 if there is none of that name, {@link CsvTable#AMBIGUOUS} if there are several. */
    int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }
}
