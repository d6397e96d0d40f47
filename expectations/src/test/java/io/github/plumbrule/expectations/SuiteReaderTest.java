package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.plumbrule.core.Scalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteReaderTest {

    @Test
    void readsTheNewDialect() {
        Suite suite = read(
                """
                {
                  "name": "orders",
                  "expectations": [
                    {
                      "type": "expect_column_values_to_be_between",
                      "kwargs": {"column": "amount", "min_value": 0, "max_value": 10.5, "mostly": 0.99},
                      "severity": "warning",
                      "description": "amounts are sane",
                      "notes": "ask finance",
                      "meta": {"owner": "dq"},
                      "id": "7f",
                      "rendered_content": []
                    }
                  ],
                  "meta": {"great_expectations_version": "1.24.1"},
                  "id": "x"
                }
                """);
        assertThat(suite)
                .isEqualTo(new Suite(
                        "orders",
                        List.of(Expectation.of(
                                        "expect_column_values_to_be_between",
                                        Map.of("column", "amount", "min_value", 0, "max_value", 10.5, "mostly", 0.99))
                                .severity(Severity.WARNING)
                                .description("amounts are sane")
                                .notes("ask finance")
                                .meta(Map.of("owner", "dq"))
                                .id("7f")),
                        Map.of("great_expectations_version", "1.24.1")));
    }

    @Test
    void readsTheOldDialect() {
        Suite suite = read(
                """
                {"expectation_suite_name": "orders", "data_asset_type": null, "ge_cloud_id": null,
                 "expectations": [{"expectation_type": "expect_column_to_exist",
                                   "kwargs": {"column": "id", "result_format": "BASIC", "catch_exceptions": true}}]}
                """);
        assertThat(suite)
                .isEqualTo(Suite.of("orders", Expectation.of("expect_column_to_exist", Map.of("column", "id"))));
    }

    @Test
    void parametersOfTheOldDialectBecomeDefaults() {
        Suite suite = read(
                """
                {"expectation_suite_name": "orders", "evaluation_parameters": {"lo": 5, "unused": 1},
                 "expectations": [{"expectation_type": "expect_column_values_to_be_between",
                                   "kwargs": {"column": "x", "min_value": {"$PARAMETER": "lo * 2"}}}]}
                """);
        assertThat(suite.expectations().get(0).arguments())
                .containsEntry("min_value", Map.of("$PARAMETER", "lo * 2", "$PARAMETER.lo", 5L));
    }

    @Test
    void keepsEveryDigit() {
        Suite suite =
                read(suite("\"column\": \"x\", \"value_set\": [9007199254740993.5, 1e400, 12345678901234567890]"));
        assertThat(suite.expectations().get(0).arguments().get("value_set"))
                .isEqualTo(List.of(
                        new BigDecimal("9007199254740993.5"),
                        new BigDecimal("1E+400"),
                        new BigDecimal("1234567890123456789E1")));
    }

    @Test
    void readsTheBareWordsThatPythonWrites() {
        Suite suite = read(suite("\"column\": \"x\", \"value_set\": [NaN, Infinity, -Infinity, null]"));
        assertThat(suite.expectations().get(0).arguments().get("value_set"))
                .isEqualTo(List.of("NaN", "Infinity", "-Infinity", Scalar.NULL));
    }

    @Test
    void reportsEverythingAtOnceInTheOrderOfTheDocument() {
        assertThat(
                        problems(
                                """
                        {
                          "nmae": "orders",
                          "name": "orders",
                          "expectations": [
                            {"type": "expect_column_values_to_be_betwen", "kwargs": {"column": "x"}},
                            {"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "x"}},
                            {"type": "expect_column_values_to_be_unique",
                             "kwargs": {"colunm": "x", "mostly": 1.5}},
                            {"type": "expect_column_values_to_be_unique",
                             "kwargs": {"column": "x", "row_condition": "x >"}, "severity": "fatal"},
                            {"kwargs": {}}, 7
                          ],
                          "name": "twice"
                        }
                        """))
                .containsExactly(
                        "bad.json:2:3: unknown key 'nmae'. Did you mean 'name'? A suite has name, expectations, meta,"
                                + " notes, suite_parameters",
                        "bad.json:5:14: unknown expectation 'expect_column_values_to_be_betwen'. Did you mean"
                                + " 'expect_column_values_to_be_between'?",
                        "bad.json:6:61: expect_column_values_to_be_in_set: value_set is missing: it must be a list of"
                                + " values, the values that are allowed",
                        "bad.json:8:16: expect_column_values_to_be_unique: column is missing: it must be a column name,"
                                + " the column to look at",
                        "bad.json:8:17: unknown argument 'colunm' of expect_column_values_to_be_unique. Did you mean"
                                + " 'column'? Possible are column, mostly, row_condition and condition_parser",
                        "bad.json:8:42: mostly must be between 0 and 1, but was 1.5",
                        "bad.json:10:49: row_condition, character 4: expected a value, but found the end",
                        "bad.json:10:69: unknown severity the text \"fatal\". Possible are critical, warning and info",
                        "bad.json:11:5: this expectation has no 'type', such as expect_column_values_to_not_be_null",
                        "bad.json:11:21: an expectation must be an object, but was 7",
                        "bad.json:13:3: the key 'name' stands here twice; the first is in line 3");
    }

    @Test
    void showsTheLineWithACaret() {
        SuiteException exception = failure("{\n\t\"name\": 7,\n  \"expectations\": []\n}");
        assertThat(exception.details())
                .isEqualTo("bad.json:2:10: name must be a text, but was 7\n"
                        + "    \t\"name\": 7,\n"
                        + "    \t        ^\n");
    }

    @Test
    void showsOnlyTheNeighbourhoodOfALongLine() {
        String filler = "\"x\": 1, ".repeat(1_000).replace("\"x\": 1, ", "          ");
        String details = failure("{\"expectations\": [], " + filler + "\"nom\": \"" + "y".repeat(5_000) + "\"}")
                .details();
        assertThat(details.lines()).allMatch(line -> line.length() < 200);
        assertThat(details).contains("unknown key 'nom'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"column\": 5 | column must be a column name, but was 5",
                "\"column\": \"x\", \"mostly\": \"much\" | mostly must be a number from 0 to 1, but was the text \"much\"",
                "\"column\": \"x\", \"value_set\": \"ab\" | value_set must be a list of values, but was the text \"ab\"",
                "\"column\": \"x\", \"value_set\": [1, {}] | value_set must be a list of values, but was a list",
                "\"column\": \"x\", \"value_set\": {\"$PARAMETER\": 1} | value_set cannot be or hold 1",
                "\"column\": \"x\", \"value_set\": [1], \"row_condition\": 5 |"
                        + " row_condition must be a text or an object, but was 5",
            })
    void namesWhatIsWrongWithAnArgument(String arguments, String message) {
        assertThat(problems(suite(arguments.strip())))
                .anySatisfy(problem -> assertThat(problem).contains(message.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "expect_column_values_to_be_between | \"column\": \"x\", \"min_value\": 5, \"max_value\": 1 | 5",
                "expect_column_values_to_match_regex | \"column\": \"x\", \"regex\": \"(a\" | (a",
                "expect_column_values_to_be_unique | \"column\": \"x\", \"row_condition\": \"os.system('x')\" | system",
            })
    void refusesWhatCannotBeCompiled(String type, String arguments, String part) {
        assertThat(problems("{\"name\": \"s\", \"expectations\": [{\"type\": \"" + type.strip() + "\", \"kwargs\": {"
                        + arguments.strip() + "}}]}"))
                .singleElement()
                .asString()
                .contains(part.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[] | bad.json:1:1: a suite must be an object, but this is an empty list",
                "{} | bad.json:1:1: the suite has no 'expectations', the list of what is expected",
                "{\"name\": \"x\", \"expectations\": {}} | bad.json:1:31: expectations must be a list, but was an object",
                "{\"name\": \"x\", \"expectations\": []} x | bad.json:1:35: this is not JSON",
                "{\"name\": \"x\", \"expectations\": []} {} | bad.json:1:35: there is something after the end",
            })
    void refusesWhatIsNoSuite(String text, String message) {
        assertThat(problems(text.strip()))
                .anySatisfy(problem -> assertThat(problem).startsWith(message.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "\uFEFF"})
    void anEmptyDocumentIsAnError(String text) {
        assertThat(problems(text)).singleElement().asString().startsWith("bad.json: the document is empty");
    }

    @Test
    void aDeepDocumentIsAnError() {
        assertThat(problems("[".repeat(100_000))).singleElement().asString().contains("over a limit of documents");
    }

    @Test
    void parametersThatAreNotGivenYetAreNoProblem() {
        assertThat(read(suite("\"column\": {\"$PARAMETER\": \"c\"}, \"value_set\": [{\"$PARAMETER\": \"v\"}, 1]"))
                        .expectations())
                .hasSize(1);
    }

    @Test
    void nothingInADocumentIsFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            for (String key : List.of("$schema", "$ref", "$id", "$dynamicRef")) {
                for (String target : List.of(url, "file:///etc/hostname", "jar:" + url + "!/x")) {
                    catchThrowableOfType(
                            SuiteException.class,
                            () -> read("{\"" + key + "\": \"" + target + "\", \"name\": \"x\", \"expectations\": [{\""
                                    + key + "\": \"" + target + "\", \"meta\": {\"" + key + "\": \"" + target
                                    + "\"}}]}"));
                }
            }
            server.setSoTimeout(200);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void namesTheFileThatIsNotThere(@TempDir Path directory) {
        Path file = directory.resolve("none.json");
        assertThatThrownBy(() -> SuiteReader.read(file)).hasMessage(file + ": there is no such file");
        assertThatThrownBy(() -> SuiteReader.read(directory))
                .hasMessage(directory + ": this is a directory, not a suite document");
    }

    @Test
    void bytesThatAreNotUtf8AreAnError(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("latin.json");
        Files.write(file, "{\n \"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SuiteReader.read(file))
                .hasMessage(file + ":2:11: this is not UTF-8; save the document in that encoding");
        Files.write(file, new byte[] {'{', (byte) 0xC3});
        assertThatThrownBy(() -> SuiteReader.read(file)).hasMessageContaining(":1:2: this is not UTF-8");
    }

    @Test
    void readsAFileWithAByteOrderMark(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bom.json");
        Files.writeString(file, "\uFEFF{\"name\": \"é\", \"expectations\": []}");
        assertThat(SuiteReader.read(file).name()).isEqualTo("é");
    }

    private static String suite(String arguments) {
        return "{\"name\": \"s\", \"expectations\": [{\"type\": \"expect_column_values_to_be_in_set\", \"kwargs\": {"
                + arguments + "}}]}";
    }

    private static Suite read(String text) {
        return SuiteReader.read("bad.json", text);
    }

    private static SuiteException failure(String text) {
        return catchThrowableOfType(SuiteException.class, () -> read(text));
    }

    private static List<String> problems(String text) {
        return failure(text).problems().stream().map(SuiteProblem::toString).toList();
    }
}
