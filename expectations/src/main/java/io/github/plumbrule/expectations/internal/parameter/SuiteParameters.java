package io.github.plumbrule.expectations.internal.parameter;

import io.github.plumbrule.expectations.JsonValues;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills suite parameters into arguments.
 *
 * <p>Wherever an argument holds {@code {"$PARAMETER": "run_date"}}, on its own or inside a list or an object, the value
 * given for {@code run_date} takes its place, whatever its type. The text may also be an expression over numbers and
 * dates, such as {@code lo * 2 + 1} or {@code run_date - timedelta(days=1)}. A default stands beside it:
 * {@code {"$PARAMETER": "lo", "$PARAMETER.lo": 2}}.
 */
public final class SuiteParameters {
    /** The key that marks a suite parameter. */
    public static final String KEY = "$PARAMETER";

    private static final String DEFAULT_PREFIX = KEY + ".";

    private SuiteParameters() {}

    /**
     * The arguments with every parameter filled in.
     *
     * @param parameters the values that were given, in JSON form
     * @param clock where {@code now()} reads the time
     * @throws InvalidArgumentException if a parameter has no value or an expression cannot be computed
     */
    public static Map<String, Object> resolve(
            Map<String, Object> arguments, Map<String, Object> parameters, Clock clock) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        arguments.forEach((name, value) -> resolved.put(name, resolve(name, value, parameters, clock)));
        return resolved;
    }

    /** The same with the time in UTC. */
    public static Map<String, Object> resolve(Map<String, Object> arguments, Map<String, Object> parameters) {
        return resolve(arguments, parameters, Clock.systemUTC());
    }

    private static Object resolve(String argument, Object value, Map<String, Object> parameters, Clock clock) {
        if (value instanceof List<?> items) {
            List<Object> resolved = new ArrayList<>(items.size());
            items.forEach(item -> resolved.add(resolve(argument, item, parameters, clock)));
            return resolved;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.containsKey(KEY)) {
            return valueOf(argument, map, parameters, clock);
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, item) -> resolved.put(String.valueOf(key), resolve(argument, item, parameters, clock)));
        return resolved;
    }

    private static Object valueOf(String argument, Map<?, ?> map, Map<String, Object> parameters, Clock clock) {
        if (!(map.get(KEY) instanceof String expression)) {
            throw new InvalidArgumentException(
                    argument, argument + ": " + KEY + " must name a suite parameter, but was " + map.get(KEY));
        }
        for (Object key : map.keySet()) {
            if (!key.equals(KEY) && !String.valueOf(key).startsWith(DEFAULT_PREFIX)) {
                throw new InvalidArgumentException(
                        argument,
                        argument + ": beside " + KEY + " only defaults such as \"" + DEFAULT_PREFIX + expression
                                + "\" can stand, but there was \"" + key + "\"");
            }
        }
        try {
            Optional<Object> whole = lookUp(expression, map, parameters);
            if (whole.isPresent()) {
                return whole.get();
            }
            Calculator calculator = new Calculator(name -> lookUp(name, map, parameters), clock);
            return JsonValues.normalise(calculator.compute(Formula.parse(expression)));
        } catch (MissingParameterException e) {
            throw new InvalidArgumentException(argument, argument + ": " + missing(e.name(), parameters));
        } catch (FormulaException e) {
            throw new InvalidArgumentException(
                    argument, argument + ": the expression \"" + expression + "\": " + e.getMessage());
        }
    }

    private static Optional<Object> lookUp(String name, Map<?, ?> map, Map<String, Object> parameters) {
        Object given = parameters.get(name);
        return Optional.ofNullable(given != null ? given : map.get(DEFAULT_PREFIX + name));
    }

    private static String missing(String name, Map<String, Object> parameters) {
        return "the suite parameter '" + name + "' has no value; "
                + (parameters.isEmpty()
                        ? "no parameters were given"
                        : "given were " + String.join(", ", parameters.keySet()));
    }

    /** Whether an argument is a suite parameter or holds one. */
    public static boolean isOpen(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().anyMatch(SuiteParameters::isOpen);
        }
        return value instanceof Map<?, ?> map
                && (map.containsKey(KEY) || map.values().stream().anyMatch(SuiteParameters::isOpen));
    }

    /** The parameters that arguments need, those with a default included, in the order in which they appear. */
    public static Set<String> names(Map<String, Object> arguments) {
        Set<String> names = new LinkedHashSet<>();
        collectNames(arguments, names);
        return names;
    }

    private static void collectNames(Object value, Set<String> names) {
        if (value instanceof List<?> items) {
            items.forEach(item -> collectNames(item, names));
        } else if (value instanceof Map<?, ?> map) {
            if (map.get(KEY) instanceof String expression) {
                try {
                    Formula.parse(expression).collectNames(names);
                } catch (FormulaException e) {
                    // Whatever is not an expression can still be the name of a parameter.
                    names.add(expression);
                }
            } else {
                map.values().forEach(item -> collectNames(item, names));
            }
        }
    }
}
