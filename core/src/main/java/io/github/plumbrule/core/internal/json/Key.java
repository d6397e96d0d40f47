package io.github.plumbrule.core.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** One key of an object: the column that wants its value, and the keys that are wanted below it. */
final class Key {
    /** A key that nobody asked for. */
    static final Key UNWANTED = new Key("");

    final String name;
    /** The number of the column that this key's value is for, or -1. */
    int column = -1;

    final Map<String, Key> below = new LinkedHashMap<>();

    Key(String name) {
        this.name = name;
    }

    /** The top-level keys for columns: each name as it stands, and one with dots also as a path. */
    static Map<String, Key> forColumns(Iterable<String> columns) {
        Map<String, Key> top = new LinkedHashMap<>();
        int number = 0;
        for (String column : columns) {
            top.computeIfAbsent(column, Key::new).column = number;
            String[] steps = column.split("\\.", -1);
            if (steps.length > 1) {
                Map<String, Key> level = top;
                for (int i = 0; i < steps.length - 1; i++) {
                    level = level.computeIfAbsent(steps[i], Key::new).below;
                }
                level.computeIfAbsent(steps[steps.length - 1], Key::new).column = number;
            }
            number++;
        }
        return top;
    }
}
