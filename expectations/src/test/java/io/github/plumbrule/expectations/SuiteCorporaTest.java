package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents that none of us wrote. */
class SuiteCorporaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Not JSON, but read on purpose: Python writes them. */
    private static final Set<String> BARE_WORDS =
            Set.of("n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json");

    /** An argument that we do not know, or one that the schema refuses and nothing else does. */
    private static final Pattern UNEXPECTED = Pattern.compile(": unknown argument| cannot be or hold ");

    /** JSON, but refused on purpose: one of the two keys would be lost. */
    private static final Set<String> TWICE =
            Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

    @Test
    void everyDocumentOfTheJsonTestSuiteIsReadOrRefusedAsItMustBe() throws IOException {
        Path corpora = SharedFiles.find("corpora");
        int seen = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(corpora.resolve("manifest.jsonl"))) {
            JsonNode entry = JSON.readTree(line);
            if (!entry.path("kind").asString("").equals("json")) {
                continue;
            }
            Path file = corpora.resolve(entry.get("input").asString());
            String name = file.getFileName().toString();
            Throwable thrown = catchThrowable(() -> SuiteReader.read(file));
            // None of them is a suite, so each must be refused; the question is only why.
            assertThat(thrown).as(name).isInstanceOf(SuiteException.class);
            boolean refusedAsJson = thrown.getMessage().contains("this is not JSON")
                    || thrown.getMessage().contains("this is not UTF-8")
                    || thrown.getMessage().contains("the document is empty")
                    || thrown.getMessage().contains("over a limit")
                    || thrown.getMessage().contains("stands here twice")
                    || thrown.getMessage().contains("something after the end");
            String expected = entry.path("expect").asString("");
            if (expected.equals("accept") && refusedAsJson && !TWICE.contains(name)) {
                wrong.add("refused " + name + ": " + thrown.getMessage());
            }
            if (expected.equals("reject") && !refusedAsJson && !BARE_WORDS.contains(name)) {
                wrong.add("accepted " + name);
            }
            seen++;
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite20.json", "suite20_legacy.json"})
    void readsTheSuitesOfTheBenchmark(String name) {
        assertThat(SuiteReader.read(SharedFiles.find("bench/" + name)).expectations())
                .hasSize(20);
    }

    @Test
    void bothDialectsOfTheSameSuiteAreEqual() {
        assertThat(SuiteReader.read(SharedFiles.find("bench/suite20_legacy.json"))
                        .expectations())
                .isEqualTo(
                        SuiteReader.read(SharedFiles.find("bench/suite20.json")).expectations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite_018_file_on_disk.json", "suite_1x_file_on_disk.json", "suite_1x_to_json_dict.json"})
    void readsTheFilesThatGreatExpectationsWrites(String name) {
        Suite suite = SuiteReader.read(SharedFiles.find("conformance/gx-examples/" + name));
        assertThat(suite.expectations()).hasSizeGreaterThan(5);
        assertThat(SuiteReader.read(name, SuiteWriter.write(suite))).isEqualTo(suite);
    }

    @Test
    void resultsAndCheckpointsAreNoSuites() throws IOException {
        try (Stream<Path> files = Files.list(SharedFiles.find("conformance/gx-examples"))) {
            List<Path> others = files.filter(
                            file -> !file.getFileName().toString().startsWith("suite_1x_to"))
                    .filter(file -> !file.getFileName().toString().contains("file_on_disk"))
                    .toList();
            assertThat(others).isNotEmpty().allSatisfy(file -> assertThat(catchThrowable(() -> SuiteReader.read(file)))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageContaining("the suite has no 'expectations'"));
        }
    }

    @Test
    void everyArgumentOfTheConformanceCasesIsKnown() throws IOException {
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SharedFiles.find("conformance/gx"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                for (JsonNode test : JSON.readTree(Files.readString(file))) {
                    String type = test.path("expectation_type").asString("");
                    boolean refusedByThem =
                            !test.path("gx_1_24_outcome").asString("result").startsWith("result")
                                    || test.path("verification")
                                            .path("pandas")
                                            .path("status")
                                            .asString("")
                                            .equals("config_rejected");
                    if (Catalogue.standard().find(type).isEmpty() || refusedByThem) {
                        continue;
                    }
                    String text = "{\"name\": \"x\", \"expectations\": [{\"type\": \"" + type + "\", \"kwargs\": "
                            + test.path("kwargs") + "}]}";
                    Throwable thrown = catchThrowable(() -> SuiteReader.read("case.json", text));
                    if (thrown != null
                            && UNEXPECTED.matcher(thrown.getMessage()).find()) {
                        unknown.add(test.path("id").asString(test.path("title").asString("")) + " "
                                + thrown.getMessage().lines().findFirst().orElse(""));
                    }
                }
            }
        }
        assertThat(String.join("\n", unknown)).isEmpty();
    }
}
