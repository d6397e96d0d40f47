package io.github.plumbrule.expectations;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts expectations together for the factories. */
final class Build {
    private Build() {}

    /** An expectation with arguments in pairs of name and value. */
    static Expectation expectation(String type, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Expectation.of(type, arguments);
    }

    /** An expectation about a range with both limits included. */
    static Expectation between(String type, String column, Object least, Object most) {
        return expectation(type, "column", column, "min_value", least, "max_value", most);
    }

    /** Values of any Java type as a list; null becomes a null in it. */
    static List<Object> list(Object... values) {
        return Arrays.stream(values).map(JsonValues::normalise).toList();
    }
}
