package io.github.plumbrule.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.internal.table.Chunk;
import io.github.plumbrule.core.internal.table.Table;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.DelimitedText.Dialect;
import io.github.plumbrule.core.source.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimited text as it comes: line ends, character sets, compression, damage; every error has its place. */
class DelimitedTextReadingTest {
    @TempDir
    Path folder;

    // Rows that cannot be read, while the others can

    @Test
    void reportsARaggedRow() throws IOException {
        ReadTable read = read("a,b\n1,2\n3\n4,5,6\n7,8\n");
        assertThat(read.texts()).containsExactly(List.of("1", "2"), List.of("7", "8"));
        assertThat(read.lines()).containsExactly(2L, 5L);
        assertThat(read.unreadable())
                .containsExactly(
                        "data.csv:3: has 1 field, but the header has 2",
                        "data.csv:4: has 3 fields, but the header has 2");
    }

    @Test
    void saysThatARaggedLastRecordLooksTruncated() throws IOException {
        assertThat(read("a,b\n1,2\n3").unreadable())
                .containsExactly(
                        "data.csv:3: has 1 field, but the header has 2, and the file ends without a line break:"
                                + " it looks truncated");
    }

    @Test
    void remarksOnALastRecordWithoutALineBreak() throws IOException {
        ReadTable read = read("a,b\n1,2\n3,4");
        assertThat(read.texts()).hasSize(2);
        assertThat(read.notices()).singleElement().asString().contains("the last line has no line break");
        assertThat(read("a,b\n1,2\n").notices()).isEmpty();
    }

    @Test
    void reportsARowWithInvalidUtf8ByItsLine() throws IOException {
        byte[] bytes = "a,b\n1,\"\n\n\"\n3,?\n5,6\n".getBytes(StandardCharsets.UTF_8);
        bytes[13] = (byte) 0xe9;
        ReadTable read = ReadTable.of(csv(bytes));
        assertThat(read.texts()).containsExactly(List.of("1", "\n\n"), List.of("5", "6"));
        assertThat(read.unreadable())
                .containsExactly("data.csv:5: is not valid UTF-8 (byte 0xE9); say which character set the file has with"
                        + " --charset");
    }

    @Test
    void reportsARowInWhichADelimiterIsMissingBeforeAQuotedField() throws IOException {
        ReadTable read = read("a,b,c\n1,x,\"y, z\"\n2,x\"y, z\"\n3,\"5\"\" pipe\",4\n");
        assertThat(read.texts()).containsExactly(List.of("1", "x", "y, z"), List.of("3", "5\" pipe", "4"));
        assertThat(read.unreadable())
                .singleElement()
                .asString()
                .startsWith("data.csv:3: ")
                .contains("a delimiter seems to be missing");
    }

    @Test
    void takesQuotesWithinUnquotedFieldsAsCharacters() throws IOException {
        ReadTable read = read("a,b\n5\" pipe,6\"\n7\" x 9\",8\" y\n");
        assertThat(read.texts()).containsExactly(List.of("5\" pipe", "6\""), List.of("7\" x 9\"", "8\" y"));
    }

    // Errors that end the reading

    @Test
    void namesTheLineOfAQuoteThatIsNeverClosed() throws IOException {
        assertFails("a,b\n1,2\n3,\"4\n5,6\n7,8\n", "data.csv:3: the quote that opens here is never closed");
        assertFails("a,\"b\n1,2\n", "data.csv:1: the quote that opens in the header is never closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1000, 256 << 10})
    void refusesAQuotePairThatSwallowsMoreThanAHundredLines(int chunkBytes) throws IOException {
        String rows = "1,2\n".repeat(150);
        DelimitedText sameShape =
                csv(("a,b\n" + "1,2\n" + "3,\"4\n" + rows + "5,6\"\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ReadTable.of(sameShape, chunkBytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "data.csv:3: the record that starts here spans 152 lines, more than the limit of"
                                + " 100 (--max-lines-per-record)");
        DelimitedText ragged =
                csv(("a,b\n" + "1,2\n" + "3,\"4\n" + rows + "5\",6,7\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ReadTable.of(ragged, chunkBytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data.csv:3: the record that starts here spans 152 lines");
    }

    @Test
    void namesTheLineOfTextBehindAClosingQuote() {
        assertFails("a,b\n1,2\n\"3\"x,4\n", "data.csv:3: text follows a closing quote");
    }

    @Test
    void refusesAnEmptyFile() {
        assertFails("", "data.csv is empty: expected a header line with the column names");
        assertFails("\n\r\n\n", "data.csv is empty: expected a header line with the column names");
    }

    @Test
    void readsAFileWithNothingButAHeader() throws IOException {
        for (String text : List.of("a,b\n", "a,b", "a,b\r\n", "\n\na,b\n\n")) {
            ReadTable read = read(text);
            assertThat(read.columns()).containsExactly("a", "b");
            assertThat(read.rows()).isEmpty();
        }
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> ReadTable.of(DelimitedText.csv(folder)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is a directory, not a file; name the files in it");
    }

    @Test
    void refusesAMissingFile() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> ReadTable.of(DelimitedText.csv(missing)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("missing.csv does not exist; looked in ");
    }

    @Test
    void refusesAFileWhoseHeaderDiffersFromTheFirst() throws IOException {
        Path first = Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Path second = Files.writeString(folder.resolve("2.csv"), "b,a\n1,2\n");
        assertThatThrownBy(() -> ReadTable.of(DelimitedText.csv(List.of(first, second))))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "2.csv: the header differs from that of 1.csv; files of one dataset need the same columns in"
                                + " the same order. Found: b, a. Expected: a, b");
    }

    @Test
    void readsSeveralFilesAsOneAndKeepsTheirLines() throws IOException {
        Path first = Files.writeString(folder.resolve("1.csv"), "a\n1\n2");
        Path second = Files.writeString(folder.resolve("2.csv"), "\n\na\r\n3\r\n4,4\r\n");
        ReadTable read = ReadTable.of(DelimitedText.csv(List.of(first, second)));
        assertThat(read.texts()).containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(read.lines()).containsExactly(2L, 3L, 4L);
        assertThat(read.unreadable()).singleElement().asString().startsWith("2.csv:5: has 2 fields");
    }

    @Test
    void knowsNoColumnByANameThatSeveralHave() throws IOException {
        try (Table table = Tables.open(csv("a,b,a\n1,2,3\n".getBytes(StandardCharsets.UTF_8)), 64, false)) {
            assertThat(table.columns()).containsExactly("a", "b", "a");
            assertThat(table.indexOf("a")).isNegative().isNotEqualTo(table.indexOf("missing"));
            assertThat(table.indexOf("b")).isEqualTo(1);
        }
    }

    // Compression

    @Test
    void readsGzipOfSeveralMembers() throws IOException {
        byte[] bytes = concat(gzip("a,b\n1,2\n3"), gzip(",4\n"), gzip(""));
        assertThat(ReadTable.of(csv(bytes)).texts()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void refusesGzipThatIsCutOff() throws IOException {
        byte[] first = gzip("a,b\n1,2\n");
        byte[] second = gzip("3,4\n");
        for (int kept = 1; kept < second.length; kept++) {
            DelimitedText source = csv(concat(first, Arrays.copyOf(second, kept)));
            assertThatThrownBy(() -> ReadTable.of(source))
                    .as("%d bytes of the second member", kept)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("data.csv: the gzip data ends in the middle: the file is truncated");
        }
    }

    @Test
    void refusesWhatFollowsGzipExceptZeros() throws IOException {
        byte[] whole = gzip("a,b\n1,2\n");
        DelimitedText source = csv(concat(whole, "junk".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("something other than gzip data follows the end");
        assertThat(ReadTable.of(csv(concat(whole, new byte[512]))).texts()).containsExactly(List.of("1", "2"));
    }

    @Test
    void neverReadsOtherRowsFromGzipInWhichAByteIsFlipped() throws IOException {
        byte[] whole = gzip("a,b\n1,2\n3,4\n");
        List<List<String>> expected = List.of(List.of("1", "2"), List.of("3", "4"));
        for (int i = 2; i < whole.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[i] ^= (byte) (1 << bit);
                try {
                    // A flipped time stamp in the header, or a bit behind the last code, changes nothing.
                    assertThat(ReadTable.of(csv(flipped)).texts())
                            .as("byte %d, bit %d", i, bit)
                            .isEqualTo(expected);
                } catch (DataException e) {
                    assertThat(e).hasMessageContaining("gzip data");
                }
            }
        }
    }

    // Characters and line ends

    @Test
    void readsByteOrderMarks() throws IOException {
        String text = "\ufeff\u00e9,b\n1,\u20ac\ud83d\ude00\n";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"))) {
            for (byte[] bytes : List.of(text.getBytes(charset), gzip(text.getBytes(charset)))) {
                ReadTable read = ReadTable.of(csv(bytes));
                assertThat(read.columns()).as(charset.name()).containsExactly("\u00e9", "b");
                assertThat(read.texts()).containsExactly(List.of("1", "\u20ac\ud83d\ude00"));
            }
        }
    }

    @Test
    void readsOtherCharacterSetsAndRefusesWhatIsNotInThem() throws IOException {
        Dialect utf16 = Dialect.CSV.withCharset(StandardCharsets.UTF_16LE);
        byte[] bytes = "a,b\n1,\u00e9\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(ReadTable.of(csv(bytes).withDialect(utf16)).texts()).containsExactly(List.of("1", "\u00e9"));
        DelimitedText cut = csv(Arrays.copyOf(bytes, bytes.length - 1)).withDialect(utf16);
        assertThatThrownBy(() -> ReadTable.of(cut))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data.csv:2: not valid UTF-16LE");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 256 << 10})
    void readsEveryKindOfLineEndAlsoMixed(int chunkBytes) throws IOException {
        String[] ends = {"\n", "\r\n", "\r"};
        for (int kind = 0; kind < 4; kind++) {
            StringBuilder text = new StringBuilder("a,b\r\n");
            for (int i = 0; i < 300; i++) {
                text.append(i).append(",\"x\ry\"").append(ends[kind < 3 ? kind : i % 3]);
            }
            ReadTable read = ReadTable.of(csv(text.toString().getBytes(StandardCharsets.UTF_8)), chunkBytes);
            assertThat(read.rows()).hasSize(300);
            for (int i = 0; i < 300; i++) {
                assertThat(read.texts().get(i)).containsExactly(String.valueOf(i), "x\ry");
                assertThat(read.lines().get(i)).isEqualTo(2L + 2L * i);
            }
        }
    }

    @Test
    void takesTabsAndOtherControlCharactersAsData() throws IOException {
        assertThat(read("a,b\n\t1\t,\u000b\n\f,\b\n").texts())
                .containsExactly(List.of("\t1\t", "\u000b"), List.of("\f", "\b"));
    }

    @Test
    void takesTabsAsDelimiters() throws IOException {
        ReadTable read = read("a\tb\r\n1,2\t\"x\ty\"\r\n", Dialect.CSV.withDelimiter("\t"));
        assertThat(read.texts()).containsExactly(List.of("1,2", "x\ty"));
    }

    // Dialects

    @Test
    void tellsAnUnquotedEmptyFieldFromAQuotedOne() throws IOException {
        assertThat(read("a,b\n,\"\"\n").texts()).containsExactly(List.of("null", ""));
    }

    @Test
    void takesNullTokensOnlyUnquoted() throws IOException {
        ReadTable read = read("a,b,c\nNA,\"NA\",-\nNAN,na,\"-\"\n", Dialect.CSV.withNullTokens(List.of("NA", "-")));
        assertThat(read.texts()).containsExactly(List.of("null", "NA", "null"), List.of("NAN", "na", "-"));
    }

    @Test
    void readsFilesWithoutHeader() throws IOException {
        ReadTable read = read("1,2\n3,4\n", Dialect.CSV.withHeader(List.of("a", "b")));
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.texts()).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(read.lines()).containsExactly(1L, 2L);
    }

    @Test
    void takesQuotesAsCharactersWhereTheDialectHasNone() throws IOException {
        ReadTable read = read("a,b\n\"1,2\"\n\",\"\n", Dialect.CSV.withQuote(Optional.empty()));
        assertThat(read.texts()).containsExactly(List.of("\"1", "2\""), List.of("\"", "\""));
    }

    // Limits

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 256 << 10})
    void namesTheLimitThatWasExceeded(int chunkBytes) throws IOException {
        Limits limits = new Limits(50, 200, 3, 4);
        assertLimit(
                "a,b\n1," + "x".repeat(51) + "\n",
                limits,
                chunkBytes,
                "data.csv:2: a field is 51 bytes long, more than the limit of 50 (--max-field-bytes)");
        assertLimit(
                "a,b\n1,2\n" + "x,".repeat(150) + "\n",
                limits,
                chunkBytes,
                "data.csv:3: a record is longer than 200 bytes (--max-record-bytes)");
        assertLimit(
                "a,b,c,d\n",
                limits,
                chunkBytes,
                "data.csv:1: the header has 4 columns, more than the limit of 3 (--max-columns)");
        assertLimit(
                "a,b\n1,2\n1,\"\n\n\n\n\"\n",
                limits,
                chunkBytes,
                "data.csv:3: the record that starts here spans 5 lines, more than the limit of 4 (--max-lines-per-record)");
        assertThat(ReadTable.of(
                                csv(("a,b\n1," + "x".repeat(50) + "\n1,\"\n\n\n\"\n").getBytes(StandardCharsets.UTF_8))
                                        .withLimits(limits),
                                chunkBytes)
                        .rows())
                .hasSize(2);
    }

    // Change while reading

    @Test
    void refusesAFileThatChangesWhileItIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "a,b\n" + "1,2\n".repeat(1000));
        try (Table table = Tables.open(DelimitedText.csv(file), 64, false)) {
            Chunk chunk = table.newChunk();
            assertThat(table.next(chunk)).isTrue();
            Files.writeString(file, "3,4\n", StandardOpenOption.APPEND);
            assertThatThrownBy(() -> {
                        while (table.next(chunk)) {
                            chunk.prepare();
                        }
                    })
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(
                            "data.csv changed while it was read (it had 4004 bytes at first and 4008 at the" + " end)");
            assertThatThrownBy(() -> table.next(chunk))
                    .as("also for the next worker")
                    .isInstanceOf(DataException.class);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private void assertLimit(String text, Limits limits, int chunkBytes, String message) throws IOException {
        DelimitedText source = csv(text.getBytes(StandardCharsets.UTF_8)).withLimits(limits);
        assertThatThrownBy(() -> ReadTable.of(source, chunkBytes))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    private void assertFails(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessageStartingWith(message);
    }

    private ReadTable read(String text) throws IOException {
        return read(text, Dialect.CSV);
    }

    private ReadTable read(String text, Dialect dialect) throws IOException {
        return ReadTable.of(csv(text.getBytes(StandardCharsets.UTF_8)).withDialect(dialect));
    }

    private DelimitedText csv(byte[] bytes) throws IOException {
        return DelimitedText.csv(Files.write(folder.resolve("data.csv"), bytes));
    }
}
