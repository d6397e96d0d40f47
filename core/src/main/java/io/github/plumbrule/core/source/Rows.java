package io.github.plumbrule.core.source;

import io.github.plumbrule.core.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, with typed values.
 *
 * @param columns the names of the columns, in order
 * @param values the rows; each yields its value for a column, absent values as {@link Scalar#NULL}
 */
public record Rows(String name, List<String> columns, List<Row> values) implements Source {

    /** One row in memory. */
    @FunctionalInterface
    public interface Row {
        /** The value at a position of {@link Rows#columns()}. */
        Scalar get(int column);
    }

    public Rows {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (new LinkedHashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("column names must differ, but were " + columns);
        }
    }

    /** Rows as maps from column name to any Java value; the columns are all keys, in the order of their appearance. */
    public static Rows ofMaps(String name, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        List<String> columns = List.copyOf(names);
        List<Row> values = new ArrayList<>(rows.size());
        for (Map<String, ? extends @Nullable Object> row : rows) {
            values.add(column -> Scalar.ofObject(row.get(columns.get(column))));
        }
        return new Rows(name, columns, values);
    }

    /** Rows as lists of any Java values, in the order of the columns. */
    public static Rows ofLists(
            String name, List<String> columns, Collection<? extends List<? extends @Nullable Object>> rows) {
        List<Row> values = new ArrayList<>(rows.size());
        int number = 0;
        for (List<? extends @Nullable Object> row : rows) {
            number++;
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row " + number + " has " + row.size() + " values, but there are "
                        + columns.size() + " columns");
            }
            values.add(column -> Scalar.ofObject(row.get(column)));
        }
        return new Rows(name, columns, values);
    }

    /** Rows as records or beans; the columns are the record components, or the properties with a public getter. */
    public static <T> Rows ofObjects(String name, Class<T> type, Collection<? extends T> rows) {
        Accessors<T> accessors = Accessors.of(type);
        List<Row> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(column -> Scalar.ofObject(accessors.get(row, column)));
        }
        return new Rows(name, accessors.names(), values);
    }
}
