package io.github.plumbrule.expectations.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One argument that a type of expectation takes.
 *
 * @param defaultValue what an absent argument means, as people would write it; for the catalogue
 * @param choices the values it may have, if only some are possible
 * @param description what it means, in one phrase
 */
public record Parameter(
        String name,
        Kind kind,
        boolean required,
        Optional<String> defaultValue,
        List<String> choices,
        String description) {

    /** What values an argument may have in JSON. */
    public enum Kind {
        /** The name of a column. */
        COLUMN("a column name"),
        COLUMN_LIST("a list of column names"),
        TEXT("a text"),
        BOOLEAN("true or false"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        /** A limit of a range: a number, or a text that is a date, a date-time or any other text. */
        LIMIT("a number, a date or a text"),
        /** A list of numbers, texts, booleans and nulls. */
        VALUE_LIST("a list of values"),
        /** A list of lists of two such values. */
        PAIR_LIST("a list of pairs of values"),
        TEXT_LIST("a list of texts"),
        /** A regular expression in Python's syntax. */
        PATTERN("a regular expression"),
        PATTERN_LIST("a list of regular expressions"),
        OBJECT("an object");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What to write, in words, such as {@code a list of values}. */
        public String words() {
            return words;
        }
    }

    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(defaultValue, "defaultValue");
        choices = List.copyOf(choices);
        Objects.requireNonNull(description, "description");
    }

    public static Parameter required(String name, Kind kind, String description) {
        return new Parameter(name, kind, true, Optional.empty(), List.of(), description);
    }

    public static Parameter optional(String name, Kind kind, String description) {
        return new Parameter(name, kind, false, Optional.empty(), List.of(), description);
    }

    public Parameter withDefault(String value) {
        return new Parameter(name, kind, required, Optional.of(value), choices, description);
    }

    public Parameter withChoices(String... values) {
        return new Parameter(name, kind, required, defaultValue, List.of(values), description);
    }
}
