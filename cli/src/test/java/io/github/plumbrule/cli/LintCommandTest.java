package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    private static final String GOOD =
            """
            {
              "name": "orders",
              "expectations": [
                { "type": "expect_column_to_exist", "kwargs": { "column": "id" } }
              ]
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void acceptsASuite() throws IOException {
        Path suite = file("good.json", GOOD);
        CommandLineRun run = CommandLineRun.of("lint", suite);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines(suite + ": ok\n");
    }

    @Test
    void namesFileLineAndColumnOfEveryProblemInEveryFile() throws IOException {
        Path broken = file("broken.json", GOOD.replace("to_exist", "to_exit").replace("\"name\"", "\"nome\""));
        Path good = file("good.json", GOOD);
        CommandLineRun run = CommandLineRun.of("lint", broken, good);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(broken + ":2:", "'nome'")
                .contains(broken + ":4:", "'expect_column_to_exit'", "Did you mean 'expect_column_to_exist'?")
                .contains(broken + ": 3 problems")
                .contains(good + ": ok");
    }

    @Test
    void tellsWhichParametersASuiteNeeds() throws IOException {
        Path suite = file("good.json", GOOD.replace("\"id\"", "{\"$PARAMETER\": \"key\"}"));
        assertThat(CommandLineRun.of("lint", suite).err()).contains(suite + ": ok; its parameters: key");
    }

    @Test
    void takesPatterns() throws IOException {
        file("a.json", GOOD);
        file("b.json", GOOD);
        assertThat(CommandLineRun.of("lint", directory + "/*.json").err()).contains("a.json: ok", "b.json: ok");
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        file("a.json", GOOD);
        CommandLineRun run = CommandLineRun.of("lint", directory.resolve("b.json"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "plumbrule: " + directory.resolve("b.json") + ": no such file; there: a.json\n");
    }

    @Test
    void refusesASuiteWithoutExpectations() throws IOException {
        Path suite = file("empty.json", "{ \"name\": \"empty\", \"expectations\": [] }");
        CommandLineRun run = CommandLineRun.of("lint", suite);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("a run that checks nothing never passes");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
