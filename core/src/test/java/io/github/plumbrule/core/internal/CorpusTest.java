package io.github.plumbrule.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.DelimitedText.Dialect;
import io.github.plumbrule.core.source.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Files that others wrote to break readers are read exactly, or refused or reported; never read as something else. */
class CorpusTest {
    /** Cases whose expected rows are not those that a reader should give, each with the reason. */
    private static final Map<String, String> ARGUED = new TreeMap<>(Map.ofEntries(
            Map.entry("fastcsv-spec/skip-empty-lines-1", "no such option: in one column an empty line is a null"),
            Map.entry("fastcsv-spec/skip-empty-lines-2", "no such option: in one column an empty line is a null"),
            Map.entry("fastcsv-spec/skip-empty-lines-3", "no such option: in one column an empty line is a null"),
            Map.entry("papaparse/parse-042-Blank_line_at_beginning", "the blank first line counts as the narrow shape"),
            Map.entry(
                    "pollock/file_field_delimiter_0x20", "spaces in unquoted fields; the rows are reported as ragged"),
            Map.entry("pollock/file_header_multirow_2", "expects two header lines as one; the second is a row here"),
            Map.entry("pollock/file_preamble", "expects lines before the header to be dropped; they are rows here"),
            Map.entry("pollock/file_multitable_more", "a second table with stray quotes follows the first; refused"),
            Map.entry("pollock-survey/2004-2016.csv", "cleaned by hand: a word for missing values is blanked"),
            Map.entry("pollock-survey/Auto_Tone_sub315_day1.csv", "cleaned by hand: the first row is dropped"),
            Map.entry("pollock-survey/LOS_1050CFit.csv", "cleaned by hand: quotes removed though declared as none"),
            Map.entry("pollock-survey/O18_air.csv", "cleaned by hand: spaces trimmed"),
            Map.entry("pollock-survey/Sun2014-Rs.csv", "cleaned by hand: two header lines merged"),
            Map.entry("pollock-survey/Takakai2008-ch4.csv", "cleaned by hand: two header lines merged"),
            Map.entry(
                    "pollock-survey/business_expenses_apr_jun_14_peter_lewis.csv",
                    "cleaned by hand: lines before the table dropped"),
            Map.entry("pollock-survey/download_6_.csv", "cleaned by hand: lines before the table dropped"),
            Map.entry(
                    "pollock-survey/epcs-dwp-cmg-spend-july-2017.csv",
                    "cleaned by hand: lines before and behind the table dropped"),
            Map.entry(
                    "pollock-survey/nati-clin-audi-bowe-canc-2017-tran-main-fiel-list.csv",
                    "cleaned by hand: lines before the table dropped"),
            Map.entry(
                    "pollock-survey/permanent_secretary_and_director_general_expenses_and_hospitality_april_to_june_2012.csv",
                    "cleaned by hand: lines before the table dropped, header lines merged")));

    /** Valid JSON that is refused all the same. */
    private static final Map<String, String> REFUSED_JSON = Map.of(
            "json-test-suite/y_object_duplicated_key.json", "a key that occurs twice has no one value",
            "json-test-suite/y_object_duplicated_key_and_value.json", "a key that occurs twice has no one value");

    private static Path corpora = Path.of("");
    private static final List<Map<String, Object>> CASES = new ArrayList<>();

    @TempDir
    Path folder;

    private enum Outcome {
        EXACT,
        /** All regular rows are exact, every other one is reported. */
        RAGGED_ROWS_REPORTED,
        REFUSED,
        DIFFERENT
    }

    @BeforeAll
    static void findCorpora() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/corpora"))) {
            at = at.getParent();
        }
        boolean required = "true".equals(System.getenv("CI"));
        assertThat(at != null || !required)
                .as("a folder shared/corpora beside the repository")
                .isTrue();
        assumeTrue(at != null, "no folder shared/corpora beside the repository");
        if (at != null) {
            corpora = at.resolve("shared/corpora");
            CASES.clear();
            for (String line : Files.readAllLines(corpora.resolve("manifest.jsonl"))) {
                CASES.add(object(parse(line)));
            }
        }
    }

    @Test
    void readsDelimitedTextExactlyOrRefusesIt(TestReporter reporter) throws IOException {
        Map<String, Integer> summary = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> test : CASES) {
            String expect = text(test, "expect");
            if (!text(test, "kind").equals("csv") || !test.containsKey("expected") || !expect.startsWith("parse")) {
                continue;
            }
            String id = text(test, "id");
            boolean exposesComments = expect.equals("parse-if-comments-exposed");
            Outcome outcome = outcome(test);
            boolean good = expect.equals("parse")
                    ? outcome == Outcome.EXACT || outcome == Outcome.RAGGED_ROWS_REPORTED
                    : outcome != Outcome.DIFFERENT;
            String kind = good ? expect + " " + outcome : exposesComments ? "comments not exposed" : "argued";
            summary.merge(kind, 1, Integer::sum);
            if (!good && !exposesComments && !ARGUED.containsKey(id)) {
                wrong.add(id + ": " + outcome);
            }
            if (outcome == Outcome.EXACT) {
                assertThat(ARGUED).as("needs no reason").doesNotContainKey(id);
            }
        }
        reporter.publishEntry("delimited text", summary.toString());
        assertThat(wrong).as("of %s", summary).isEmpty();
    }

    @Test
    void reportsTheBrokenRowAndReadsTheOthers() throws IOException {
        int cases = 0;
        for (Map<String, Object> test : CASES) {
            if (!text(test, "expect").equals("flag-row")) {
                continue;
            }
            String id = text(test, "id");
            int bad = Integer.parseInt(text(test, "bad_row"));
            List<List<String>> expected = new ArrayList<>(expectedRows(test));
            ReadTable read = ReadTable.of(source(test, expected));
            if (bad == 0) {
                assertThat(read.unreadableCount()).as(id).isEqualTo(expected.size() - 1);
            } else {
                expected.remove(bad);
                assertThat(rows(test, read)).as(id).isEqualTo(expected);
                assertThat(read.unreadable())
                        .as(id)
                        .singleElement()
                        .asString()
                        .startsWith(fileOf(test).getFileName() + ":" + (bad + 1) + ": ");
            }
            cases++;
        }
        assertThat(cases).isPositive();
    }

    @Test
    void refusesOrReportsWhatMustBeRejected() {
        for (Map<String, Object> test : CASES) {
            String expect = text(test, "expect");
            if (!text(test, "kind").equals("csv") || !expect.startsWith("reject") || !test.containsKey("params")) {
                continue;
            }
            String id = text(test, "id");
            try {
                ReadTable read = ReadTable.of(source(test, List.of()));
                boolean otherHeader =
                        !read.columns().equals(object(test.get("params")).get("header_expected"));
                assertThat(read.unreadableCount() > 0 || otherHeader).as(id).isTrue();
            } catch (DataException e) {
                assertThat(e)
                        .as(id)
                        .hasMessageContaining(String.valueOf(fileOf(test).getFileName()));
            }
        }
    }

    @Test
    void readsEveryFileToItsEndOrRefusesItByName() {
        int cases = 0;
        for (Map<String, Object> test : CASES) {
            String kind = text(test, "kind");
            Path file = fileOf(test);
            if (kind.equals("csv")) {
                readOrRefuse(test, DelimitedText.csv(file));
                readOrRefuse(
                        test,
                        DelimitedText.csv(file)
                                .withDialect(Dialect.CSV
                                        .withEscape(Optional.of('\\'))
                                        .withComment(Optional.of('#'))));
            } else if (kind.equals("jsonl") || kind.equals("json")) {
                readOrRefuse(test, JsonLines.of(file));
            } else {
                continue;
            }
            cases++;
        }
        assertThat(cases).isPositive();
    }

    private static void readOrRefuse(Map<String, Object> test, io.github.plumbrule.core.source.Source source) {
        try {
            ReadTable.of(source, 4096);
        } catch (DataException e) {
            assertThat(e).as(text(test, "id")).hasMessageStartingWith(source.name());
        }
    }

    @Test
    void acceptsUtf8AndReportsWhatIsNot() throws IOException {
        int accepted = 0;
        int reported = 0;
        Dialect dialect = Dialect.CSV.withQuote(Optional.empty()).withDelimiter("\u0001");
        for (String line : Files.readAllLines(corpora.resolve("open/utf8/cases.jsonl"))) {
            Map<String, Object> test = object(parse(line));
            byte[] bytes = HexFormat.of().parseHex(text(test, "hex"));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes("v\n".getBytes(StandardCharsets.UTF_8));
            file.writeBytes(bytes);
            file.writeBytes("\nlast\n".getBytes(StandardCharsets.UTF_8));
            DelimitedText source = DelimitedText.csv(Files.write(folder.resolve("utf8.csv"), file.toByteArray()));
            ReadTable read = ReadTable.of(source.withDialect(dialect));
            String id = text(test, "id");
            if (Boolean.TRUE.equals(test.get("valid"))) {
                String value = new String(bytes, StandardCharsets.UTF_8);
                assertThat(read.unreadable()).as(id).isEmpty();
                assertThat(read.rows())
                        .as(id)
                        .containsExactly(
                                List.of(value.isEmpty() ? Scalar.NULL : Scalar.of(value)), List.of(Scalar.of("last")));
                accepted++;
            } else {
                assertThat(read.unreadable())
                        .as(id)
                        .singleElement()
                        .asString()
                        .startsWith("utf8.csv:2: is not valid UTF-8");
                assertThat(read.texts()).as(id).containsExactly(List.of("last"));
                reported++;
            }
        }
        assertThat(accepted).isPositive();
        assertThat(reported).isPositive();
    }

    @Test
    void acceptsJsonAndReportsWhatIsNot() throws IOException {
        int cases = 0;
        for (Map<String, Object> test : CASES) {
            String expect = text(test, "expect");
            boolean accept = expect.equals("accept");
            if (!text(test, "suite").equals("json-test-suite") || (!accept && !expect.equals("reject"))) {
                continue;
            }
            String id = text(test, "id");
            byte[] content = Files.readAllBytes(fileOf(test));
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes("{\"v\":".getBytes(StandardCharsets.UTF_8));
            for (byte b : content) {
                // A line break between tokens is a space; anywhere else it is wrong, also in JSON Lines.
                line.write(accept && b == '\n' ? ' ' : b);
            }
            line.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
            ReadTable read = ReadTable.of(
                    JsonLines.of(Files.write(folder.resolve("case.jsonl"), line.toByteArray())), 4096, List.of("v"));
            boolean read1 = read.rows().size() == 1 && read.unreadableCount() == 0;
            assertThat(read1).as(id + " " + read.unreadable()).isEqualTo(accept && !REFUSED_JSON.containsKey(id));
            cases++;
        }
        assertThat(cases).isPositive();
    }

    private static Outcome outcome(Map<String, Object> test) throws IOException {
        List<List<String>> expected = expectedRows(test);
        ReadTable read;
        try {
            read = ReadTable.of(source(test, expected));
        } catch (DataException e) {
            return Outcome.REFUSED;
        }
        List<List<String>> rows = rows(test, read);
        if (rows.equals(expected) && read.unreadableCount() == 0) {
            return Outcome.EXACT;
        }
        int width = widthOf(expected);
        List<List<String>> regular = new ArrayList<>();
        int ragged = 0;
        for (List<String> row : expected) {
            if (row.size() == width) {
                regular.add(row);
            } else if (!row.equals(List.of(""))) {
                ragged++;
            }
        }
        return rows.equals(regular) && read.unreadableCount() == ragged
                ? Outcome.RAGGED_ROWS_REPORTED
                : Outcome.DIFFERENT;
    }

    private static int widthOf(List<List<String>> rows) {
        return rows.isEmpty() ? 1 : rows.get(0).size();
    }

    private static DelimitedText source(Map<String, Object> test, List<List<String>> expected) {
        Map<String, Object> params = object(test.get("params"));
        String quote = text(params, "quote");
        String escape = text(params, "escape");
        Dialect dialect = Dialect.CSV
                .withDelimiter(text(params, "delimiter"))
                .withQuote(quote.isEmpty() ? Optional.empty() : Optional.of(quote.charAt(0)));
        if (!escape.isEmpty()) {
            dialect = dialect.withEscape(Optional.of(escape.charAt(0)));
        }
        if ("SKIP".equals(params.get("comment_mode"))) {
            dialect = dialect.withComment(Optional.of(
                    params.get("comment") == null
                            ? '#'
                            : text(params, "comment").charAt(0)));
        }
        if (!Boolean.TRUE.equals(params.get("header"))) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < widthOf(expected); i++) {
                names.add("c" + i);
            }
            dialect = dialect.withHeader(names);
        }
        return DelimitedText.csv(fileOf(test)).withDialect(dialect);
    }

    /** The rows as the corpus has them: with the header, and without nulls. */
    private static List<List<String>> rows(Map<String, Object> test, ReadTable read) {
        List<List<String>> rows = new ArrayList<>();
        if (Boolean.TRUE.equals(object(test.get("params")).get("header"))) {
            rows.add(read.columns());
        }
        for (List<Scalar> row : read.rows()) {
            rows.add(row.stream()
                    .map(value -> value.equals(Scalar.NULL) ? "" : value.toString())
                    .toList());
        }
        return rows;
    }

    private static List<List<String>> expectedRows(Map<String, Object> test) throws IOException {
        Map<String, Object> expected = object(parse(Files.readString(corpora.resolve(text(test, "expected")))));
        List<List<String>> rows = new ArrayList<>();
        if (expected.containsKey("arrays_to_string")) {
            for (Object row : list(expected.get("arrays_to_string"))) {
                String text = String.valueOf(row);
                String values = text.substring(text.indexOf('[') + 1, text.length() - 1);
                rows.add(List.of(values.split(", ", -1)));
            }
        } else {
            for (Object row : list(expected.get("rows"))) {
                rows.add(list(row).stream().map(String::valueOf).toList());
            }
        }
        return rows;
    }

    private static Path fileOf(Map<String, Object> test) {
        return corpora.resolve(text(test, "input"));
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private static Object parse(String json) {
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        return token == JsonToken.VALUE_TRUE ? Boolean.TRUE : parser.getString();
    }
}
