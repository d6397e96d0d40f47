package io.github.plumbrule.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the checkout, from whichever folder the tests run in. */
public final class Checkout {
    private static final Path ROOT = root();

    private Checkout() {}

    /** A file or folder by its path from the top of the checkout. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** The text of a file by its path from the top of the checkout. */
    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("bin/plumbrule"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + start + " holds bin/plumbrule");
    }
}
