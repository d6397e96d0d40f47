package io.github.plumbrule.expectations.internal.argument;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.expectations.internal.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns single JSON values of arguments into what they mean. */
final class Values {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");

    private Values() {}

    /** A number, also one written as a text, as templates often leave it. */
    static Optional<BigDecimal> number(Object value) {
        if (value instanceof Long number) {
            return Optional.of(BigDecimal.valueOf(number));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(number);
        }
        if (value instanceof String text && NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return Optional.empty();
    }

    /** A whole number, also one written as {@code 2.0}. */
    static Optional<Long> integer(Object value) {
        return number(value).flatMap(number -> {
            if (number.signum() != 0
                    && (number.stripTrailingZeros().scale() > 0 || number.precision() - number.scale() > 19)) {
                return Optional.empty();
            }
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    /** True or false, also written as a text such as {@code "yes"}. */
    static Optional<Boolean> flag(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A value of a set: a number, a text, a boolean or null. */
    static Optional<Scalar> scalar(Object value) {
        if (value instanceof String text) {
            return Optional.of(Scalar.of(text));
        }
        if (value instanceof Boolean bool) {
            return Optional.of(Scalar.of(bool));
        }
        if (value instanceof Scalar.Null) {
            return Optional.of(Scalar.NULL);
        }
        return value instanceof Long || value instanceof BigDecimal
                ? number(value).map(Scalar::of)
                : Optional.empty();
    }

    /** What was written, in words for a message, such as {@code the text "abc"}. */
    static String described(Object value) {
        if (value instanceof String text) {
            return "the text " + Words.quoted(text);
        }
        if (value instanceof Scalar.Null) {
            return "null";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "an empty list" : "a list";
        }
        return value instanceof Map ? "an object" : Words.visible(String.valueOf(value));
    }
}
