package io.github.plumbrule.expectations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement about data, as plain data.
 *
 * <p>Arguments and meta hold JSON values: {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigDecimal},
 * {@link List}, {@link Map}, and {@link io.github.plumbrule.core.Scalar#NULL} for a null inside a list. An argument that
 * is null in a document is the same as one that is not there. A number that is whole and fits is a {@code Long}, any
 * other a {@code BigDecimal}.
 *
 * @param type the name of the expectation's type, such as {@code expect_column_values_to_not_be_null}
 * @param arguments the arguments by name; a value may be a suite parameter such as {@code {"$PARAMETER": "run_date"}}
 * @param severity how bad a failure is
 * @param id the identifier that other tools gave it
 * @param description a sentence that replaces the generated one in reports
 * @param notes remarks for readers of a report
 * @param meta anything else that people keep beside it
 */
public record Expectation(
        String type,
        Map<String, Object> arguments,
        Severity severity,
        Optional<String> id,
        Optional<String> description,
        List<String> notes,
        Map<String, Object> meta) {

    public Expectation {
        Objects.requireNonNull(type, "type");
        arguments = JsonValues.copyOf(arguments);
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
        notes = List.copyOf(notes);
        meta = JsonValues.copyOf(meta);
    }

    /** An expectation of a type, critical and without arguments. */
    public static Expectation of(String type) {
        return of(type, Map.of());
    }

    /** An expectation of a type with arguments, critical. */
    public static Expectation of(String type, Map<String, ?> arguments) {
        return new Expectation(
                type,
                JsonValues.normalise(arguments),
                Severity.CRITICAL,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of());
    }

    /** The same expectation with one argument set; any Java value that JSON knows. */
    public Expectation with(String argument, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(arguments);
        changed.put(argument, JsonValues.normalise(value));
        return new Expectation(type, changed, severity, id, description, notes, meta);
    }

    /**
     * The same expectation, holding for at least a share of the values.
     *
     * @param share from 0 to 1
     */
    public Expectation mostly(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("mostly must be between 0 and 1, but was " + JsonValues.plain(share));
        }
        return with("mostly", share);
    }

    /** The same expectation, over the rows for which a condition such as {@code col("country") == "DE"} holds. */
    public Expectation where(String rowCondition) {
        return with("row_condition", rowCondition);
    }

    public Expectation severity(Severity other) {
        return new Expectation(type, arguments, other, id, description, notes, meta);
    }

    public Expectation id(String other) {
        return new Expectation(type, arguments, severity, Optional.of(other), description, notes, meta);
    }

    public Expectation description(String other) {
        return new Expectation(type, arguments, severity, id, Optional.of(other), notes, meta);
    }

    public Expectation notes(String... other) {
        return new Expectation(type, arguments, severity, id, description, List.of(other), meta);
    }

    public Expectation meta(Map<String, ?> other) {
        return new Expectation(type, arguments, severity, id, description, notes, JsonValues.normalise(other));
    }
}
