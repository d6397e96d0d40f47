package io.github.plumbrule.core.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.source.DelimitedText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader and Apache Commons CSV give the same fields. */
class CsvTableDifferentialTest {
    private static final String[] PIECES = {
        "a",
        "b",
        "\u00e9",
        "\u4e16",
        "\ud83d\ude00",
        "1",
        " ",
        ",",
        "\"",
        "\n",
        "\r\n",
        "\r",
        "\t",
        ";",
        "x".repeat(70),
        ""
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {64, 97, 256, 4096})
    void readsRandomWellFormedFilesAsCommonsCsvDoes(int chunkBytes) throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String text = randomFile(random);
            assertThat(ours(text, chunkBytes, false)).as("seed %d", seed).isEqualTo(commons(text));
            assertThat(ours(text, chunkBytes, true))
                    .as("by record, seed %d", seed)
                    .isEqualTo(commons(text));
        }
    }

    @Test
    void readsQuotesWithinUnquotedFieldsAsCommonsCsvDoesOnceItReadsByRecord() throws IOException {
        String text = "a,b\n5\" pipe,x\n6\" pipe,\"y\nz\"\n7,8\n";
        assertThat(ours(text, 64, true)).isEqualTo(commons(text));
    }

    private static String randomFile(Random random) {
        int width = 1 + random.nextInt(5);
        String[] lineEnds = {"\n", "\r\n", "\r"};
        String lineEnd = lineEnds[random.nextInt(3)];
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < width; c++) {
            text.append(c == 0 ? "" : ",").append("c").append(c);
        }
        text.append(lineEnd);
        int rows = random.nextInt(40);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) {
                StringBuilder field = new StringBuilder();
                for (int p = random.nextInt(4); p > 0; p--) {
                    field.append(PIECES[random.nextInt(PIECES.length)]);
                }
                String value = field.toString();
                boolean quote = width == 1
                        || random.nextInt(4) == 0
                        || value.contains(",")
                        || value.contains("\"")
                        || value.contains("\n")
                        || value.contains("\r");
                text.append(c == 0 ? "" : ",").append(quote ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
            }
            if (r < rows - 1 || random.nextBoolean()) {
                text.append(lineEnd);
            }
        }
        return text.toString();
    }

    private List<List<String>> ours(String text, int chunkBytes, boolean byRecord) throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, text);
        List<List<String>> rows = new ArrayList<>();
        try (CsvTable table = new CsvTable(DelimitedText.csv(file), chunkBytes, byRecord)) {
            Chunk chunk = table.newChunk();
            while (table.next(chunk)) {
                chunk.prepare();
                assertThat(chunk.unreadable()).isZero();
                for (int row = 0; row < chunk.rows(); row++) {
                    List<String> values = new ArrayList<>();
                    for (int c = 0; c < table.columns().size(); c++) {
                        Scalar value = chunk.column(c).scalar(row);
                        values.add(value == Scalar.NULL ? "" : value.toString());
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static List<List<String>> commons(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                rows.add(record.toList());
            }
        }
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        return rows;
    }
}
