package io.github.plumbrule.expectations.internal.parameter;

import io.github.plumbrule.core.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Computes an expression over suite parameters.
 *
 * <p>Sums, differences and products of numbers are exact, quotients have 34 digits (decimal128). A parameter that is an
 * ISO 8601 date or date-time can be moved by a {@code timedelta}; a date moved by whole days stays a date.
 */
final class Calculator {
    /** No computed number has more digits before or after its point. */
    private static final int MOST_DIGITS = 400;

    private static final Map<String, Duration> UNITS = Map.of(
            "weeks", Duration.ofDays(7),
            "days", Duration.ofDays(1),
            "hours", Duration.ofHours(1),
            "minutes", Duration.ofMinutes(1),
            "seconds", Duration.ofSeconds(1),
            "milliseconds", Duration.ofMillis(1),
            "microseconds", Duration.ofNanos(1_000));

    private static final String FUNCTIONS = "sin, cos, tan, exp, abs, trunc, round, sgn, now, datetime and timedelta";

    /** A date or a date-time. */
    private record Moment(LocalDateTime time, boolean dateOnly) {}

    private final Function<String, Optional<Object>> parameters;
    private final Clock clock;

    Calculator(Function<String, Optional<Object>> parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    /** The value in JSON form. */
    Object compute(Formula formula) {
        try {
            Object value = evaluate(formula);
            if (value instanceof Moment moment) {
                return moment.dateOnly
                        ? moment.time.toLocalDate().toString()
                        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.time);
            }
            if (value instanceof Duration) {
                throw new FormulaException("its value is a span of time; add it to a date or subtract it from one");
            }
            return value;
        } catch (ArithmeticException | DateTimeException e) {
            throw new FormulaException("it cannot be computed: " + e.getMessage());
        }
    }

    private Object evaluate(Formula formula) {
        if (formula instanceof Formula.Constant constant) {
            return bounded(constant.value());
        }
        if (formula instanceof Formula.Name name) {
            return parameter(name.name());
        }
        if (formula instanceof Formula.Negative negative) {
            Object value = evaluate(negative.value());
            return value instanceof Duration duration
                    ? duration.negated()
                    : number(value).negate();
        }
        if (formula instanceof Formula.Call call) {
            return call(call);
        }
        Formula.Binary binary = (Formula.Binary) formula;
        return binary(binary.operator(), evaluate(binary.left()), evaluate(binary.right()));
    }

    private Object parameter(String name) {
        Optional<Object> given = parameters.apply(name);
        if (given.isEmpty()) {
            if (name.equals("PI")) {
                return BigDecimal.valueOf(Math.PI);
            }
            if (name.equals("E")) {
                return BigDecimal.valueOf(Math.E);
            }
            throw new MissingParameterException(name);
        }
        Object value = given.get();
        if (value instanceof String text) {
            return moment(text)
                    .map(moment -> (Object) moment)
                    .orElseThrow(() -> new FormulaException(
                            "the parameter '" + name + "' must be a number or a date, but was \"" + text + "\""));
        }
        if (Scalar.ofObject(value) instanceof Scalar.Number number) {
            return bounded(number.value());
        }
        throw new FormulaException("the parameter '" + name + "' must be a number or a date, but was " + value);
    }

    private static Optional<Moment> moment(String text) {
        try {
            return text.length() == 10
                    ? Optional.of(new Moment(LocalDate.parse(text).atStartOfDay(), true))
                    : Optional.of(new Moment(LocalDateTime.parse(text.replace(' ', 'T')), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Object binary(char operator, Object left, Object right) {
        if (left instanceof Moment moment && right instanceof Duration span) {
            if (operator == '+') {
                return moved(moment, span);
            }
            if (operator == '-') {
                return moved(moment, span.negated());
            }
        }
        if (left instanceof Duration span && right instanceof Moment moment && operator == '+') {
            return moved(moment, span);
        }
        if (left instanceof Moment a && right instanceof Moment b && operator == '-') {
            return Duration.between(b.time, a.time);
        }
        if (left instanceof Duration a && right instanceof Duration b) {
            if (operator == '+') {
                return a.plus(b);
            }
            if (operator == '-') {
                return a.minus(b);
            }
            if (operator == '/') {
                return divided(nanos(a), nanos(b));
            }
        }
        if (left instanceof Duration span && right instanceof BigDecimal factor) {
            if (operator == '*') {
                return ofNanos(nanos(span).multiply(factor));
            }
            if (operator == '/') {
                return ofNanos(divided(nanos(span), factor));
            }
        }
        if (left instanceof BigDecimal factor && right instanceof Duration span && operator == '*') {
            return ofNanos(nanos(span).multiply(factor));
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return bounded(
                    switch (operator) {
                        case '+' -> a.add(b);
                        case '-' -> a.subtract(b);
                        case '*' -> a.multiply(b);
                        case '/' -> divided(a, b);
                        default -> power(a, b);
                    });
        }
        throw new FormulaException("'" + operator + "' does not work between " + kind(left) + " and " + kind(right));
    }

    private static Moment moved(Moment moment, Duration span) {
        boolean wholeDays = span.equals(Duration.ofDays(span.toDays()));
        return new Moment(moment.time.plus(span), moment.dateOnly && wholeDays);
    }

    private static BigDecimal nanos(Duration span) {
        return BigDecimal.valueOf(span.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(span.getNano()));
    }

    private static Duration ofNanos(BigDecimal nanos) {
        BigDecimal[] parts = bounded(nanos)
                .setScale(0, RoundingMode.HALF_EVEN)
                .divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static BigDecimal divided(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new FormulaException("it divides by zero");
        }
        return a.divide(b, MathContext.DECIMAL128);
    }

    private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        boolean whole = exponent.stripTrailingZeros().scale() <= 0;
        if (whole && exponent.abs().compareTo(BigDecimal.valueOf(MOST_DIGITS)) <= 0) {
            int n = exponent.intValueExact();
            BigDecimal product = base.pow(Math.abs(n));
            return n >= 0 ? product : divided(BigDecimal.ONE, product);
        }
        return real(Math.pow(base.doubleValue(), exponent.doubleValue()));
    }

    private static BigDecimal real(double value) {
        if (!Double.isFinite(value)) {
            throw new FormulaException("its value is not a finite number");
        }
        return BigDecimal.valueOf(value);
    }

    /** Keeps numbers small enough that no expression can take long to compute. */
    private static BigDecimal bounded(BigDecimal value) {
        if (Math.abs((long) value.scale()) > MOST_DIGITS * 2L || value.precision() > MOST_DIGITS * 2) {
            throw new FormulaException("a number in it has more than " + MOST_DIGITS * 2 + " digits");
        }
        return value;
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw new FormulaException("expected a number, but found " + kind(value));
    }

    private static String kind(Object value) {
        return value instanceof BigDecimal ? "a number" : value instanceof Moment ? "a date" : "a span of time";
    }

    private Object call(Formula.Call call) {
        String function = call.function();
        switch (function) {
            case "now" -> {
                requireArguments(call, 0, 0);
                return new Moment(LocalDateTime.now(clock).truncatedTo(ChronoUnit.MICROS), false);
            }
            case "timedelta" -> {
                return timedelta(call);
            }
            case "datetime" -> {
                requireArguments(call, 3, 6);
                List<Integer> parts = call.arguments().stream()
                        .map(argument -> number(evaluate(argument)).intValueExact())
                        .toList();
                LocalTime time = LocalTime.of(part(parts, 3), part(parts, 4), part(parts, 5));
                return new Moment(
                        LocalDate.of(part(parts, 0), part(parts, 1), part(parts, 2))
                                .atTime(time),
                        false);
            }
            case "abs" -> {
                return only(call).abs();
            }
            case "trunc" -> {
                return only(call).setScale(0, RoundingMode.DOWN);
            }
            case "round" -> {
                // Halves go to the even neighbour, as in Python.
                return only(call).setScale(0, RoundingMode.HALF_EVEN);
            }
            case "sgn" -> {
                return BigDecimal.valueOf(only(call).signum());
            }
            case "sin" -> {
                return real(call, Math::sin);
            }
            case "cos" -> {
                return real(call, Math::cos);
            }
            case "tan" -> {
                return real(call, Math::tan);
            }
            case "exp" -> {
                return real(call, Math::exp);
            }
            default -> throw new FormulaException("there is no function '" + function + "'; there are " + FUNCTIONS);
        }
    }

    private static int part(List<Integer> parts, int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }

    private BigDecimal real(Formula.Call call, DoubleUnaryOperator function) {
        return real(function.applyAsDouble(only(call).doubleValue()));
    }

    private BigDecimal only(Formula.Call call) {
        requireArguments(call, 1, 1);
        return number(evaluate(call.arguments().get(0)));
    }

    private static void requireArguments(Formula.Call call, int least, int most) {
        int count = call.arguments().size();
        if (count < least || count > most || !call.named().isEmpty()) {
            String wanted = least == most ? String.valueOf(least) : least + " to " + most;
            throw new FormulaException("'" + call.function() + "' takes " + wanted + " plain arguments");
        }
    }

    private Duration timedelta(Formula.Call call) {
        Duration span = Duration.ZERO;
        if (call.arguments().size() > 1) {
            throw new FormulaException("'timedelta' takes named arguments, such as timedelta(days=1, hours=12)");
        }
        for (Formula days : call.arguments()) {
            span = span.plus(times(Duration.ofDays(1), evaluate(days)));
        }
        for (Map.Entry<String, Formula> argument : call.named().entrySet()) {
            Duration unit = UNITS.get(argument.getKey());
            if (unit == null) {
                throw new FormulaException("'timedelta' has no '" + argument.getKey()
                        + "'; it has weeks, days, hours, minutes, seconds, milliseconds and microseconds");
            }
            span = span.plus(times(unit, evaluate(argument.getValue())));
        }
        return span;
    }

    private static Duration times(Duration unit, Object count) {
        return ofNanos(nanos(unit).multiply(number(count)));
    }
}
