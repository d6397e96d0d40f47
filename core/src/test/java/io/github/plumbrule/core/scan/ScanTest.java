package io.github.plumbrule.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.core.metric.MetricUnavailableException;
import io.github.plumbrule.core.metric.RowCheckResult;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.core.metric.ValueCount;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.Rows;
import io.github.plumbrule.core.source.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One pass answers every metric, and the answer does not depend on how the pass was made. */
class ScanTest {
    private static final Condition ALL = Condition.ALWAYS;

    @TempDir
    Path folder;

    private Measurements scan(String csv, Metric<?>... metrics) {
        return Scan.run(file(csv), List.of(metrics), ScanOptions.defaults().withThreads(2));
    }

    private DelimitedText file(String csv) {
        Path file = folder.resolve("data.csv");
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return DelimitedText.csv(file);
    }

    private static Metric.RowCheck check(String column, Condition condition) {
        return new Metric.RowCheck(condition, Condition.missing(column), ALL, 20, List.of());
    }

    private static Condition between(String column, Scalar least, Scalar most) {
        return new Condition.Range(column, Optional.of(Limit.inclusive(least)), Optional.of(Limit.inclusive(most)));
    }

    private static List<Long> rows(RowCheckResult result) {
        return result.samples().stream().map(UnexpectedRow::row).toList();
    }

    @Test
    void readsNumbersOnDemandAndSaysWhatIsNoNumber() {
        Metric.RowCheck metric = check("a", between("a", Scalar.of(0), Scalar.of(10)));
        RowCheckResult result = scan("a,b\n1,x\nabc,x\n,x\n10.5,x\n1e1,x\nNaN,x\nInfinity,x\n", metric)
                .get(metric);
        assertThat(result.elements()).isEqualTo(7);
        assertThat(result.missing()).isEqualTo(1);
        assertThat(result.unexpected()).isEqualTo(4);
        assertThat(rows(result)).containsExactly(2L, 4L, 6L, 7L);
        assertThat(result.samples().get(0).reason()).contains("is not a number");
        assertThat(result.samples().get(0).line()).hasValue(3);
        assertThat(result.samples().get(0).source()).contains("data.csv");
    }

    @Test
    void comparesLargeWholeNumbersExactly() {
        Metric.RowCheck metric = check("a", between("a", Scalar.of(0), Scalar.of(new BigDecimal("9007199254740992"))));
        assertThat(rows(scan("a\n9007199254740992\n9007199254740993\n", metric).get(metric)))
                .containsExactly(2L);
    }

    @Test
    void readsDatesWhenTheLimitsAreDates() {
        Metric.RowCheck metric = check(
                "d",
                between(
                        "d",
                        Scalar.ofObject(java.time.LocalDate.of(2024, 1, 1)),
                        Scalar.ofObject(java.time.LocalDate.of(2024, 12, 31))));
        RowCheckResult result = scan("d\n2024-02-29\n2023-12-31\n2024-02-30\n2024-12-31T00:00:01\n", metric)
                .get(metric);
        assertThat(rows(result)).containsExactly(2L, 3L, 4L);
        assertThat(result.samples().get(1).reason()).contains("is not a date or date-time in ISO 8601");
    }

    @Test
    void comparesTextByCodePoint() {
        Metric.RowCheck metric = check("a", between("a", Scalar.of("b"), Scalar.of("\uffff")));
        assertThat(rows(scan("a\nb\na\n\ud83d\ude00\n\uff5e\n", metric).get(metric)))
                .containsExactly(2L, 3L);
    }

    @Test
    void matchesNumericMembersNumericallyAndTextMembersAsText() {
        Metric.RowCheck numbers = check("a", new Condition.InSet("a", List.of(Scalar.of(1), Scalar.of(2))));
        Metric.RowCheck texts = check("a", new Condition.InSet("a", List.of(Scalar.of("1"), Scalar.of("DELIVERED"))));
        Measurements found = scan("a\n1\n1.0\n01\n3\nDELIVERED\nDELIVERE\n", numbers, texts);
        assertThat(rows(found.get(numbers))).containsExactly(4L, 5L, 6L);
        assertThat(rows(found.get(texts))).containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void tellsAnEmptyTextFromANull() {
        Metric.RowCheck present = new Metric.RowCheck(Condition.present("b"), Condition.NEVER, ALL, 20, List.of("a"));
        RowCheckResult result = scan("a,b\n1,\"\"\n2,\n3,x\n", present).get(present);
        assertThat(rows(result)).containsExactly(2L);
        assertThat(result.samples().get(0).values())
                .containsExactly(Map.entry("b", Scalar.NULL), Map.entry("a", Scalar.of("2")));
    }

    @Test
    void countsCodePointsNotBytes() {
        Metric.RowCheck metric = check("a", new Condition.Length("a", 1, 1));
        assertThat(rows(scan("a\n\ud83d\ude00\n\u00e9\nab\n\"\"\n", metric).get(metric)))
                .containsExactly(3L, 4L);
    }

    @Test
    void readsTheNarrowestTypeOfAText() {
        Metric.TypeCounts metric = new Metric.TypeCounts("a", ALL);
        assertThat(scan("a\n1\n2.5\ntrue\n2024-01-01\n2024-01-01T00:00\nx\n\n", metric)
                        .get(metric)
                        .counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ValueType.INTEGER, 1L,
                        ValueType.DECIMAL, 1L,
                        ValueType.BOOLEAN, 1L,
                        ValueType.DATE, 1L,
                        ValueType.DATE_TIME, 1L,
                        ValueType.TEXT, 1L));
        Metric.RowCheck integers = check("a", new Condition.OfType("a", Set.of(ValueType.INTEGER)));
        assertThat(rows(scan("a\n1\n1.0\nx\n", integers).get(integers))).containsExactly(2L, 3L);
    }

    @Test
    void looksOnlyAtTheRowsOfTheFilter() {
        Condition german = new Condition.Comparison(
                new Operand.Column("country"), Condition.Operator.EQUAL, new Operand.Literal(Scalar.of("DE")));
        Metric.RowCheck metric = new Metric.RowCheck(
                between("amount", Scalar.of(0), Scalar.of(5)), Condition.missing("amount"), german, 20, List.of());
        RowCheckResult result =
                scan("country,amount\nDE,1\nFR,9\nDE,9\nDE,\n", metric).get(metric);
        assertThat(result.elements()).isEqualTo(3);
        assertThat(result.missing()).isEqualTo(1);
        assertThat(rows(result)).containsExactly(3L);
    }

    @Test
    void findsAllRowsOfADuplicateTheFirstOneToo() {
        Metric.Uniqueness metric =
                new Metric.Uniqueness(List.of("a"), Metric.IgnoreRowIf.ALL_VALUES_ARE_MISSING, ALL, 20, List.of());
        RowCheckResult result = scan("a\n7\nx\n7\n8\nx\n\"\"\n", metric).get(metric);
        assertThat(result.unexpected()).isEqualTo(4);
        assertThat(rows(result)).containsExactly(1L, 2L, 3L, 5L);
        assertThat(result.samples().get(0).values()).containsEntry("a", Scalar.of("7"));
    }

    @Test
    void takesTextsThatDifferAsDifferentEvenIfTheyAreTheSameNumber() {
        Metric.DistinctCount metric = new Metric.DistinctCount("a", ALL);
        assertThat(scan("a\n7\n07\n7.0\n7\n", metric).get(metric).distinct()).isEqualTo(3);
        assertThat(scan("a\n7\n07\n7.0\n7\n", metric).get(metric).once()).isEqualTo(2);
    }

    @Test
    void leavesRowsWithAnyOrAllMissingOutOfCompoundUniqueness() {
        String csv = "a,b\n1,\n1,\n,\n,\n1,2\n";
        for (Metric.IgnoreRowIf policy : Metric.IgnoreRowIf.values()) {
            Metric.Uniqueness metric = new Metric.Uniqueness(List.of("a", "b"), policy, ALL, 20, List.of());
            List<Long> expected =
                    switch (policy) {
                        case ANY_VALUE_IS_MISSING -> List.of();
                        case ALL_VALUES_ARE_MISSING -> List.of(1L, 2L);
                        case NEVER -> List.of(1L, 2L, 3L, 4L);
                    };
            assertThat(rows(scan(csv, metric).get(metric))).as("%s", policy).isEqualTo(expected);
        }
    }

    @Test
    void findsWhereAnOrderBreaksAcrossChunks() {
        StringBuilder csv = new StringBuilder("a\n");
        for (int i = 0; i < 1000; i++) {
            csv.append(i == 500 ? 3 : i).append('\n');
        }
        Metric.Ordering metric = new Metric.Ordering("a", true, false, ALL, 20, List.of());
        for (int chunk : new int[] {64, 100, 100_000}) {
            RowCheckResult result = Scan.run(
                            file(csv.toString()),
                            List.of(metric),
                            ScanOptions.defaults().withChunkBytes(chunk).withThreads(2))
                    .get(metric);
            assertThat(rows(result)).containsExactly(501L);
            assertThat(result.samples().get(0).reason()).contains("comes after 499");
        }
    }

    @Test
    void sumsWithoutRounding() {
        Metric.NumberSummary metric = new Metric.NumberSummary("a", ALL);
        assertThat(scan("a\n1e100\n1\n-1e100\nx\n\n", metric).get(metric).sum().doubleValue())
                .isEqualTo(1.0);
        assertThat(scan("a\n9007199254740993\n1\n", metric).get(metric).sum()).isEqualByComparingTo("9007199254740994");
        assertThat(scan("a\n1\n2\n3\n4\n", metric).get(metric).variance()).isEqualTo(OptionalDouble.of(5.0 / 3));
        assertThat(scan("a\n1\n", metric).get(metric).variance()).isEmpty();
    }

    @Test
    void readsExtremesAsNumbersThenTimesThenText() {
        Metric.Extremes metric = new Metric.Extremes("a", Metric.Reading.NATURAL, ALL);
        assertThat(scan("a\n10\n9\n", metric).get(metric).greatest()).contains(Scalar.of(10));
        assertThat(scan("a\n2024-01-02\n2023-05-05\n", metric)
                        .get(metric)
                        .least()
                        .map(Object::toString))
                .contains("2023-05-05");
        assertThat(scan("a\n10\n9\nx\n", metric).get(metric).greatest()).contains(Scalar.of("x"));
    }

    @Test
    void answersQuantilesAsNumPyDoes() {
        Metric.Quantiles nearest = new Metric.Quantiles(
                "a", List.of(0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0), Metric.Interpolation.NEAREST, ALL);
        Metric.Quantiles linear = new Metric.Quantiles("a", List.of(0.5), Metric.Interpolation.LINEAR, ALL);
        Measurements found = scan("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n100\n\n", nearest, linear);
        assertThat(found.get(nearest).values()).containsExactly(1.0, 2.0, 3.0, 5.0, 8.0, 9.0, 100.0);
        assertThat(found.get(linear).values()).containsExactly(5.5);
    }

    @Test
    void comparesDistinctValuesWithASet() {
        Metric.SetCoverage metric = new Metric.SetCoverage("a", List.of(Scalar.of("x"), Scalar.of("z")), ALL, 10);
        var result = scan("a\nx\ny\ny\n\n", metric).get(metric);
        assertThat(result.outside()).containsExactly(new ValueCount(Scalar.of("y"), 2));
        assertThat(result.absent()).containsExactly(Scalar.of("z"));
        assertThat(result.distinct()).isEqualTo(2);
    }

    @Test
    void answersTheOtherMetricsWhenOneColumnIsMissing() {
        Metric.DistinctCount there = new Metric.DistinctCount("a", ALL);
        Metric.DistinctCount notThere = new Metric.DistinctCount("zz", ALL);
        Measurements found = scan("a\n1\n", there, notThere);
        assertThat(found.get(there).distinct()).isEqualTo(1);
        assertThatThrownBy(() -> found.get(notThere))
                .isInstanceOf(MetricUnavailableException.class)
                .hasMessage("column \"zz\" does not exist");
    }

    @Test
    void answersTheOtherMetricsWhenAPatternTakesTooManySteps() {
        Metric.RowCheck slow = check("a", new Condition.Matches("a", List.of("(x+x+)+y\\1"), Condition.MatchOn.ANY));
        Metric.RowCount count = new Metric.RowCount(ALL);
        Measurements found = scan("a\n" + "x".repeat(40) + "\n", slow, count);
        assertThat(found.get(count)).isEqualTo(1);
        assertThat(found.unavailable().get(slow).kind()).isEqualTo(Measurements.Unavailable.Kind.BUDGET_EXCEEDED);
    }

    @Test
    void answersNoMetricThatSharesAPatternThatTakesTooManySteps() {
        Condition slow = new Condition.Matches("a", List.of("(x+x+)+y\\1"), Condition.MatchOn.ANY);
        Metric.RowCheck first = check("a", slow);
        Metric.RowCheck second = new Metric.RowCheck(slow, Condition.NEVER, ALL, 3, List.of());
        Metric.RowCheck third = check("a", Condition.not(slow));
        Metric.RowCount filtered = new Metric.RowCount(slow);
        assertThat(scan("a\n" + "x".repeat(40) + "\n", first, second, third, filtered)
                        .unavailable())
                .containsOnlyKeys(first, second, third, filtered);
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> new Condition.Matches("a", List.of("("), Condition.MatchOn.ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'(' is not valid at character 1");
    }

    @Test
    void readsQuotesWithinFieldsAsOrdinaryCharacters() {
        Metric.RowCheck metric = check("b", new Condition.InSet("b", List.of(Scalar.of("5\" pipe"))));
        Measurements found = scan("a,b\n1,5\" pipe\n2,\"6\"\" pipe\"\n", metric);
        assertThat(found.rows()).isEqualTo(2);
        assertThat(rows(found.get(metric))).containsExactly(2L);
    }

    @Test
    void reportsRaggedRowsAndLeavesThemOut() {
        Metric.RowCheck metric = check("b", between("b", Scalar.of(0), Scalar.of(1)));
        Measurements found = scan("a,b\n1,0\n2\n3,1,9\n4,5\n", metric);
        assertThat(found.rows()).isEqualTo(2);
        assertThat(found.unreadableRows()).isEqualTo(2);
        assertThat(found.firstUnreadableRows())
                .containsExactly(
                        "data.csv:3: has 1 field, but the header has 2",
                        "data.csv:4: has 3 fields, but the header has 2");
        assertThat(rows(found.get(metric))).containsExactly(4L);
    }

    @Test
    void namesTheLineOfAQuoteThatIsNeverClosed() {
        assertThatThrownBy(() -> scan("a,b\n1,2\n3,\"x\n4,5\n", new Metric.RowCount(ALL)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data.csv:3: the quote that opens here is never closed");
    }

    @Test
    void readsTypedRowsWithoutTurningTextIntoNumbers() {
        Rows rows = Rows.ofMaps("rows", List.of(Map.of("a", 1), Map.of("a", "1"), Map.of("a", 1.0), Map.of("b", 2)));
        Metric.RowCheck metric = check("a", new Condition.InSet("a", List.of(Scalar.of(1))));
        RowCheckResult result =
                Scan.run(rows, List.of(metric), ScanOptions.defaults()).get(metric);
        assertThat(result.missing()).isEqualTo(1);
        assertThat(rows(result)).containsExactly(2L);
    }

    @Test
    void answersTheSameForAnyNumberOfThreadsAnyChunkSizeAndAnyMemory() throws IOException {
        for (int seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            StringBuilder csv = new StringBuilder("id,amount,word\n");
            int rows = 200 + random.nextInt(2000);
            for (int i = 0; i < rows; i++) {
                csv.append(random.nextInt(20) == 0 ? random.nextInt(rows) : i)
                        .append(',')
                        .append(random.nextInt(30) == 0 ? "" : random.nextGaussian() * Math.pow(10, random.nextInt(12)))
                        .append(",\"")
                        .append(random.nextInt(8) == 0 ? "multi\nline" : "w" + random.nextInt(300))
                        .append("\"\n");
            }
            Source source = file(csv.toString());
            List<Metric<?>> metrics = everyMetric();
            Measurements reference =
                    Scan.run(source, metrics, ScanOptions.defaults().withThreads(1));
            for (int threads : new int[] {1, 2, 5}) {
                for (int chunk : new int[] {128, 4096}) {
                    for (long memory : new long[] {0, 64 << 20}) {
                        Measurements other = Scan.run(
                                source,
                                metrics,
                                ScanOptions.defaults()
                                        .withThreads(threads)
                                        .withChunkBytes(chunk)
                                        .withMemoryBytes(memory)
                                        .withTemporaryDirectory(folder));
                        assertThat(other)
                                .as(
                                        "seed %d, %d threads, %d bytes a chunk, %d bytes memory",
                                        seed, threads, chunk, memory)
                                .isEqualTo(reference);
                    }
                }
            }
            try (var left = Files.list(folder)) {
                assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("data.csv");
            }
        }
    }

    private static List<Metric<?>> everyMetric() {
        List<Metric<?>> metrics = new ArrayList<>();
        metrics.add(new Metric.RowCount(ALL));
        metrics.add(new Metric.ColumnNames());
        metrics.add(check("amount", between("amount", Scalar.of(-10), Scalar.of(10))));
        metrics.add(check("word", new Condition.Matches("word", List.of("^w[0-9]{1,2}$"), Condition.MatchOn.ANY)));
        for (String column : List.of("id", "amount", "word")) {
            metrics.add(new Metric.TypeCounts(column, ALL));
            metrics.add(new Metric.Uniqueness(
                    List.of(column), Metric.IgnoreRowIf.ALL_VALUES_ARE_MISSING, ALL, 20, List.of("id")));
            metrics.add(new Metric.Ordering(column, true, true, ALL, 20, List.of()));
            metrics.add(new Metric.NumberSummary(column, ALL));
            metrics.add(new Metric.Extremes(column, Metric.Reading.NATURAL, ALL));
            metrics.add(new Metric.Quantiles(column, List.of(0.1, 0.5, 0.9), Metric.Interpolation.LINEAR, ALL));
            metrics.add(new Metric.DistinctCount(column, ALL));
            metrics.add(new Metric.ValueCounts(column, ALL, 50));
            metrics.add(new Metric.SetCoverage(column, List.of(Scalar.of("w1"), Scalar.of(3)), ALL, 7));
        }
        metrics.add(new Metric.Uniqueness(
                List.of("amount", "word"), Metric.IgnoreRowIf.ANY_VALUE_IS_MISSING, ALL, 20, List.of()));
        return metrics;
    }

    @Test
    void agreesWithAPlainCountOverRandomData() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(500) + 1; i > 0; i--) {
                values.add(String.valueOf(random.nextInt(200) - 50));
            }
            Metric.Uniqueness unique = new Metric.Uniqueness(
                    List.of("a"), Metric.IgnoreRowIf.ALL_VALUES_ARE_MISSING, ALL, 1000, List.of());
            Metric.Quantiles median = new Metric.Quantiles("a", List.of(0.5), Metric.Interpolation.LINEAR, ALL);
            Metric.NumberSummary summary = new Metric.NumberSummary("a", ALL);
            Measurements found = scan("a\n" + String.join("\n", values) + "\n", unique, median, summary);

            Map<String, Integer> counts = new HashMap<>();
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
            List<Long> repeated = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (counts.get(values.get(i)) > 1) {
                    repeated.add(i + 1L);
                }
            }
            double[] sorted =
                    values.stream().mapToDouble(Double::parseDouble).sorted().toArray();
            double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            assertThat(rows(found.get(unique))).as("seed %d", seed).isEqualTo(repeated);
            assertThat(found.get(median).values()).as("seed %d", seed).containsExactly(middle);
            assertThat(found.get(summary).sum())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(
                            BigDecimal.valueOf(Arrays.stream(sorted).sum()));
        }
    }
}
