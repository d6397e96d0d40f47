package io.github.plumbrule.cli;

import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shows how a type of expectation is written in a suite document. */
final class ExampleSuite {
    private ExampleSuite() {}

    /** The arguments of a type and then those that it shares with others. */
    static List<Parameter> parametersWithShared(ExpectationType type) {
        List<Parameter> all = new ArrayList<>(type.parameters());
        if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY) {
            all.add(Parameter.optional("mostly", Kind.NUMBER, "the share of the values that must hold, from 0 to 1")
                    .withDefault("1"));
        }
        if (type.shared() != Shared.NONE) {
            all.add(Parameter.optional(
                            "row_condition",
                            Kind.TEXT,
                            "only rows for which it holds, such as col(\"country\") == \"DE\"")
                    .withDefault("every row"));
        }
        return all;
    }

    /** A whole suite document with one expectation of the type. */
    static String of(ExpectationType type) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Parameter parameter : type.parameters()) {
            if (parameter.required() || isLimit(parameter)) {
                arguments.put(parameter.name(), example(type, parameter));
            }
        }
        if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY) {
            arguments.put("mostly", 0.99);
        }
        String separator = "";
        StringBuilder out = new StringBuilder("{\n  \"name\": \"orders\",\n  \"expectations\": [\n    {\n");
        out.append("      \"type\": ").append(json(type.name())).append(",\n      \"kwargs\": {");
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            out.append(separator)
                    .append("\n        ")
                    .append(json(argument.getKey()))
                    .append(": ");
            out.append(json(argument.getValue()));
            separator = ",";
        }
        out.append(arguments.isEmpty() ? "}" : "\n      }")
                .append(",\n      \"severity\": \"critical\"\n    }\n  ]\n}");
        return out.toString();
    }

    /** Bounds are optional one by one, but an example without any would expect nothing. */
    private static boolean isLimit(Parameter parameter) {
        return parameter.name().equals("min_value") || parameter.name().equals("max_value");
    }

    private static Object example(ExpectationType type, Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return parameter.choices().get(0);
        }
        boolean upper = parameter.name().startsWith("max");
        return switch (parameter.kind()) {
            case COLUMN -> parameter.name().endsWith("_B") ? "discount" : "amount";
            case COLUMN_LIST -> List.of("order_id", "line");
            case TEXT -> "text";
            case BOOLEAN -> true;
            case INTEGER -> upper ? 100 : 1;
            case NUMBER -> number(type, upper);
            case LIMIT -> upper ? 100 : 0;
            case VALUE_LIST -> List.of("a", "b");
            case PAIR_LIST -> List.of(List.of("a", "b"), List.of("c", "d"));
            case TEXT_LIST -> List.of("text", "number");
            case PATTERN -> "^[A-Z]{2}[0-9]+$";
            case PATTERN_LIST -> List.of("^[A-Z]{2}", "[0-9]+$");
            case OBJECT -> quantileRanges();
        };
    }

    private static Object number(ExpectationType type, boolean upper) {
        if (type.name().contains("proportion")) {
            return upper ? 0.9 : 0.1;
        }
        return upper ? 100 : 1;
    }

    /** The only object that a built-in type takes. */
    private static Map<String, Object> quantileRanges() {
        Map<String, Object> ranges = new LinkedHashMap<>();
        ranges.put("quantiles", List.of(0.5, 0.9));
        ranges.put("value_ranges", List.of(List.of(10, 20), List.of(50, 100)));
        return ranges;
    }

    private static String json(Object value) {
        return JsonMapper.shared()
                .writeValueAsString(value)
                .replace(",\"", ", \"")
                .replace("],[", "], [");
    }
}
