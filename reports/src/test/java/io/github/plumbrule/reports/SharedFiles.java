package io.github.plumbrule.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the test inputs that lie beside the repository, in a directory {@code shared}. */
final class SharedFiles {
    private SharedFiles() {}

    /** The file, or null where there is no such directory; on a build server that is an error. */
    static @Nullable Path find(String file) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolveSibling("shared").resolve(file);
            if (Files.exists(found)) {
                return found;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true, but ../shared/" + file + " is missing beside the repository");
        }
        return null;
    }
}
