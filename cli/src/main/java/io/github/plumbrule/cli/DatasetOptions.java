package io.github.plumbrule.cli;

import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.core.source.DelimitedText.Dialect;
import io.github.plumbrule.core.source.JsonLines;
import io.github.plumbrule.core.source.Limits;
import io.github.plumbrule.core.source.Source;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say how the data is written. */
final class DatasetOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, tsv or jsonl. Default: told by the file name's ending; .gz may follow.")
    Optional<DataFormat> format = Optional.empty();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates fields: a character, or tab, comma, semicolon, pipe, space. Default: comma.")
    Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--quote",
            paramLabel = "CHAR",
            description = "What encloses fields, or none. Default: a double quote.")
    Optional<String> quote = Optional.empty();

    @Option(
            names = "--escape",
            paramLabel = "CHAR",
            description = "What takes the next character literally. Default: none; a quote is doubled.")
    Optional<String> escape = Optional.empty();

    @Option(
            names = "--comment",
            paramLabel = "CHAR",
            description = "What makes a line a comment when it stands first. Default: none.")
    Optional<String> comment = Optional.empty();

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "The character set, such as ISO-8859-1 or windows-1252. Default: UTF-8.")
    Optional<String> charset = Optional.empty();

    @Option(names = "--no-header", description = "The first line is data; name the columns with --columns.")
    boolean noHeader;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "The columns' names, separated by commas, for files without a header line.")
    List<String> columns = List.of();

    @Option(
            names = "--null",
            paramLabel = "TOKEN",
            description =
                    "A text that means null, as an unquoted empty field does. Repeat it for more: --null NA --null -.")
    List<String> nullTokens = List.of();

    @Option(
            names = "--max-field-bytes",
            paramLabel = "SIZE",
            converter = ByteSize.Converter.class,
            description = "The largest field. Default: 4m.")
    Optional<ByteSize> maxFieldBytes = Optional.empty();

    @Option(
            names = "--max-record-bytes",
            paramLabel = "SIZE",
            converter = ByteSize.Converter.class,
            description = "The largest record. Default: 8m.")
    Optional<ByteSize> maxRecordBytes = Optional.empty();

    @Option(names = "--max-columns", paramLabel = "N", description = "The most columns. Default: 16384.")
    Optional<Integer> maxColumns = Optional.empty();

    @Option(
            names = "--max-lines-per-record",
            paramLabel = "N",
            description = "The most lines that one record spans; more means a quote is damaged. Default: 100.")
    Optional<Integer> maxLinesPerRecord = Optional.empty();

    /** The files as one dataset. */
    Source source(List<Path> files) {
        DataFormat chosen = format.isPresent() ? format.get() : formatOf(files);
        Limits limits = limits();
        if (chosen == DataFormat.JSONL) {
            refuseDelimitedOptions();
            JsonLines lines = JsonLines.of(files);
            return new JsonLines(lines.name(), lines.files(), limits);
        }
        return DelimitedText.csv(files).withDialect(dialect(chosen)).withLimits(limits);
    }

    private static DataFormat formatOf(List<Path> files) {
        Set<DataFormat> formats = new LinkedHashSet<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            formats.add(DataFormat.ofFileName(name)
                    .orElseThrow(() -> new UsageException("the name of " + file
                            + " does not tell its format: known endings"
                            + " are " + DataFormat.knownEndings() + ", each also with .gz; say it with --format "
                            + DataFormat.words().replace(", ", "|"))));
        }
        if (formats.size() > 1) {
            List<String> words = new ArrayList<>();
            formats.forEach(format -> words.add(format.word()));
            throw new UsageException("several files are read as one dataset and have to have one format, but these are "
                    + String.join(" and ", words) + "; validate them one after the other");
        }
        return formats.iterator().next();
    }

    private Dialect dialect(DataFormat chosen) {
        Dialect dialect = Dialect.CSV
                .withQuote(quote.isPresent() ? character("--quote", quote.get()) : Dialect.CSV.quote())
                .withEscape(escape.flatMap(text -> character("--escape", text)))
                .withComment(comment.flatMap(text -> character("--comment", text)))
                .withCharset(charset.map(DatasetOptions::charset).orElse(StandardCharsets.UTF_8))
                .withNullTokens(nullTokens);
        try {
            dialect = dialect.withDelimiter(delimiter
                    .map(DatasetOptions::delimiter)
                    .orElse(chosen == DataFormat.TSV ? "\t" : dialect.delimiter()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--delimiter: " + e.getMessage());
        }
        if (noHeader && columns.isEmpty()) {
            throw new UsageException("--no-header needs the columns' names, such as --columns id,name,amount");
        }
        if (!noHeader && !columns.isEmpty()) {
            throw new UsageException(
                    "--columns names the columns of files without a header line; if these have none, add"
                            + " --no-header");
        }
        if (new LinkedHashSet<>(columns).size() < columns.size()) {
            throw new UsageException("--columns names a column twice: " + String.join(",", columns));
        }
        return noHeader ? dialect.withHeader(columns) : dialect;
    }

    private void refuseDelimitedOptions() {
        List<String> given = new ArrayList<>();
        delimiter.ifPresent(value -> given.add("--delimiter"));
        quote.ifPresent(value -> given.add("--quote"));
        escape.ifPresent(value -> given.add("--escape"));
        comment.ifPresent(value -> given.add("--comment"));
        charset.ifPresent(value -> given.add("--charset"));
        if (noHeader) {
            given.add("--no-header");
        }
        if (!columns.isEmpty()) {
            given.add("--columns");
        }
        if (!nullTokens.isEmpty()) {
            given.add("--null");
        }
        if (!given.isEmpty()) {
            throw new UsageException(
                    String.join(", ", given) + " cannot be used with JSON Lines, which is always UTF-8 with"
                            + " its own names, quotes and nulls; for delimited text add --format csv");
        }
    }

    private Limits limits() {
        try {
            return new Limits(
                    maxFieldBytes.map(size -> size.asInt("--max-field-bytes")).orElse(Limits.DEFAULT.fieldBytes()),
                    maxRecordBytes.map(size -> size.asInt("--max-record-bytes")).orElse(Limits.DEFAULT.recordBytes()),
                    maxColumns.orElse(Limits.DEFAULT.columns()),
                    maxLinesPerRecord.orElse(Limits.DEFAULT.linesPerRecord()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(inOptionNames(String.valueOf(e.getMessage())));
        }
    }

    private static String inOptionNames(String message) {
        return message.replace("fieldBytes", "--max-field-bytes")
                .replace("recordBytes", "--max-record-bytes")
                .replace("linesPerRecord", "--max-lines-per-record")
                .replace("columns must", "--max-columns must");
    }

    private static String delimiter(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> "\t";
            case "comma" -> ",";
            case "semicolon" -> ";";
            case "pipe" -> "|";
            case "space" -> " ";
            default -> text;
        };
    }

    private static Optional<Character> character(String option, String text) {
        if (text.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new UsageException(option + " must be one character or none, but was '" + text + "'");
        }
        return Optional.of(text.charAt(0));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException("--charset: this Java knows no character set '" + name
                    + "'; common ones are UTF-8, ISO-8859-1, windows-1252, UTF-16LE and UTF-16BE");
        }
    }
}
