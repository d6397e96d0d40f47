package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.expectations.internal.words.Figures;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** A range that one value is expected to lie in; with no limit at all, any value does. */
record Bounds(Optional<Limit> lower, Optional<Limit> upper) {
    Bounds {
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        if (lower.isPresent() && upper.isPresent()) {
            requireRoom(lower.get(), upper.get());
        }
    }

    private static void requireRoom(Limit lower, Limit upper) {
        try {
            Condition ordered = new Condition.Range("any", Optional.of(lower), Optional.of(upper));
            Objects.requireNonNull(ordered);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(
                    Names.MIN, Names.MIN + " and " + Names.MAX + " do not fit: " + e.getMessage());
        }
        if (lower.value().equals(upper.value()) && (lower.strict() || upper.strict())) {
            throw new InvalidArgumentException(
                    Names.MIN,
                    "nothing lies between " + Words.limit(lower.value()) + " and itself when a limit is strict");
        }
    }

    /** Limits that may be numbers, times or texts. */
    static Bounds of(Arguments arguments) {
        return new Bounds(arguments.limit(Names.MIN, Names.STRICT_MIN), arguments.limit(Names.MAX, Names.STRICT_MAX));
    }

    /** Limits that are numbers. */
    static Bounds ofNumbers(Arguments arguments) {
        return new Bounds(limit(arguments, Names.MIN, Names.STRICT_MIN), limit(arguments, Names.MAX, Names.STRICT_MAX));
    }

    private static Optional<Limit> limit(Arguments arguments, String name, String strictName) {
        boolean strict = arguments.flag(strictName, false);
        return arguments.number(name).map(number -> new Limit(Scalar.of(number), strict));
    }

    static Bounds exactly(long value) {
        Optional<Limit> limit = Optional.of(Limit.inclusive(Scalar.of(value)));
        return new Bounds(limit, limit);
    }

    boolean unlimited() {
        return lower.isEmpty() && upper.isEmpty();
    }

    boolean contains(BigDecimal value) {
        return contains(Scalar.of(value));
    }

    /** Whether a value lies inside; a value that cannot be compared with the limits does not. */
    boolean contains(Scalar value) {
        if (value instanceof Scalar.NonFinite number && Double.isNaN(number.value())) {
            return unlimited();
        }
        return (lower.isEmpty() || sides(value, lower.get(), 1)) && (upper.isEmpty() || sides(value, upper.get(), -1));
    }

    private static boolean sides(Scalar value, Limit limit, int wanted) {
        Optional<Integer> order = compare(value, limit.value());
        return order.isPresent() && (order.get() == wanted || (order.get() == 0 && !limit.strict()));
    }

    /** The order of two values of one kind as -1, 0 or 1. */
    private static Optional<Integer> compare(Scalar value, Scalar limit) {
        if (limit instanceof Scalar.Number number) {
            if (value instanceof Scalar.Number found) {
                return Optional.of(found.value().compareTo(number.value()));
            }
            if (value instanceof Scalar.NonFinite infinite) {
                return Optional.of(infinite.value() > 0 ? 1 : -1);
            }
        } else if (limit instanceof Scalar.Time time && value instanceof Scalar.Time found) {
            return Optional.of(Long.compare(found.epochMicros(), time.epochMicros()));
        } else if (limit instanceof Scalar.Text text && value instanceof Scalar.Text found) {
            return Optional.of(Integer.signum(compareCodePoints(found.value(), text.value())));
        }
        return Optional.empty();
    }

    /** UTF-16 order differs from code point order above the basic plane. */
    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }

    /** The range in words, such as {@code between 0 and 10,000}, {@code at least 5} or {@code any value}. */
    String words() {
        if (lower.isPresent() && upper.isPresent()) {
            Limit least = lower.get();
            Limit most = upper.get();
            if (least.value().equals(most.value())) {
                return Words.limit(least.value());
            }
            if (!least.strict() && !most.strict()) {
                return "between " + Words.limit(least.value()) + " and " + Words.limit(most.value());
            }
            return words(least, "more than ", "at least ") + " and " + words(most, "less than ", "at most ");
        }
        return lower.map(limit -> words(limit, "more than ", "at least "))
                .or(() -> upper.map(limit -> words(limit, "less than ", "at most ")))
                .orElse("any value");
    }

    private static String words(Limit limit, String strict, String inclusive) {
        return (limit.strict() ? strict : inclusive) + Words.limit(limit.value());
    }

    /** A number as a text that tells on which side of the limits it lies. */
    String rounded(BigDecimal value) {
        boolean inside = contains(value);
        int digits = Math.max(6, Math.max(digits(lower), digits(upper)));
        return Figures.rounded(
                value,
                digits,
                rounded -> contains(rounded) == inside && !isLimit(rounded, lower) && !isLimit(rounded, upper));
    }

    private static int digits(Optional<Limit> limit) {
        return limit.isPresent() && limit.get().value() instanceof Scalar.Number number
                ? number.value().precision()
                : 0;
    }

    private static boolean isLimit(BigDecimal value, Optional<Limit> limit) {
        return limit.isPresent() && limit.get().value().equals(Scalar.of(value));
    }

    /** How far outside a number is, from 0 (inside) to 1, in relation to the limit it breaks. */
    double deviation(BigDecimal value) {
        if (contains(value)) {
            return 0;
        }
        Optional<Limit> broken = lower.isPresent() && !sides(Scalar.of(value), lower.get(), 1) ? lower : upper;
        if (broken.isPresent() && broken.get().value() instanceof Scalar.Number limit) {
            double distance = Math.abs(value.doubleValue() - limit.value().doubleValue());
            double scale = Math.max(
                    Math.abs(value.doubleValue()), Math.abs(limit.value().doubleValue()));
            double share = distance / scale;
            return share > 0 && share < 1 ? share : share >= 1 ? 1 : Double.MIN_NORMAL;
        }
        return 1;
    }
}
