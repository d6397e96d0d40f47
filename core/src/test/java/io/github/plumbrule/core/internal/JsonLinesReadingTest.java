package io.github.plumbrule.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON Lines become typed rows, and what is no row is reported with its place. */
class JsonLinesReadingTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheTypesOfValues() throws IOException {
        ReadTable read = read(
                "{\"t\":\"12\",\"i\":12,\"d\":1.50,\"b\":true,\"n\":null,\"l\":[1, {\"x\" : \"\\u00e9\\\"\"}],\"o\":{\"k\": 1.0}}\n");
        assertThat(read.rows().get(0))
                .containsExactly(
                        Scalar.of("12"),
                        Scalar.of(12),
                        Scalar.of(new BigDecimal("1.50")),
                        Scalar.of(true),
                        Scalar.NULL,
                        new Scalar.Nested("[1,{\"x\":\"\u00e9\\\"\"}]"),
                        new Scalar.Nested("{\"k\":1.0}"));
    }

    @Test
    void keepsEveryDigitOfNumbers() throws IOException {
        ReadTable read = read("{\"a\":9223372036854775808,\"b\":0.1000000000000000055511151231257827,\"c\":1e400}\n");
        assertThat(read.rows().get(0))
                .containsExactly(
                        Scalar.of(new BigDecimal("9223372036854775808")),
                        Scalar.of(new BigDecimal("0.1000000000000000055511151231257827")),
                        Scalar.of(new BigDecimal("1e400")));
    }

    @Test
    void namesColumnsInTheOrderOfTheirFirstAppearance() throws IOException {
        ReadTable read = read("{\"b\":1}\n{\"a\":1,\"b\":2}\n\n{\"c\":null,\"a\":3}\n");
        assertThat(read.columns()).containsExactly("b", "a", "c");
        assertThat(read.texts())
                .containsExactly(List.of("1", "null", "null"), List.of("2", "1", "null"), List.of("null", "3", "null"));
        assertThat(read.lines()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void findsNestedValuesByPath() throws IOException {
        ReadTable read = ask(
                "{\"address\":{\"city\":\"Berlin\",\"geo\":{\"lat\":52.5}},\"id\":1}\n"
                        + "{\"address\":null}\n"
                        + "{\"address\":{\"city\":null}}\n"
                        + "{\"address\":[{\"city\":\"Bern\"}]}\n",
                "address.city",
                "address.geo.lat",
                "address",
                "address.geo");
        assertThat(read.texts())
                .containsExactly(
                        List.of("Berlin", "52.5", "{\"city\":\"Berlin\",\"geo\":{\"lat\":52.5}}", "{\"lat\":52.5}"),
                        List.of("null", "null", "null", "null"),
                        List.of("null", "null", "{\"city\":null}", "null"),
                        List.of("null", "null", "[{\"city\":\"Bern\"}]", "null"));
    }

    @Test
    void prefersATopLevelKeyWithADotToAPath() throws IOException {
        ReadTable read = ask(
                "{\"a.b\":1,\"a\":{\"b\":2}}\n{\"a\":{\"b\":3},\"a.b\":4}\n{\"a\":{\"b\":5}}\n{\"a.b\":null,\"a\":{\"b\":6}}\n",
                "a.b");
        assertThat(read.texts()).containsExactly(List.of("1"), List.of("4"), List.of("5"), List.of("null"));
    }

    @Test
    void tellsAfterTheLastChunkWhichColumnsExist() throws IOException {
        Path file = write("{\"a\":{\"b\":null}}\n{\"c\":1}\nbroken {\"d\":1}\n{\"e\":1,}\n");
        try (Table table = Tables.open(JsonLines.of(file), 64, false)) {
            int path = table.indexOf("a.b");
            int missing = table.indexOf("a.x");
            int plain = table.indexOf("c");
            int onlyInUnreadable = table.indexOf("e");
            Chunk chunk = table.newChunk();
            while (table.next(chunk)) {
                chunk.prepare();
            }
            assertThat(table.exists(path)).isTrue();
            assertThat(table.exists(missing)).isFalse();
            assertThat(table.exists(plain)).isTrue();
            assertThat(table.exists(onlyInUnreadable)).isFalse();
            assertThat(table.indexOf("c")).isEqualTo(plain);
            assertThat(table.columns()).containsExactly("a", "c");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,}                 | is not valid JSON at column 8",
                "{\"a\":1 \"b\":2}          | is not valid JSON at column 8",
                "{\"\u00e9\":1 \"b\":2}     | is not valid JSON at column 8",
                "{'a':1}                    | is not valid JSON at column 2",
                "{\"a\":NaN}                | is not valid JSON at column",
                "{\"a\":Infinity}           | is not valid JSON at column",
                "{\"a\":01}                 | is not valid JSON at column",
                "{\"a\":1} {\"a\":2}        | has something behind its object at column 9",
                "{\"a\":1,\"a\":2}          | Duplicate Object property \"a\"",
                "{\"a\":{\"b\":1,\"b\":2}}  | Duplicate Object property \"b\"",
                "{\"a\":1                   | is not a whole JSON object: the line ends in the middle of it",
                "{\"a\":\"x                 | is not a whole JSON object: the line ends in the middle of it",
                "[{\"a\":1}]                | is a list, but expected one JSON object a line",
                "\"a\"                      | is a text, but expected one JSON object a line",
                "17                         | is a number, but expected one JSON object a line",
                "null                       | is null, but expected one JSON object a line",
                "true                       | is a boolean, but expected one JSON object a line",
                "{\"a\":\"\\ud800\"}        | has half a surrogate pair (\\ud800) at column 7",
                "{\"a\":\"\\udc00\\ud800\"} | has half a surrogate pair (\\udc00) at column 7",
                "{\"a\":1e999999999}        | whose exponent is beyond 100000",
                "{\"a\":1e99999999999}      | whose exponent is beyond 100000",
            })
    void reportsALineThatIsNoRow(String line, String reason) throws IOException {
        ReadTable read = ask("{\"a\":1}\n" + line + "\n{\"a\":3}\n", "a");
        assertThat(read.texts()).containsExactly(List.of("1"), List.of("3"));
        assertThat(read.lines()).containsExactly(1L, 3L);
        assertThat(read.unreadable())
                .singleElement()
                .asString()
                .startsWith("data.jsonl:2: ")
                .contains(reason);
    }

    @Test
    void takesWholeSurrogatePairs() throws IOException {
        assertThat(read("{\"a\":\"\\ud83d\\ude00\\\\ud800\"}\n").texts())
                .containsExactly(List.of("\ud83d\ude00\\ud800"));
    }

    @Test
    void reportsInvalidUtf8() throws IOException {
        byte[] text = "{\"a\":\"x\"}\n{\"a\":\"\u00e9?\"}\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 4] = (byte) 0xff;
        ReadTable read = ReadTable.of(JsonLines.of(write(text)));
        assertThat(read.texts()).containsExactly(List.of("x"));
        assertThat(read.unreadable()).containsExactly("data.jsonl:2: is not valid UTF-8 at column 8 (byte 0xFF)");
    }

    @Test
    void neverTakesACharacterSetFromTheBytesOfALine() throws IOException {
        ReadTable read =
                ReadTable.of(JsonLines.of(write("{\"a\":1}\n\u0000{\u0000}\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(read.unreadableCount()).isEqualTo(1);
    }

    @Test
    void saysThatABrokenLastLineLooksTruncated() throws IOException {
        ReadTable read = read("{\"a\":1}\n{\"a\":2");
        assertThat(read.unreadable())
                .containsExactly("data.jsonl:2: is not a whole JSON object: the line ends in the middle of it; the file"
                        + " ends here without a line break: it looks truncated");
        assertThat(read.notices()).singleElement().asString().contains("the last line has no line break");
    }

    @Test
    void takesAWholeLastLineWithoutALineBreakAndRemarksOnIt() throws IOException {
        ReadTable read = read("{\"a\":1}\r\n{\"a\":2}");
        assertThat(read.texts()).containsExactly(List.of("1"), List.of("2"));
        assertThat(read.notices()).hasSize(1);
    }

    @Test
    void skipsBlankLines() throws IOException {
        ReadTable read = read("\n  \r\n{\"a\":1}\n\t\n{\"a\":2}\n\n");
        assertThat(read.texts()).containsExactly(List.of("1"), List.of("2"));
        assertThat(read.lines()).containsExactly(3L, 5L);
        assertThat(read.unreadableCount()).isZero();
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        JsonLines source = JsonLines.of(write(""));
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessage("data.jsonl is empty: expected one JSON object a line");
    }

    @Test
    void remarksOnAnEmptyFileAmongSeveral() throws IOException {
        Path empty = Files.writeString(folder.resolve("part-0.jsonl"), "");
        Path full = Files.writeString(folder.resolve("part-1.jsonl"), "{\"a\":1}\n");
        Path broken = Files.writeString(folder.resolve("part-2.jsonl"), "{\"a\":1}\n{]\n");
        ReadTable read = ReadTable.of(JsonLines.of(List.of(empty, full, broken)));
        assertThat(read.texts()).hasSize(2);
        assertThat(read.notices()).containsExactly("part-0.jsonl is empty");
        assertThat(read.unreadable()).singleElement().asString().startsWith("part-2.jsonl:2: ");
    }

    @Test
    void readsGzipAndByteOrderMarks() throws IOException {
        String text = "{\"a\":\"\u00e9\"}\n";
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] bytes : List.of(
                zipped.toByteArray(),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(ReadTable.of(JsonLines.of(write(bytes))).texts()).containsExactly(List.of("\u00e9"));
        }
    }

    @Test
    void namesTheRecordLimit() throws IOException {
        String lines = "{\"a\":1}\n{\"a\":\"" + "x".repeat(500) + "\"}\n";
        for (int chunkBytes : new int[] {64, 4096}) {
            JsonLines source = limited(lines, new Limits(1000, 200, 10, 10));
            assertThatThrownBy(() -> ReadTable.of(source, chunkBytes))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("data.jsonl:2: the line is longer than 200 bytes (--max-record-bytes)");
        }
    }

    @Test
    void namesTheFieldLimit() throws IOException {
        JsonLines source =
                limited("{\"a\":1}\n{\"a\":\"" + "\u00e9".repeat(51) + "\"}\n", new Limits(100, 1000, 10, 10));
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "data.jsonl:2: a text is 102 bytes long, more than the limit of 100 (--max-field-bytes)");
    }

    @Test
    void namesTheColumnLimit() throws IOException {
        JsonLines source = limited("{\"a\":1}\n{\"b\":1,\"c\":1}\n", new Limits(100, 1000, 2, 10));
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more different keys than the limit of 2 columns (--max-columns)");
    }

    @Test
    void givesTheSameRowsAndColumnsForAnyChunkSizeAndNumberOfThreads() throws Exception {
        long seed = 20;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(20) == 0) {
                text.append(random.nextBoolean() ? "\n" : "{broken\n");
            }
            text.append("{\"id\":").append(i);
            for (int k = random.nextInt(4); k > 0; k--) {
                text.append(",\"k")
                        .append(k)
                        .append('_')
                        .append(i / 100)
                        .append("\":\"")
                        .append("x".repeat(random.nextInt(90)))
                        .append('"');
            }
            text.append("}\n");
        }
        JsonLines source = JsonLines.of(write(text.toString()));
        ReadTable expected = ReadTable.of(source, 1 << 20);
        for (int chunkBytes : new int[] {64, 333, 8192}) {
            ReadTable read = ReadTable.of(source, chunkBytes);
            assertThat(read.columns()).as("seed %d", seed).isEqualTo(expected.columns());
            assertThat(read.rows()).isEqualTo(expected.rows());
            assertThat(read.lines()).isEqualTo(expected.lines());
            assertThat(read.unreadableCount()).isEqualTo(expected.unreadableCount());
        }
        for (int round = 0; round < 5; round++) {
            assertThat(columnsReadBy(4, source)).isEqualTo(expected.columns());
        }
    }

    private static List<String> columnsReadBy(int threads, JsonLines source) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Table table = Tables.open(source, 512, false)) {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Boolean> worker = () -> {
                    Chunk chunk = table.newChunk();
                    while (table.next(chunk)) {
                        chunk.prepare();
                    }
                    return true;
                };
                done.add(workers.submit(worker));
            }
            for (Future<Boolean> worker : done) {
                worker.get();
            }
            return table.columns();
        } finally {
            workers.shutdownNow();
        }
    }

    private Path write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("data.jsonl"), bytes);
    }

    private ReadTable read(String text) throws IOException {
        return ReadTable.of(JsonLines.of(write(text)));
    }

    private ReadTable ask(String text, String... columns) throws IOException {
        return ReadTable.of(JsonLines.of(write(text)), 64, List.of(columns));
    }

    private JsonLines limited(String text, Limits limits) throws IOException {
        Path file = write(text);
        return new JsonLines("data.jsonl", List.of(file), limits);
    }
}
