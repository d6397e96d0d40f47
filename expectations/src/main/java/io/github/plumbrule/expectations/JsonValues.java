package io.github.plumbrule.expectations;

import io.github.plumbrule.core.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings Java values into the one form that arguments and meta are kept in. */
public final class JsonValues {
    private JsonValues() {}

    /** Every entry normalised; entries whose value is null are left out. */
    public static Map<String, Object> normalise(Map<String, ? extends @Nullable Object> map) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null && value != Scalar.NULL) {
                result.put(key, normalise(value));
            }
        });
        return result;
    }

    /**
     * A value as text, boolean, {@code Long}, {@code BigDecimal}, list or map.
     *
     * @throws IllegalArgumentException for a value that JSON does not know
     */
    public static Object normalise(@Nullable Object value) {
        if (value == null || value instanceof Scalar.Null) {
            return Scalar.NULL;
        }
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return normaliseNumber(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((key, item) -> result.put(String.valueOf(key), normalise(item)));
            return Collections.unmodifiableMap(result);
        }
        if (value instanceof Collection<?> items) {
            List<Object> result = new ArrayList<>(items.size());
            items.forEach(item -> result.add(normalise(item)));
            return Collections.unmodifiableList(result);
        }
        if (value instanceof Scalar.Number number) {
            return normaliseNumber(number.value());
        }
        if (value instanceof Scalar.Bool bool) {
            return bool.value();
        }
        if (value instanceof Scalar
                || value instanceof java.time.temporal.TemporalAccessor
                || value instanceof Enum<?>
                || value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Object[] items) {
            return normalise(List.of(items));
        }
        throw new IllegalArgumentException("a " + value.getClass().getName()
                + " cannot be an argument: expected a text, number, boolean, date, list or map");
    }

    private static Object normaliseNumber(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            if (!Double.isFinite(real)) {
                return Double.toString(real);
            }
            return normaliseDecimal(new BigDecimal(number.toString()));
        }
        if (number instanceof BigDecimal decimal) {
            return normaliseDecimal(decimal);
        }
        if (number instanceof BigInteger integer) {
            return normaliseDecimal(new BigDecimal(integer));
        }
        return number.longValue();
    }

    private static Object normaliseDecimal(BigDecimal decimal) {
        boolean whole = decimal.signum() == 0 || decimal.stripTrailingZeros().scale() <= 0;
        // The length check keeps 1e999999999 from being written out in full.
        if (whole && decimal.precision() - (long) decimal.scale() <= 19) {
            try {
                return decimal.longValueExact();
            } catch (ArithmeticException e) {
                return decimal;
            }
        }
        return decimal.stripTrailingZeros();
    }

    /** An unmodifiable copy that keeps the order. */
    static Map<String, Object> copyOf(Map<String, Object> map) {
        return Collections.unmodifiableMap(normalise(map));
    }

    /** A number as people write it, without a trailing {@code .0}. */
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
