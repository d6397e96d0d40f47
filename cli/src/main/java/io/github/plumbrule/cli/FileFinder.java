package io.github.plumbrule.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that the words on the command line stand for.
 *
 * @param ending what the files are usually called at the end, for messages
 * @param usual which file names to offer when a word stands for nothing
 */
record FileFinder(String ending, Predicate<String> usual) {
    static final FileFinder DATA =
            new FileFinder(".csv", name -> DataFormat.ofFileName(name).isPresent());
    static final FileFinder SUITES = new FileFinder(".json", name -> name.endsWith(".json"));

    /**
     * The files, in the order of the words; those of a pattern sorted by name.
     *
     * <p>A word that is the name of an existing file is that file, whatever characters it has. Any other word with
     * {@code *}, <code>?</code>, {@code [} or <code>{</code> is a pattern; <code>**</code> also stands for directories.
     *
     * @throws FileMissingException if there is nothing to look at
     * @throws UsageException if a file would be read twice
     */
    List<Path> find(List<String> words) {
        List<Path> files = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (String word : words) {
            for (Path file : find(word)) {
                if (!seen.add(file.toAbsolutePath().normalize())) {
                    throw new UsageException(file + " is given twice; its rows would count twice");
                }
                files.add(file);
            }
        }
        return files;
    }

    private List<Path> find(String word) {
        int glob = firstGlobCharacter(word);
        try {
            if (glob < 0) {
                return List.of(existing(Path.of(word)));
            }
            if (isFile(word)) {
                return List.of(Path.of(word));
            }
            return matches(word, glob);
        } catch (InvalidPathException e) {
            throw new FileMissingException("'" + word + "' is not a possible file name here: " + e.getReason()
                    + (e.getReason().contains("unmappable")
                            ? "; Java takes file names in the locale's character set: set LC_ALL=C.UTF-8"
                            : ""));
        }
    }

    private static boolean isFile(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The file, if it is one.
     *
     * @throws FileMissingException if it is not
     */
    Path existing(Path file) {
        if (Files.isDirectory(file)) {
            throw new FileMissingException(file + " is a directory; name its files, or a pattern in quotes such as '"
                    + file.resolve("*" + ending) + "'" + contents(file));
        }
        if (!Files.exists(file)) {
            throw new FileMissingException(file + ": no such file" + nearby(file));
        }
        return file;
    }

    private List<Path> matches(String pattern, int glob) {
        int slash = pattern.lastIndexOf('/', glob);
        String directory = slash < 0 ? "" : pattern.substring(0, slash + 1);
        String rest = pattern.substring(slash + 1);
        Path start = Path.of(directory.isEmpty() ? "." : directory);
        if (!Files.isDirectory(start)) {
            throw new FileMissingException("'" + pattern + "' matches no file: there is no directory " + start);
        }
        PathMatcher matcher = matcher(pattern, rest);
        List<Path> found = new ArrayList<>();
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) rest.chars().filter(c -> c == '/').count();
        try {
            Files.walkFileTree(start, Set.of(), depth, new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path relative = start.relativize(file);
                    if (matcher.matches(relative) && !hidden(relative, rest) && !Files.isDirectory(file)) {
                        found.add(directory.isEmpty() ? relative : start.resolve(relative));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("'" + pattern + "' cannot be looked up: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new FileMissingException("'" + pattern + "' matches no file" + contents(start));
        }
        found.sort(null);
        return found;
    }

    private static PathMatcher matcher(String pattern, String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new UsageException("'" + pattern + "' is neither a file nor a pattern: " + e.getDescription());
        }
    }

    // As in a shell: a name that begins with a dot has to be asked for.
    private static boolean hidden(Path relative, String glob) {
        return !glob.startsWith(".") && relative.getFileName().toString().startsWith(".");
    }

    private static int firstGlobCharacter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("*?[{".indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** What is there instead, so that a misspelt name is seen at once. */
    private String nearby(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return parent == null ? "" : "; there is no directory " + shown(file, parent);
        }
        return contents(parent);
    }

    private static String shown(Path file, Path absoluteParent) {
        Path parent = file.getParent();
        return (parent == null ? absoluteParent : parent).toString();
    }

    private String contents(Path directory) {
        List<String> names = new ArrayList<>();
        int more = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path entry : entries) {
                if (usual.test(entry.getFileName().toString())) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return "";
        }
        names.sort(null);
        if (names.size() > 5) {
            more = names.size() - 5;
            names = names.subList(0, 5);
        }
        return names.isEmpty()
                ? ""
                : "; there: " + String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
    }
}
