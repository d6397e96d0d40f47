package io.github.plumbrule.core.condition;

import io.github.plumbrule.core.Scalar;
import java.util.Objects;

/**
 * One end of a range.
 *
 * @param value a number, a time or a text
 * @param strict whether the limit itself lies outside the range
 */
public record Limit(Scalar value, boolean strict) {
    public Limit {
        Objects.requireNonNull(value, "value");
        if (!(value instanceof Scalar.Number || value instanceof Scalar.Time || value instanceof Scalar.Text)) {
            throw new IllegalArgumentException(
                    "a limit must be a number, a date, a date-time or a text, but was " + value.typeName());
        }
    }

    public static Limit inclusive(Scalar value) {
        return new Limit(value, false);
    }

    public static Limit exclusive(Scalar value) {
        return new Limit(value, true);
    }

    static void requireOrder(Limit lower, Limit upper) {
        int order;
        if (lower.value instanceof Scalar.Number low && upper.value instanceof Scalar.Number high) {
            order = low.value().compareTo(high.value());
        } else if (lower.value instanceof Scalar.Time low && upper.value instanceof Scalar.Time high) {
            order = Long.compare(low.epochMicros(), high.epochMicros());
        } else if (lower.value instanceof Scalar.Text low && upper.value instanceof Scalar.Text high) {
            order = low.value().compareTo(high.value());
        } else {
            throw new IllegalArgumentException("the lower limit is a " + lower.value.typeName()
                    + ", but the upper limit is a " + upper.value.typeName());
        }
        if (order > 0) {
            throw new IllegalArgumentException(
                    "the lower limit " + lower.value + " is greater than the upper limit " + upper.value);
        }
    }
}
