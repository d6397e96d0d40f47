package io.github.plumbrule.cli;

import io.github.plumbrule.expectations.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads suite parameters from {@code name=value} words. */
final class RunParameters {
    private RunParameters() {}

    /**
     * The parameters by name; a value that is JSON is taken as JSON, any other as text.
     *
     * <p>So {@code n=5} is a number, {@code day=2024-01-31} and {@code code=007} are texts, and {@code code="5"} is the
     * text 5. What begins like a JSON list, object or text has to be one.
     */
    static Map<String, Object> parse(List<String> words) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "--parameter needs name=value, such as run_date=2024-01-31, but was '" + word + "'");
            }
            String name = word.substring(0, equals);
            if (parameters.put(name, value(name, word.substring(equals + 1))) != null) {
                throw new UsageException("--parameter " + name + " is given twice");
            }
        }
        return parameters;
    }

    private static Object value(String name, String text) {
        // JSON knows no leading or trailing blanks in a text, people who quote for the shell do.
        if (text.isEmpty() || text.charAt(0) <= ' ') {
            return text;
        }
        try {
            return JsonValues.normalise(JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readValue(text, Object.class));
        } catch (JacksonException e) {
            if ("[{\"".indexOf(text.charAt(0)) >= 0) {
                throw new UsageException("--parameter " + name + " begins like JSON but is not JSON: "
                        + e.getOriginalMessage() + "; to give it as a text, write it as a JSON text in double quotes");
            }
            return text;
        }
    }
}
