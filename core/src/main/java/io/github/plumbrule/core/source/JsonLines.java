package io.github.plumbrule.core.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * JSON Lines: one JSON object a line, plain or gzip-compressed, in one or several files.
 *
 * <p>Values keep their types. A column is a top-level key, or a path of keys such as {@code address.city}; a key that a
 * row does not have is null there. In a row that has a top-level key {@code address.city} itself, that one counts.
 */
public record JsonLines(String name, List<Path> files, Limits limits) implements Source {
    public JsonLines {
        Objects.requireNonNull(name, "name");
        files = List.copyOf(files);
        Objects.requireNonNull(limits, "limits");
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a dataset needs at least one file");
        }
    }

    public static JsonLines of(Path file) {
        return of(List.of(file));
    }

    public static JsonLines of(List<Path> files) {
        return new JsonLines(Files.nameOf(files), files, Limits.DEFAULT);
    }
}
