package io.github.plumbrule.core.internal.kernel;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.number.DecimalParser;
import io.github.plumbrule.core.internal.number.TemporalKind;
import io.github.plumbrule.core.internal.number.TemporalParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads single values, for the paths that are not hot. */
public final class Values {
    private static final int SLACK = 72;

    private Values() {}

    /** The exact number a value is or reads as. */
    public static Optional<BigDecimal> exactNumber(Scalar value) {
        if (value instanceof Scalar.Number number) {
            return Optional.of(number.value());
        }
        if (value instanceof Scalar.Bool bool) {
            return Optional.of(bool.value() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (value instanceof Scalar.Text text) {
            byte[] bytes = padded(text.value());
            int length = bytes.length - SLACK;
            return DecimalParser.isNotANumber(DecimalParser.parse(bytes, 0, length))
                    ? Optional.empty()
                    : DecimalParser.big(bytes, 0, length);
        }
        return Optional.empty();
    }

    /** The number a value reads as, including NaN and the infinities; empty if it is none. */
    public static Optional<Double> number(Scalar value) {
        if (value instanceof Scalar.NonFinite real) {
            return Optional.of(real.value());
        }
        if (value instanceof Scalar.Text text) {
            byte[] bytes = padded(text.value());
            double parsed = DecimalParser.parse(bytes, 0, bytes.length - SLACK);
            return DecimalParser.isNotANumber(parsed) ? Optional.empty() : Optional.of(parsed);
        }
        return exactNumber(value).map(BigDecimal::doubleValue);
    }

    /** The moment a value is or reads as. */
    public static Optional<Scalar.Time> time(Scalar value) {
        if (value instanceof Scalar.Time time) {
            return Optional.of(time);
        }
        if (value instanceof Scalar.Text text) {
            long micros = TemporalParser.parse(text.value());
            if (micros != TemporalParser.NOT_A_TIME) {
                return Optional.of(new Scalar.Time(micros, kind(text.value().length())));
            }
        }
        return Optional.empty();
    }

    /** How a time text of a length was written. */
    public static Scalar.Time.Kind kind(int length) {
        return TemporalKind.ofLength(length) == TemporalKind.DATE ? Scalar.Time.Kind.DATE : Scalar.Time.Kind.DATE_TIME;
    }

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + SLACK);
    }

    /** Whether a text is true or false in any case. */
    public static Optional<Boolean> bool(Scalar value) {
        if (value instanceof Scalar.Bool bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof Scalar.Text text) {
            if (text.value().equalsIgnoreCase("true")) {
                return Optional.of(true);
            }
            if (text.value().equalsIgnoreCase("false")) {
                return Optional.of(false);
            }
        }
        return Optional.empty();
    }
}
