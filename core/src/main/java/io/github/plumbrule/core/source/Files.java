package io.github.plumbrule.core.source;

import java.nio.file.Path;
import java.util.List;

/** Names datasets after their files. */
final class Files {
    private Files() {}

    /** The file's name, or the first file's name and the number of the others. */
    static String nameOf(List<Path> files) {
        if (files.isEmpty()) {
            return "no files";
        }
        String first = String.valueOf(files.get(0).getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }
}
