package io.github.plumbrule.expectations;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of shared test material beside the repository. */
final class SharedFiles {
    private SharedFiles() {}

    /** A file or folder in it; where it is absent the test is skipped, or fails on a build server. */
    static Path find(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolveSibling("shared").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("shared/" + name + " is absent although CI=true");
        }
        return abort("shared/" + name + " is absent");
    }
}
