package io.github.plumbrule.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.DelimitedText.Dialect;
import io.github.plumbrule.core.source.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dialects for the general reader give rows, nulls, lines and errors as plain CSV does. */
class DialectReadingTest {
    private static final Dialect ESCAPING = Dialect.CSV.withEscape(Optional.of('\\'));
    private static final Dialect COMMENTING = Dialect.CSV.withComment(Optional.of('#'));

    @TempDir
    Path folder;

    @Test
    void anEscapeCharacterTakesTheNextOneLiterally() throws IOException {
        assertThat(read("a,b\nx\\,y,\"say \\\"hi\\\"\"\n\\\\,\"\"\"\"\n", ESCAPING)
                        .texts())
                .containsExactly(List.of("x,y", "say \"hi\""), List.of("\\", "\""));
    }

    @Test
    void anEscapeCharacterBeforeALetterIsAControlCharacterOrItself() throws IOException {
        assertThat(read("a,b\n1\\t2\\n,C:\\Users\n", ESCAPING).texts()).containsExactly(List.of("1\t2\n", "C:\\Users"));
    }

    @Test
    void anEscapedLineBreakBelongsToTheField() throws IOException {
        ReadTable read = read("a,b\n1\\\n2,x\n3,y\n", ESCAPING.withQuote(Optional.empty()));
        assertThat(read.texts()).containsExactly(List.of("1\n2", "x"), List.of("3", "y"));
        assertThat(read.lines()).containsExactly(2L, 4L);
    }

    @Test
    void anEscapeCharacterThatIsTheQuoteIsAQuoteWrittenTwice() throws IOException {
        assertThat(read("a\n\"x\"\"y\"\n", Dialect.CSV.withEscape(Optional.of('"')))
                        .texts())
                .containsExactly(List.of("x\"y"));
    }

    @Test
    void skipsCommentLinesAndCountsThem() throws IOException {
        ReadTable read = read("# made by hand\n\na,b\n#\n#two\n1,#2\n\n\"#3\",4\n#end\n", COMMENTING);
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.texts()).containsExactly(List.of("1", "#2"), List.of("#3", "4"));
        assertThat(read.lines()).containsExactly(6L, 8L);
    }

    @Test
    void takesDelimitersOfSeveralOrOtherCharacters() throws IOException {
        assertThat(read("a||b\n1||\"2||3\"\n|||\n", Dialect.CSV.withDelimiter("||"))
                        .texts())
                .containsExactly(List.of("1", "2||3"), List.of("null", "|"));
        assertThat(read("a\u00a7b\n1\u00a72\n", Dialect.CSV.withDelimiter("\u00a7"))
                        .texts())
                .containsExactly(List.of("1", "2"));
        assertThat(read("a,b\n\u00ab1,2\u00ab,3\n", Dialect.CSV.withQuote(Optional.of('\u00ab')))
                        .texts())
                .containsExactly(List.of("1,2", "3"));
    }

    @Test
    void tellsAnUnquotedEmptyFieldFromAQuotedOne() throws IOException {
        assertThat(read("a,b\n,\"\"\n", COMMENTING).texts()).containsExactly(List.of("null", ""));
    }

    @Test
    void takesNullTokensOnlyUnquoted() throws IOException {
        Dialect dialect = COMMENTING.withNullTokens(List.of("NA", "-"));
        StringBuilder text = new StringBuilder("a,b,c\n# \ud83d\ude00\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("NA,\"NA\",\"-\"\nx,NA,-\n\"\u00e9\",\"NA\",NA\n#\n");
        }
        List<List<String>> rows = read(text.toString(), dialect).texts();
        assertThat(rows).hasSize(60_000);
        for (int i = 0; i < rows.size(); i += 3) {
            assertThat(rows.get(i)).containsExactly("null", "NA", "-");
            assertThat(rows.get(i + 1)).containsExactly("x", "null", "null");
            assertThat(rows.get(i + 2)).containsExactly("\u00e9", "NA", "null");
        }
    }

    @Test
    void takesNullTokensWithoutQuotes() throws IOException {
        Dialect dialect = COMMENTING.withQuote(Optional.empty()).withNullTokens(List.of("NA"));
        assertThat(read("a,b\nNA,\"NA\"\n", dialect).texts()).containsExactly(List.of("null", "\"NA\""));
    }

    @Test
    void reportsRaggedRowsByLine() throws IOException {
        ReadTable read = read("a,b\n1\n\"x\ny\",2\n1,2,3\n4,5\n6", COMMENTING);
        assertThat(read.texts()).containsExactly(List.of("x\ny", "2"), List.of("4", "5"));
        assertThat(read.lines()).containsExactly(3L, 6L);
        assertThat(read.unreadable())
                .containsExactly(
                        "data.csv:2: has 1 field, but the header has 2",
                        "data.csv:5: has 3 fields, but the header has 2",
                        "data.csv:7: has 1 field, but the header has 2, and the file ends without a line break: it looks"
                                + " truncated");
        assertThat(read.notices()).hasSize(1);
    }

    @Test
    void knowsTheLineOfRowsInEveryChunk() throws IOException {
        StringBuilder text = new StringBuilder("a,b\r\n");
        for (int i = 0; i < 500; i++) {
            text.append("#\r\n\r\n\"x\r\ny\",").append(i).append("\r\n");
        }
        ReadTable read = read(text.toString(), COMMENTING, 64);
        for (int i = 0; i < 500; i++) {
            assertThat(read.lines().get(i)).isEqualTo(4L + 4L * i);
        }
    }

    @Test
    void keepsEmptyLinesAsNullsWhereThereIsOneColumn() throws IOException {
        assertThat(read("a\n1\n\n3\n", COMMENTING).texts())
                .containsExactly(List.of("1"), List.of("null"), List.of("3"));
    }

    @Test
    void namesTheLineOfAQuoteThatIsNeverClosed() {
        assertFails(
                "a,b\n1,2\n#\n3,\"4\n5,6\n7,8\n", COMMENTING, "data.csv:4: the quote that opens here is never closed");
    }

    @Test
    void namesTheErrorBehindARaggedRow() {
        assertFails("a,b\n1\n3,\"4\n", COMMENTING, "data.csv:3: the quote that opens here is never closed");
    }

    @Test
    void namesTheLineOfTextBehindAClosingQuote() {
        assertFails("a,b\n1,2\n3,\"4\"x\n", COMMENTING, "data.csv:3: text follows a closing quote");
    }

    @Test
    void saysThatAFileThatEndsBehindAnEscapeLooksTruncated() {
        assertFails("a,b\n1,2\\", ESCAPING, "data.csv:2: the file ends behind an escape character");
    }

    @Test
    void refusesMalformedText() throws IOException {
        byte[] bytes = "a,b\n1,2\n3,?\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xe9;
        DelimitedText source = source(bytes, COMMENTING, Limits.DEFAULT);
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data.csv:3: not valid UTF-8");
        Dialect latin = COMMENTING.withCharset(Charset.forName("windows-1252"));
        assertThat(ReadTable.of(source(bytes, latin, Limits.DEFAULT)).texts())
                .containsExactly(List.of("1", "2"), List.of("3", "\u00e9"));
    }

    @Test
    void refusesEmptyFilesAndOtherHeaders() throws IOException {
        assertFails("", COMMENTING, "data.csv is empty: expected a header line");
        assertFails("# nothing\n", COMMENTING, "data.csv is empty: expected a header line");
        Path first = Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Path second = Files.writeString(folder.resolve("2.csv"), "a,c\n1,2\n");
        DelimitedText source = DelimitedText.csv(List.of(first, second)).withDialect(COMMENTING);
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2.csv: the header differs from that of 1.csv");
    }

    @Test
    void readsFilesWithoutHeader() throws IOException {
        assertThat(read("1,2\n#\n3,4\n", COMMENTING.withHeader(List.of("a", "b")))
                        .texts())
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void namesEveryLimit() throws IOException {
        Limits limits = new Limits(50, 20_000, 3, 4);
        assertLimit(
                "a,b\n1," + "\u00e9".repeat(30) + "\n",
                limits,
                "data.csv:2: a field is 60 bytes long",
                "--max-field-bytes");
        assertLimit("a,b,c,d\n", limits, "data.csv:1: the header has 4 columns", "--max-columns");
        assertLimit(
                "a,b\n1,2\n1,\"\n\n\n\n\"\n",
                limits,
                "data.csv:3: the record that starts here spans 5 lines",
                "--max-lines-per-record");
        assertLimit(
                "a,b\n1,2\n1,\"" + "x".repeat(60_000),
                limits,
                "data.csv:3: a record is longer than 20000",
                "--max-record-bytes");
    }

    private void assertLimit(String text, Limits limits, String where, String option) throws IOException {
        DelimitedText source = source(text.getBytes(StandardCharsets.UTF_8), COMMENTING, limits);
        assertThatThrownBy(() -> ReadTable.of(source))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(where)
                .hasMessageContaining(option);
    }

    private void assertFails(String text, Dialect dialect, String message) {
        assertThatThrownBy(() -> read(text, dialect))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    private ReadTable read(String text, Dialect dialect) throws IOException {
        return read(text, dialect, 4096);
    }

    private ReadTable read(String text, Dialect dialect, int chunkBytes) throws IOException {
        return ReadTable.of(source(text.getBytes(StandardCharsets.UTF_8), dialect, Limits.DEFAULT), chunkBytes);
    }

    private DelimitedText source(byte[] bytes, Dialect dialect, Limits limits) throws IOException {
        return DelimitedText.csv(Files.write(folder.resolve("data.csv"), bytes))
                .withDialect(dialect)
                .withLimits(limits);
    }
}
