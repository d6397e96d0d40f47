package io.github.plumbrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.cli.Main;
import io.github.plumbrule.expectations.SuiteReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say is what the code does. */
class DocumentsTest {
    private static final Markdown README = Markdown.of("README.md");
    private static final String REPORT = "plumbrule-report";
    private static final Pattern SECONDS = Pattern.compile("\\d+\\.\\d+ s\\b");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");

    @TempDir
    private Path folder;

    static List<Markdown> documents() {
        return Markdown.all();
    }

    static List<String> commands() {
        return documents().stream()
                .filter(document ->
                        document.path().equals("README.md") || document.path().startsWith("examples/"))
                .flatMap(document -> document.commands().stream())
                .filter(command -> command.startsWith("bin/plumbrule "))
                .distinct()
                .toList();
    }

    @Test
    void readmeHasTwoCommands() {
        assertThat(README.commands()).hasSize(2);
        assertThat(README.commands().get(0)).startsWith("bin/plumbrule validate ");
        assertThat(README.commands().get(1)).isEqualTo("mvn verify");
    }

    @Test
    void continuousIntegrationRunsTheTestCommandOfTheReadme() {
        assertThat(Checkout.text(".ci/run").lines())
                .anyMatch(line -> line.contains(" mvn ") && line.endsWith(" verify"));
    }

    @Test
    void readmeShowsWhatTheFirstCommandPrints() {
        Run run = run(README.commands().get(0));
        assertThat(run.exitCode()).as(run.printed()).isEqualTo(1);
        assertThat(withoutTimes(README.blocks("text").get(0)))
                .as("the output that README.md shows, without times; when the command changed, copy what it prints now")
                .isEqualTo(withoutTimes(run.printed()));
    }

    @Test
    void firstCommandEndsWithAReport() {
        run(README.commands().get(0));
        assertThat(folder.resolve(REPORT + "/index.html")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsInTheDocumentsRun(String command) {
        Run run = run(command);
        assertThat(run.exitCode()).as(run.printed()).isIn(0, 1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void javaInTheDocumentsIsCompiledInTheExamples(Markdown document) throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Checkout.file("examples/src"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(DocumentsTest::withoutIndentation)
                    .collect(Collectors.joining("\n"));
        }
        for (String block : document.blocks("java")) {
            assertThat(block.lines()).hasSizeLessThanOrEqualTo(12);
            assertThat(sources).contains(withoutIndentation(block));
        }
    }

    @Test
    void suiteInTheReadmeIsASuite() {
        assertThat(README.blocks("json")).isNotEmpty().allSatisfy(json -> assertThat(
                        SuiteReader.read("README.md", json).expectations())
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksPointToFiles(Markdown document) {
        Path base = Checkout.file(document.path()).resolveSibling("");
        assertThat(document.links())
                .allSatisfy(link -> assertThat(base.resolve(link)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "docs/benchmarks.md"})
    void typesAndPathsInBackticksExist(String path) throws IOException {
        Set<String> types = typesOfTheProject();
        for (String code : Markdown.of(path).code()) {
            if (TYPE.matcher(code).matches()) {
                assertThat(types).as("types of the project").contains(code);
            } else if (PATH.matcher(code).matches() && !code.startsWith("META-INF/")) {
                assertThat(Checkout.file(code)).exists();
            }
        }
    }

    private static Set<String> typesOfTheProject() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.file(""))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private record Run(int exitCode, String printed) {}

    /** Runs a command of a document as if from the top of the checkout, with its report in a folder of this test. */
    private Run run(String command) {
        List<String> words = List.of(command.split(" "));
        String[] arguments = words.stream()
                .skip(1)
                .map(word -> word.equals(REPORT)
                        ? folder.resolve(word).toString()
                        : Files.exists(Checkout.file(word))
                                ? Checkout.file(word).toString()
                                : word)
                .toArray(String[]::new);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(arguments, stream, stream);
        String text = printed.toString(StandardCharsets.UTF_8)
                .replace(folder.resolve(REPORT).toString(), REPORT)
                .replace(Checkout.file("") + "/", "");
        return new Run(exitCode, text);
    }

    private static String withoutTimes(String text) {
        return SECONDS.matcher(text).replaceAll("… s").strip();
    }

    private static String withoutIndentation(Path file) {
        try {
            return withoutIndentation(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
