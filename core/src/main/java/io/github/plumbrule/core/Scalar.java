package io.github.plumbrule.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a dataset, a bound or a member of a value set.
 *
 * <p><b>Nulls.</b> The absent value is {@link Null}, so a scalar reference itself is never null.
 *
 * <p><b>Equality.</b> Numbers are equal when they are numerically equal ({@code 1} equals {@code 1.0}); a text is never
 * equal to a number, a boolean or a time.
 */
public sealed interface Scalar {

    /** The absent value. */
    Scalar NULL = new Null();

    /** The absent value. */
    record Null() implements Scalar {
        @Override
        public String typeName() {
            return "null";
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    /** A piece of text; the empty text is a value. */
    record Text(String value) implements Scalar {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String typeName() {
            return "text";
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** A finite number of any size and precision. */
    @SuppressWarnings("JavaLangClash") // Always written Scalar.Number.
    record Number(BigDecimal value) implements Scalar {
        public Number {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String typeName() {
            return "number";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Number that && value.compareTo(that.value) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }

        @Override
        public String toString() {
            return Math.abs(value.scale()) > 40 ? value.toString() : value.toPlainString();
        }
    }

    /** A floating-point value that is not a finite number: NaN, positive or negative infinity. */
    record NonFinite(double value) implements Scalar {
        public NonFinite {
            if (Double.isFinite(value)) {
                throw new IllegalArgumentException("expected NaN or an infinity, but was " + value);
            }
        }

        @Override
        public String typeName() {
            return "number";
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Scalar {
        @Override
        public String typeName() {
            return "boolean";
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /**
     * A date, or a date with a time of day.
     *
     * @param epochMicros microseconds since 1970-01-01T00:00 in UTC; a value without an offset counts as UTC
     * @param kind whether the value was written as a date or as a date with a time
     */
    record Time(long epochMicros, Kind kind) implements Scalar {
        /** How a time is written. */
        public enum Kind {
            DATE,
            DATE_TIME
        }

        public Time {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public String typeName() {
            return kind == Kind.DATE ? "date" : "date-time";
        }

        /** Two times are equal when they are the same moment, however they were written. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Time that && epochMicros == that.epochMicros;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(epochMicros);
        }

        @Override
        public String toString() {
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(epochMicros, 1_000_000L),
                    (int) Math.floorMod(epochMicros, 1_000_000L) * 1000,
                    ZoneOffset.UTC);
            return kind == Kind.DATE
                    ? time.toLocalDate().toString()
                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
    }

    /** A nested list or object, kept as its JSON text. */
    record Nested(String json) implements Scalar {
        public Nested {
            Objects.requireNonNull(json, "json");
        }

        @Override
        public String typeName() {
            return "nested value";
        }

        @Override
        public String toString() {
            return json;
        }
    }

    static Scalar of(String text) {
        return new Text(text);
    }

    static Scalar of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** A number, or {@link NonFinite} for NaN and the infinities. */
    static Scalar of(double number) {
        return Double.isFinite(number) ? new Number(BigDecimal.valueOf(number)) : new NonFinite(number);
    }

    static Scalar of(BigDecimal number) {
        return new Number(number);
    }

    static Scalar of(boolean value) {
        return new Bool(value);
    }

    /**
     * The scalar for any Java value.
     *
     * <p>Null and empty optionals become {@link Null}; numbers, booleans, text, enums and the types of {@code java.time}
     * become what they are; maps, collections and arrays become {@link Nested}; everything else becomes its text.
     */
    @SuppressWarnings("JavaUtilDate") // JDBC and older beans still hand it over.
    static Scalar ofObject(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Scalar scalar) {
            return scalar;
        }
        if (value instanceof CharSequence text) {
            return new Text(text.toString());
        }
        if (value instanceof Boolean bool) {
            return new Bool(bool);
        }
        if (value instanceof Double || value instanceof Float) {
            // A float is widened through its decimal text, so that 0.1f stays 0.1.
            return of(value instanceof Float ? Double.parseDouble(value.toString()) : (Double) value);
        }
        if (value instanceof BigDecimal decimal) {
            return new Number(decimal);
        }
        if (value instanceof BigInteger integer) {
            return new Number(new BigDecimal(integer));
        }
        if (value instanceof java.lang.Number number) {
            return of(number.longValue());
        }
        if (value instanceof LocalDate date) {
            return new Time(Math.multiplyExact(date.toEpochDay(), 86_400_000_000L), Time.Kind.DATE);
        }
        if (value instanceof LocalDateTime time) {
            return ofInstant(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof OffsetDateTime time) {
            return ofInstant(time.toInstant());
        }
        if (value instanceof ZonedDateTime time) {
            return ofInstant(time.toInstant());
        }
        if (value instanceof Instant instant) {
            return ofInstant(instant);
        }
        if (value instanceof java.util.Date date) {
            return ofInstant(Instant.ofEpochMilli(date.getTime()));
        }
        if (value instanceof java.util.Optional<?> optional) {
            return ofObject(optional.orElse(null));
        }
        if (value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray()) {
            return new Nested(JsonText.of(value));
        }
        return new Text(value.toString());
    }

    private static Scalar ofInstant(Instant instant) {
        return new Time(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000),
                Time.Kind.DATE_TIME);
    }

    /** The name of this value's type for messages: null, text, number, boolean, date, date-time or nested value. */
    // Abstract on purpose: an interface with default methods is initialised together with its first subtype, and its
    // constants would then let two threads wait for each other.
    String typeName();
}
