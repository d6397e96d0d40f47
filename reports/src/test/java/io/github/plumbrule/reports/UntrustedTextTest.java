package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strings that attack pages, templates, terminals and parsers, put wherever data or a suite can put them. */
class UntrustedTextTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> OWN = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus='x",
            "${7*7} <#assign x=1> #{7*7} [=7*7]",
            "</style></title><svg onload=alert(1)>",
            "]]><x>",
            "&lt;b&gt; &#60;b&#62;",
            "\u001B[2J\u001B]0;title\u0007",
            "a\r\nFAILED – forged line",
            "\u202Egpj.exe",
            "\uD800 alone \uDC00",
            "\u0000\u0001\uFFFE\uFFFF",
            "𝒳".repeat(150));

    @Test
    void ourOwnAttacksStayText() throws Exception {
        for (String text : OWN) {
            check(List.of(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xss", "ssti", "blns"})
    void collectedAttacksStayText(String suite) throws Exception {
        Path strings = SharedFiles.find("corpora/open/" + suite + "/strings.jsonl");
        assumeTrue(strings != null, "the shared corpora are not beside this repository");
        Set<String> texts = new LinkedHashSet<>();
        for (String line : Files.readAllLines(strings)) {
            if (!line.isBlank()) {
                texts.add(MAPPER.readTree(line).get("s").stringValue());
            }
        }
        assertThat(texts).isNotEmpty();
        List<String> all = List.copyOf(texts);
        for (int from = 0; from < all.size(); from += 20) {
            check(all.subList(from, Math.min(from + 20, all.size())));
        }
    }

    /** Every element that a page has for harmless texts. */
    private static final Set<String> PLAIN_ELEMENTS = new HashSet<>();

    static {
        for (String text : List.of("plain", "", "\tlong ".repeat(100))) {
            PLAIN_ELEMENTS.addAll(HtmlText.elements(new HtmlReport().render(verdict(List.of(text), true))));
            PLAIN_ELEMENTS.addAll(HtmlText.elements(new HtmlReport().render(verdict(List.of(text), false))));
        }
    }

    private static void check(List<String> texts) throws Exception {
        Verdict verdict = verdict(texts, false);

        String page = new HtmlReport().render(verdict);
        Set<String> added = new HashSet<>(HtmlText.elements(page));
        added.removeAll(PLAIN_ELEMENTS);
        assertThat(added).as("elements made by %s", texts).isEmpty();
        assertThat(page).doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069]");
        String seen = HtmlText.text(page);
        for (String text : texts) {
            assertThat(seen).contains(Visible.line(text, 120));
        }
        assertThat(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(page);

        for (ResultFormat format : List.of(ResultFormat.BOOLEAN_ONLY, ResultFormat.COMPLETE)) {
            JsonNode json = MAPPER.readTree(new JsonReport(format).render(verdict));
            for (int i = 0; i < texts.size(); i++) {
                assertThat(json.get("results").get(i).get("message").stringValue())
                        .isEqualTo(Visible.wellFormed(texts.get(i)));
            }
        }

        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        new JUnitReport().render(verdict).getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(verdict.results().size() + verdict.problems().size());
        assertThat(xml.getDocumentElement().getAttribute("name")).isEqualTo(Visible.line(texts.get(0), 120));

        String plain = new TextReport(TextReport.Colours.NONE).render(verdict);
        assertThat(plain).doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]");
        assertThat(plain.lines().count()).isEqualTo(lines(texts));
    }

    /** The lines of a summary of as many harmless texts. */
    private static long lines(List<String> texts) {
        List<String> harmless = new ArrayList<>();
        for (String text : texts) {
            harmless.add(text.isBlank() ? text : "plain " + harmless.size());
        }
        return new TextReport(TextReport.Colours.NONE)
                .render(verdict(harmless, false))
                .lines()
                .count();
    }

    /**
     * A verdict that says each text in every place.
     *
     * @param aggregate whether one result has a number to draw
     */
    private static Verdict verdict(List<String> texts, boolean aggregate) {
        List<ExpectationResult> results = new ArrayList<>();
        // Failures of all texts first, so that tests find the texts in order.
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.ERROR, Outcome.PASS, Outcome.NOT_APPLICABLE)) {
            texts.forEach(text -> results.add(rowLevel(text, outcome)));
        }
        String name = texts.get(0);
        results.add(new ExpectationResult(
                Expectation.of(name, Map.of("min_value", 5)),
                List.of(),
                Outcome.FAIL,
                name,
                name,
                List.of(),
                new Observation.Aggregate(aggregate ? 3L : name, Map.of(name, name)),
                0.5));
        return new Verdict(
                Outcome.FAIL,
                name,
                Suite.of(name),
                results,
                new Verdict.Dataset(name, 9, 9, List.of(name, "unchecked " + name), 1, List.of(name), List.of(name)),
                Map.of(name, name),
                List.of(name),
                SampleVerdicts.STARTED,
                Duration.ofMillis(5));
    }

    private static ExpectationResult rowLevel(String text, Outcome outcome) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        values.put(text, Scalar.of(text));
        values.put("key " + text, Scalar.of(text));
        List<UnexpectedRow> rows = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            rows.add(new UnexpectedRow(i, Optional.of(text + i), OptionalLong.of(i + 1), values, Optional.of(text)));
        }
        return new ExpectationResult(
                Expectation.of(text, Map.of(text, text, "mostly", 0.5))
                        .description(text)
                        .notes(text, text)
                        .id(text)
                        .meta(Map.of(text, text)),
                List.of(text),
                outcome,
                text,
                text,
                List.of(new Fact(text, text)),
                new Observation.RowLevel(new RowCheckResult(9, 0, 5, rows), List.of(text)),
                0.5);
    }
}
