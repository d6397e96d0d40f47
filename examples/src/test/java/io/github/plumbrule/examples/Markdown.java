package io.github.plumbrule.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown document of the checkout.
 *
 * @param path its path from the top of the checkout
 */
record Markdown(String path, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    static Markdown of(String path) {
        return new Markdown(path, Checkout.text(path));
    }

    /** The documents at the top, of the docs, and of the examples. */
    static List<Markdown> all() {
        List<Markdown> all = new ArrayList<>();
        for (String folder : List.of("", "docs", "examples")) {
            try (Stream<Path> files = Files.walk(Checkout.file(folder), folder.isEmpty() ? 1 : 5)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .map(file ->
                                Checkout.file("").relativize(file).toString().replace('\\', '/'))
                        .filter(path -> !path.contains("target/"))
                        .sorted()
                        .map(Markdown::of)
                        .forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** The fenced blocks of a language, in order. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** The commands in the shell blocks, one a line. */
    List<String> commands() {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Where links to other files point. */
    List<String> links() {
        return all(LINK, BLOCK.matcher(text).replaceAll("")).stream()
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** What stands in backticks outside of blocks. */
    List<String> code() {
        return all(CODE, BLOCK.matcher(text).replaceAll(""));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
        return path;
    }
}
