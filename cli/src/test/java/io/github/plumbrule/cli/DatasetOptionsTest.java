package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.DelimitedText.Dialect;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Limits;
import io.github.plumbrule.core.source.Source;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DatasetOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.CSV", "a.csv.gz", "a.txt", "A.TXT.GZ"})
    void takesCsvByName(String name) {
        assertThat(source(name)).isEqualTo(DelimitedText.csv(Path.of(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tsv", "a.tab", "a.tsv.gz"})
    void takesTsvByName(String name) {
        assertThat(source(name))
                .isEqualTo(DelimitedText.csv(Path.of(name)).withDialect(Dialect.CSV.withDelimiter("\t")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.ndjson", "a.jsonl.gz"})
    void takesJsonLinesByName(String name) {
        assertThat(source(name)).isEqualTo(JsonLines.of(Path.of(name)));
    }

    @Test
    void asksForTheFormatWhenTheNameDoesNotTell() {
        assertThatThrownBy(() -> source("data.parquet"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the name of data.parquet does not tell its format: known endings are .csv, .txt, .tsv, .tab,"
                                + " .jsonl, .ndjson, each also with .gz; say it with --format csv|tsv|jsonl");
        assertThat(source("data", "--format", "csv")).isEqualTo(DelimitedText.csv(Path.of("data")));
    }

    @Test
    void refusesFilesOfDifferentFormats() {
        assertThatThrownBy(() -> new DatasetOptions().source(List.of(Path.of("a.csv"), Path.of("b.jsonl"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("these are csv and jsonl");
    }

    @Test
    void readsEveryDialectOption() {
        Dialect expected = new Dialect(
                ";",
                Optional.of('\''),
                Optional.of('\\'),
                Optional.of('#'),
                Charset.forName("windows-1252"),
                Optional.of(List.of("id", "name")),
                List.of("NA", "-"));
        assertThat(source(
                        "a.csv",
                        "--delimiter=;",
                        "--quote='",
                        "--escape=\\",
                        "--comment=#",
                        "--charset=windows-1252",
                        "--no-header",
                        "--columns=id,name",
                        "--null=NA",
                        "--null=-"))
                .isEqualTo(DelimitedText.csv(Path.of("a.csv")).withDialect(expected));
    }

    @ParameterizedTest
    @CsvSource({"tab,'\t'", "\\t,'\t'", "TAB,'\t'", "semicolon,;", "pipe,|", "comma,','", "space,' '", "||,||"})
    void knowsDelimitersByName(String word, String delimiter) {
        assertThat(source("a.csv", "--delimiter", word))
                .isEqualTo(DelimitedText.csv(Path.of("a.csv")).withDialect(Dialect.CSV.withDelimiter(delimiter)));
    }

    @Test
    void knowsFilesWithoutQuotes() {
        assertThat(source("a.csv", "--quote", "none"))
                .isEqualTo(DelimitedText.csv(Path.of("a.csv")).withDialect(Dialect.CSV.withQuote(Optional.empty())));
    }

    @Test
    void refusesWhatIsNotACharacter() {
        assertThatThrownBy(() -> source("a.csv", "--quote", "''"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--quote must be one character or none, but was ''''");
        assertThatThrownBy(() -> source("a.csv", "--delimiter", "\""))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--delimiter: the delimiter and the quote must differ");
    }

    @Test
    void refusesAnUnknownCharset() {
        assertThatThrownBy(() -> source("a.csv", "--charset", "latin-99"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--charset: this Java knows no character set 'latin-99'; common ones are UTF-8, ISO-8859-1,"
                        + " windows-1252, UTF-16LE and UTF-16BE");
    }

    @Test
    void wantsColumnsAndNoHeaderTogether() {
        assertThatThrownBy(() -> source("a.csv", "--no-header"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--no-header needs the columns' names, such as --columns id,name,amount");
        assertThatThrownBy(() -> source("a.csv", "--columns", "a,b"))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("if these have none, add --no-header");
        assertThatThrownBy(() -> source("a.csv", "--no-header", "--columns", "a,b,a"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--columns names a column twice: a,b,a");
    }

    @Test
    void refusesOptionsThatJsonLinesDoNotHave() {
        assertThatThrownBy(() -> source("a.jsonl", "--delimiter", ";", "--null", "NA"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--delimiter, --null cannot be used with JSON Lines");
    }

    @Test
    void readsTheLimits() {
        DelimitedText source = (DelimitedText) source(
                "a.csv",
                "--max-field-bytes=1m",
                "--max-record-bytes=2m",
                "--max-columns=7",
                "--max-lines-per-record=9");
        assertThat(source.limits()).isEqualTo(new Limits(1 << 20, 2 << 20, 7, 9));
    }

    @Test
    void namesTheOptionOfAnImpossibleLimit() {
        assertThatThrownBy(() -> source("a.csv", "--max-columns=0"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--max-columns must be at least 1, but was 0");
        assertThatThrownBy(() -> source("a.csv", "--max-field-bytes=3g"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--max-field-bytes must be at most 2147483647 bytes, but was 3221225472");
    }

    @Test
    void documentsTheLimitsThatHold() {
        Limits limits = Limits.DEFAULT;
        assertThat(CommandLineRun.of("validate", "--help").out().replaceAll("\\s+", " "))
                .contains("The largest field. Default: " + (limits.fieldBytes() >> 20) + "m.")
                .contains("The largest record. Default: " + (limits.recordBytes() >> 20) + "m.")
                .contains("The most columns. Default: " + limits.columns() + ".")
                .contains("a quote is damaged. Default: " + limits.linesPerRecord() + ".");
    }

    private static Source source(String file, String... options) {
        DatasetOptions parsed = new DatasetOptions();
        List<String> words = new ArrayList<>(List.of(options));
        new CommandLine(new Holder(parsed))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.toArray(new String[0]));
        return parsed.source(List.of(Path.of(file)));
    }

    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final DatasetOptions options;

        Holder(DatasetOptions options) {
            this.options = options;
        }
    }
}
