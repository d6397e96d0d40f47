package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    private static final String CLEAN = "id,amount\n1,10\n2,20\n3,30\n";
    private static final String DAMAGED = "id,amount\n1,10\n2,2000\n2,abc\n";

    @TempDir
    private Path directory;

    private Path suite;

    @BeforeEach
    void writeSuite() throws IOException {
        suite = file(
                "orders.suite.json",
                """
                {
                  "name": "orders",
                  "expectations": [
                    { "type": "expect_column_values_to_be_unique", "kwargs": { "column": "id" } },
                    { "type": "expect_column_values_to_be_between",
                      "kwargs": { "column": "amount", "min_value": 0, "max_value": {"$PARAMETER": "most", "$PARAMETER.most": 100} } }
                  ]
                }
                """);
    }

    @Test
    void exits0WhenTheDataPassed() throws IOException {
        CommandLineRun run = validate(file("orders.csv", CLEAN));
        assertThat(run.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("orders.csv", "3 rows", "2 passed");
    }

    @Test
    void exits1WhenTheDataFailedAndSaysWhichRows() throws IOException {
        CommandLineRun run = validate(file("orders.csv", DAMAGED));
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("id", "amount", "2000", "abc", "2 failed");
    }

    @Test
    void exits2WhenTheSuiteIsNotThere() throws IOException {
        Path data = file("orders.csv", CLEAN);
        CommandLineRun run = CommandLineRun.of("validate", "--suite", directory.resolve("order.suite.json"), data);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("plumbrule: --suite: " + directory.resolve("order.suite.json")
                        + ": no such file; there: orders.suite.json\n");
    }

    @Test
    void exits2WhenTheSuiteIsBrokenAndNamesFileAndLine() throws IOException {
        Path broken = file("broken.json", Files.readString(suite).replace("be_unique", "be_unic"));
        CommandLineRun run = CommandLineRun.of("validate", "--suite", broken, file("orders.csv", CLEAN));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(broken + ":4:", "'expect_column_values_to_be_unic'", "Did you mean", "cannot be used")
                .doesNotContain("\tat ");
    }

    @Test
    void exits2WhenTheSuiteIsNotJson() throws IOException {
        Path broken = file("broken.json", "{\n  \"name\": \"x\",\n  oops\n}");
        CommandLineRun run = CommandLineRun.of("validate", "--suite", broken, file("orders.csv", CLEAN));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(broken + ":3:").doesNotContain("\tat ", "Exception");
    }

    @Test
    void exits2WhenTheFormatIsNotKnown() throws IOException {
        CommandLineRun run = validate(file("orders.parquet", "PAR1"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--format csv|tsv|jsonl");
    }

    @Test
    void exits3WhenAFileIsNotThere() throws IOException {
        file("orders.csv", CLEAN);
        CommandLineRun run = validate(directory.resolve("order.csv"));
        assertNotEvaluated(run, "order.csv: no such file; there: orders.csv");
    }

    @Test
    void exits3ForADirectory() {
        assertNotEvaluated(validate(directory), "is a directory; name its files");
    }

    @Test
    void exits3WhenAPatternMatchesNothing() {
        assertNotEvaluated(validate(directory + "/*.csv"), "matches no file");
    }

    @Test
    void exits3ForAnEmptyFile() throws IOException {
        assertNotEvaluated(validate(file("orders.csv", "")), "orders.csv");
    }

    @Test
    void exits3ForAFileWithoutRows() throws IOException {
        assertNotEvaluated(validate(file("orders.csv", "id,amount\n")), "orders.csv");
    }

    @Test
    void exits3ForARowThatCannotBeReadUnlessAllowed() throws IOException {
        Path data = file("orders.csv", "id,amount\n1,10\n2\n3,30\n");
        assertNotEvaluated(validate(data), "orders.csv:3");
        assertThat(validate(data, "--allow-unreadable", 1).exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void exits3ForAQuoteThatIsNeverClosed() throws IOException {
        assertNotEvaluated(validate(file("orders.csv", "id,amount\n1,\"10\n2,20\n")), "orders.csv:2");
    }

    @Test
    void namesTheLimitThatWasPassed() throws IOException {
        Path data = file("orders.csv", "id,amount\n1,\"" + "1\n".repeat(5) + "\"\n2,20\n");
        assertNotEvaluated(validate(data, "--max-lines-per-record", 3), "--max-lines-per-record");
    }

    @Test
    void exits3WhenAColumnIsMissing() throws IOException {
        CommandLineRun run = validate(file("orders.csv", "id,amuont\n1,10\n"));
        assertNotEvaluated(run, "amount");
    }

    @Test
    void exits3WhenAReportCannotBeWritten() throws IOException {
        Path occupied = file("occupied", "");
        CommandLineRun run = validate(file("orders.csv", CLEAN), "--junit", occupied.resolve("result.xml"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_EVALUATED);
        assertThat(run.err()).contains("cannot write the report", "result.xml").doesNotContain("\tat ", "Exception");
    }

    @Test
    void writesNothingButTheResultToStdout() throws IOException {
        CommandLineRun run = validate(file("orders.csv", DAMAGED), "--json", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("success").booleanValue()).isFalse();
        assertThat(json.get("results").size()).isEqualTo(2);
        assertThat(run.err()).contains("2 failed");
    }

    @Test
    void writesEveryReport() throws IOException {
        Path report = directory.resolve("out/report");
        Path json = directory.resolve("out/result.json");
        Path junit = directory.resolve("out/junit.xml");
        CommandLineRun run =
                validate(file("orders.csv", DAMAGED), "--report", report, "--json", json, "--junit", junit);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(report.resolve("index.html")).content().contains("<html", "orders.csv");
        assertThat(report.resolve("result.json")).hasSameTextualContentAs(json);
        assertThat(junit).content().contains("<testsuite ");
        assertThat(run.err()).endsWith("report: " + report.resolve("index.html") + System.lineSeparator());
    }

    @Test
    void replacesAnEarlierReportWhenTheDataIsGone() throws IOException {
        Path data = file("orders.csv", CLEAN);
        Path report = directory.resolve("report");
        assertThat(validate(data, "--report", report).exitCode()).isEqualTo(ExitCode.PASSED);
        Files.delete(data);
        assertThat(validate(data, "--report", report).exitCode()).isEqualTo(ExitCode.NOT_EVALUATED);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(report.resolve("result.json")));
        assertThat(json.get("success").booleanValue()).isFalse();
        assertThat(report.resolve("index.html")).content().contains("no such file", "values of id are unique");
    }

    @Test
    void neverOverwritesWhatItReads() throws IOException {
        Path data = file("orders.csv", CLEAN);
        for (Path target : List.of(data, suite)) {
            CommandLineRun run = validate(data, "--json", target);
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).contains("would overwrite " + target);
        }
        assertThat(data).hasContent(CLEAN);
    }

    @Test
    void wantsADirectoryForTheReport() throws IOException {
        Path data = file("orders.csv", CLEAN);
        CommandLineRun run = validate(data, "--report", file("report", ""));
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("--report needs a directory");
    }

    @Test
    void tellsAsMuchAsTheResultFormatSays() throws IOException {
        Path data = file("orders.csv", DAMAGED);
        assertThat(result(data, "--result-format", "BOOLEAN_ONLY").size()).isZero();
        assertThat(result(data, "--result-format", "basic").has("partial_unexpected_list"))
                .isTrue();
        assertThat(result(data, "--result-format", "COMPLETE").has("unexpected_list"))
                .isTrue();
    }

    @Test
    void keepsAsManySamplesAsAsked() throws IOException {
        StringBuilder rows = new StringBuilder("id,amount\n");
        for (int i = 0; i < 50; i++) {
            rows.append(i).append(",-1\n");
        }
        Path data = file("orders.csv", rows.toString());
        assertThat(result(data).get("partial_unexpected_list").size()).isEqualTo(20);
        assertThat(result(data, "--samples", 30).get("partial_unexpected_list").size())
                .isEqualTo(30);
        assertThat(result(data, "--samples", 0).get("partial_unexpected_list").size())
                .isZero();
        assertThat(result(data, "--samples", 0).get("unexpected_count").intValue())
                .isEqualTo(50);
        assertThat(result(data, "--result-format", "COMPLETE")
                        .get("unexpected_list")
                        .size())
                .isEqualTo(50);
    }

    @Test
    void keepsValuesOutOfEveryReportWithoutSamples() throws IOException {
        Path report = directory.resolve("report");
        CommandLineRun run = validate(
                file("orders.csv", "id,amount\n1,canary\n"),
                "--samples",
                0,
                "--report",
                report,
                "--junit",
                directory.resolve("j.xml"),
                "--json",
                "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.out() + run.err()).doesNotContain("canary");
        assertThat(report.resolve("index.html")).content().doesNotContain("canary");
        assertThat(directory.resolve("j.xml")).content().doesNotContain("canary");
    }

    @Test
    void namesUnexpectedRowsByTheirIdentifiers() throws IOException {
        JsonNode result = result(
                file("orders.csv", "id,amount\nA-7,2000\n"), "--id-columns", "id", "--result-format", "COMPLETE");
        assertThat(result.get("unexpected_index_list").toString()).contains("A-7");
    }

    @Test
    void fillsSuiteParametersIn() throws IOException {
        Path data = file("orders.csv", CLEAN);
        assertThat(validate(data, "--parameter", "most=25").exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(validate(data, "--parameter", "most=30").exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void remarksThatAParameterIsNotUsed() throws IOException {
        CommandLineRun run = validate(file("orders.csv", CLEAN), "--parameter", "mots=25");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(run.err()).contains("note: no expectation uses the parameter 'mots'; the suite has most");
    }

    @Test
    void readsSeveralFilesAsOneDataset() throws IOException {
        file("a.csv", "id,amount\n1,10\n");
        file("b.csv", "id,amount\n1,20\n");
        CommandLineRun run = validate(directory + "/*.csv");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.err()).contains("2 rows");
    }

    @Test
    void readsTheDialectThatTheOptionsSay() throws IOException {
        Path data = directory.resolve("orders.txt");
        Files.write(data, "# export\n1;'1;0'\n2;NA\nö;30\n".getBytes(Charset.forName("windows-1252")));
        CommandLineRun run = validate(
                data,
                "--delimiter",
                ";",
                "--quote",
                "'",
                "--comment",
                "#",
                "--charset",
                "windows-1252",
                "--no-header",
                "--columns",
                "id,amount",
                "--null",
                "NA");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.err()).contains("3 rows", "1;0").doesNotContain("NA");
    }

    @Test
    void readsTsvJsonLinesAndGzip() throws IOException {
        assertThat(validate(file("o.tsv", CLEAN.replace(',', '\t'))).exitCode()).isEqualTo(ExitCode.PASSED);
        Path lines = file("o.jsonl", "{\"id\": 1, \"amount\": 10}\n{\"id\": 2, \"amount\": 2000}\n");
        assertThat(validate(lines).exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CLEAN.getBytes(StandardCharsets.UTF_8));
        }
        Path compressed = Files.write(directory.resolve("o.csv.gz"), bytes.toByteArray());
        assertThat(validate(compressed).exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void givesTheSameResultForAnyThreadsAndMemory() throws IOException {
        Path data = file("orders.csv", DAMAGED);
        JsonNode usual = results(data);
        assertThat(results(data, "--threads", 1, "--memory", "1m")).isEqualTo(usual);
        assertThat(results(data, "--threads", 7, "--memory", "0")).isEqualTo(usual);
    }

    @Test
    void saysNothingWhenQuietAndPassed() throws IOException {
        CommandLineRun run = validate(file("orders.csv", CLEAN), "--quiet");
        assertThat(run).isEqualTo(new CommandLineRun(ExitCode.PASSED, "", ""));
    }

    @Test
    void saysOneSentenceWhenQuietAndNotPassed() throws IOException {
        CommandLineRun run = validate(file("orders.csv", DAMAGED), "--quiet");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.err().lines()).hasSize(1).allSatisfy(line -> assertThat(line)
                .startsWith("orders.csv: "));
    }

    @Test
    void doesNotNameTheDataTwiceWhenQuiet() throws IOException {
        CommandLineRun run = validate(file("orders.csv", ""), "--quiet");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_EVALUATED);
        assertThat(run.err()).startsWith("orders.csv").containsOnlyOnce("orders.csv");
    }

    @Test
    void usesColourOnATerminalOnly() throws IOException {
        Path data = file("orders.csv", DAMAGED);
        assertThat(validate(data).err()).doesNotContain("\u001B");
        assertThat(validate(data, "--color", "always").err()).contains("\u001B[");
        assertThat(CommandLineRun.onTerminal(Map.of(), "validate", "--suite", suite, data)
                        .err())
                .contains("\u001B[");
    }

    @Test
    void doesNotLetDataActOnTheTerminal() throws IOException {
        Path data = file("ord\u202Eers.csv", "id,amount\n1,\u001B[2J\u202E2000\n");
        CommandLineRun run = validate(data);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_FAILED);
        assertThat(run.err()).doesNotContain("\u001B").doesNotContain("\u202E");
        run = validate(data, "--quiet");
        assertThat(run.err()).doesNotContain("\u001B").doesNotContain("\u202E");
    }

    private void assertNotEvaluated(CommandLineRun run, String part) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_EVALUATED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(part).doesNotContain("\tat ", "Exception", "fault");
    }

    private JsonNode results(Path data, Object... options) {
        List<Object> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("--json", "-"));
        return JsonMapper.shared().readTree(validate(data, all.toArray()).out()).get("results");
    }

    /** The result of the range. */
    private JsonNode result(Path data, Object... options) {
        return results(data, options).get(1).get("result");
    }

    private CommandLineRun validate(Object data, Object... options) {
        List<Object> words = new ArrayList<>(List.of("validate", "--suite", suite));
        words.addAll(Arrays.asList(options));
        words.add(data);
        return CommandLineRun.of(words.toArray());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
