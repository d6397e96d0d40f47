package io.github.plumbrule.core.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Delimited text: CSV and its relatives, plain or gzip-compressed, in one or several files with the same header.
 *
 * <p>An unquoted empty field is null, a quoted empty field is an empty text.
 *
 * @param files the files, read one after the other as one dataset
 * @param dialect how the text is delimited
 * @param limits how large its parts may be
 */
public record DelimitedText(String name, List<Path> files, Dialect dialect, Limits limits) implements Source {

    /**
     * How delimited text is written.
     *
     * @param delimiter between fields; usually one character
     * @param quote around fields that contain the delimiter, the quote or a line break; empty for none
     * @param escape a character that takes a delimiter, quote, comment or escape character or a line break behind it
     *     literally; {@code n}, {@code r}, {@code t}, {@code b} and {@code f} behind it stand for control characters, and
     *     before any other character it stands for itself; empty for none, then a quote is doubled
     * @param comment a character that makes a line a comment when it stands first; empty for none
     * @param charset how bytes become characters
     * @param header the column names if the file has no header line; empty if its first record is the header
     * @param nullTokens texts that mean null beside the empty field
     */
    public record Dialect(
            String delimiter,
            Optional<Character> quote,
            Optional<Character> escape,
            Optional<Character> comment,
            Charset charset,
            Optional<List<String>> header,
            List<String> nullTokens) {

        /** Comma, double quote, UTF-8, first record is the header. */
        public static final Dialect CSV = new Dialect(
                ",",
                Optional.of('"'),
                Optional.empty(),
                Optional.empty(),
                StandardCharsets.UTF_8,
                Optional.empty(),
                List.of());

        public Dialect {
            Objects.requireNonNull(delimiter, "delimiter");
            Objects.requireNonNull(quote, "quote");
            Objects.requireNonNull(escape, "escape");
            Objects.requireNonNull(comment, "comment");
            Objects.requireNonNull(charset, "charset");
            header = header.map(List::copyOf);
            nullTokens = List.copyOf(nullTokens);
            if (delimiter.isEmpty()) {
                throw new IllegalArgumentException("the delimiter must not be empty");
            }
            for (int i = 0; i < delimiter.length(); i++) {
                char c = delimiter.charAt(i);
                if (c == '\n' || c == '\r') {
                    throw new IllegalArgumentException("the delimiter must not contain a line break");
                }
            }
            if (quote.isPresent() && delimiter.indexOf(quote.get()) >= 0) {
                throw new IllegalArgumentException(
                        "the delimiter and the quote must differ, but both are " + delimiter);
            }
            requireUsable("quote", quote, delimiter);
            requireUsable("escape character", escape, delimiter);
            requireUsable("comment character", comment, delimiter);
            if (comment.isPresent() && (comment.equals(quote) || comment.equals(escape))) {
                throw new IllegalArgumentException("the comment character must differ from the quote and the escape"
                        + " character, but is " + comment.get());
            }
        }

        private static void requireUsable(String what, Optional<Character> character, String delimiter) {
            if (character.isEmpty()) {
                return;
            }
            char c = character.get();
            if (c == '\n' || c == '\r') {
                throw new IllegalArgumentException("the " + what + " must not be a line break");
            }
            if (delimiter.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the " + what + " must not occur in the delimiter, but is " + c);
            }
        }

        public Dialect withDelimiter(String other) {
            return new Dialect(other, quote, escape, comment, charset, header, nullTokens);
        }

        public Dialect withQuote(Optional<Character> other) {
            return new Dialect(delimiter, other, escape, comment, charset, header, nullTokens);
        }

        public Dialect withEscape(Optional<Character> other) {
            return new Dialect(delimiter, quote, other, comment, charset, header, nullTokens);
        }

        public Dialect withComment(Optional<Character> other) {
            return new Dialect(delimiter, quote, escape, other, charset, header, nullTokens);
        }

        public Dialect withCharset(Charset other) {
            return new Dialect(delimiter, quote, escape, comment, other, header, nullTokens);
        }

        public Dialect withHeader(List<String> names) {
            return new Dialect(delimiter, quote, escape, comment, charset, Optional.of(names), nullTokens);
        }

        public Dialect withNullTokens(List<String> tokens) {
            return new Dialect(delimiter, quote, escape, comment, charset, header, tokens);
        }
    }

    public DelimitedText {
        Objects.requireNonNull(name, "name");
        files = List.copyOf(files);
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(limits, "limits");
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a dataset needs at least one file");
        }
    }

    /** One CSV file with a header line. */
    public static DelimitedText csv(Path file) {
        return csv(List.of(file));
    }

    /** Several CSV files with the same header line, as one dataset. */
    public static DelimitedText csv(List<Path> files) {
        return new DelimitedText(Files.nameOf(files), files, Dialect.CSV, Limits.DEFAULT);
    }

    public DelimitedText withDialect(Dialect other) {
        return new DelimitedText(name, files, other, limits);
    }

    public DelimitedText withLimits(Limits other) {
        return new DelimitedText(name, files, dialect, other);
    }

    public DelimitedText withName(String other) {
        return new DelimitedText(other, files, dialect, limits);
    }
}
