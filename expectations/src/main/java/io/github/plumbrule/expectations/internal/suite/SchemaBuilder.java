package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.internal.parameter.SuiteParameters;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema of suite documents from types of expectations. */
final class SchemaBuilder {
    /** The names of an expectation's type in the two dialects. */
    static final List<String> TYPE_KEYS = List.of("type", "expectation_type");

    /** Arguments that Great Expectations takes and that say nothing about the data. */
    static final Set<String> IGNORED_ARGUMENTS = Set.of(
            "result_format",
            "batch_id",
            "catch_exceptions",
            "include_config",
            "auto",
            "profiler_config",
            "parse_strings_as_datetimes",
            "output_strftime_format",
            "allow_cross_type_comparisons",
            "windows");

    private static final String NUMBER_TEXT = "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?$";
    private static final List<String> FLAGS = List.of(
            "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "1", "false", "False", "FALSE", "no", "No",
            "NO", "off", "Off", "OFF", "0");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaBuilder() {}

    /**
     * A schema.
     *
     * @param types the types whose arguments are described
     * @param names the names that a type may have; more than {@code types} where a document uses only some
     */
    static ObjectNode build(Collection<ExpectationType> types, Collection<String> names) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:plumbrule:suite.schema.json");
        schema.put("title", "A Plumbrule suite");
        schema.put("description", "Many expectations about one kind of dataset.");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        described(properties, "$schema", "The schema of this document, for editors.", "string");
        described(properties, "name", "The suite's name for people.", "string");
        described(properties, "expectation_suite_name", "The name, as Great Expectations 0.x calls it.", "string");
        ObjectNode expectations = described(
                properties, "expectations", "The expectations, in the order in which they are reported.", "array");
        expectations.putObject("items").put("$ref", "#/$defs/expectation");
        described(properties, "meta", "Anything that people keep beside it.", "object", "null");
        described(properties, "notes", "Remarks for readers.", "string", "array", "null");
        described(properties, "suite_parameters", "Values of suite parameters that are not given.", "object", "null");
        described(
                properties,
                "evaluation_parameters",
                "Values of suite parameters that are not given, as Great Expectations 0.x calls them.",
                "object",
                "null");
        ignored(properties, "id", "ge_cloud_id", "data_asset_type");
        schema.put("additionalProperties", false);
        schema.putArray("required").add("expectations");
        ifAbsent(schema, "expectation_suite_name", "name");

        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("expectation", expectation(types, names));
        definitions.set("suiteParameter", suiteParameter());
        for (ExpectationType type : types) {
            definitions.set(type.name(), arguments(type));
        }
        return schema;
    }

    private static ObjectNode expectation(Collection<ExpectationType> types, Collection<String> names) {
        ObjectNode expectation = NODES.objectNode();
        expectation.put("type", "object");
        ObjectNode properties = expectation.putObject("properties");
        for (String key : TYPE_KEYS) {
            ObjectNode type = properties.putObject(key);
            type.put("description", "What is expected.");
            ArrayNode known = type.putArray("enum");
            names.forEach(known::add);
        }
        described(properties, "kwargs", "The arguments.", "object");
        ObjectNode severity = properties.putObject("severity");
        severity.put("description", "How bad a failure is; only a critical one fails the run.");
        ArrayNode severities = severity.putArray("enum");
        Arrays.stream(Severity.values()).forEach(each -> severities.add(each.key()));
        described(properties, "id", "The identifier that other tools gave it.", "string", "null");
        described(properties, "description", "A sentence that replaces the generated one.", "string", "null");
        ObjectNode notes = described(properties, "notes", "Remarks for readers.", "string", "array", "null");
        notes.putObject("items").put("type", "string");
        described(properties, "meta", "Anything that people keep beside it.", "object", "null");
        ignored(properties, "rendered_content", "ge_cloud_id", "expectation_context", "success_on_last_run");
        expectation.put("additionalProperties", false);
        ifAbsent(expectation, "expectation_type", "type");
        if (!types.isEmpty()) {
            ArrayNode all = expectation.putArray("allOf");
            types.forEach(type -> all.add(rule(type)));
        }
        return expectation;
    }

    /** If an expectation is of a type, its arguments are those of the type. */
    private static ObjectNode rule(ExpectationType type) {
        ObjectNode rule = NODES.objectNode();
        ArrayNode any = rule.putObject("if").putArray("anyOf");
        for (String key : TYPE_KEYS) {
            ObjectNode option = any.addObject();
            option.putObject("properties").putObject(key).put("const", type.name());
            option.putArray("required").add(key);
        }
        ObjectNode then = rule.putObject("then");
        then.putObject("properties").putObject("kwargs").put("$ref", "#/$defs/" + type.name());
        if (type.parameters().stream().anyMatch(Parameter::required)) {
            then.putArray("required").add("kwargs");
        }
        return rule;
    }

    private static ObjectNode arguments(ExpectationType type) {
        ObjectNode arguments = NODES.objectNode();
        arguments.put("description", type.summary());
        arguments.put("type", "object");
        ObjectNode properties = arguments.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Parameter parameter : type.parameters()) {
            properties.set(parameter.name(), argument(parameter));
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY) {
            ObjectNode share = NODES.objectNode();
            types(share, "number", "string", "null");
            share.put("minimum", 0).put("maximum", 1).put("pattern", NUMBER_TEXT);
            properties.set("mostly", orParameter("The share of values that must hold, from 0 to 1.", share));
        }
        if (type.shared() != Shared.NONE) {
            described(
                    properties,
                    "row_condition",
                    "Only the rows for which this holds are looked at, such as country == \"DE\" and amount > 0.",
                    "string",
                    "object",
                    "null");
            ObjectNode parser = properties.putObject("condition_parser");
            parser.put("description", "How row_condition is written.");
            parser.putArray("enum")
                    .add("pandas")
                    .add("great_expectations")
                    .add("great_expectations__experimental__")
                    .add("spark")
                    .addNull();
        }
        for (String name : new TreeSet<>(IGNORED_ARGUMENTS)) {
            if (!properties.has(name)) {
                ignored(properties, name);
            }
        }
        arguments.put("additionalProperties", false);
        if (!required.isEmpty()) {
            arguments.set("required", required);
        }
        return arguments;
    }

    /** The names of arguments that mean something for a type. */
    static Set<String> argumentNames(ExpectationType type) {
        Set<String> names = new LinkedHashSet<>();
        type.parameters().forEach(parameter -> names.add(parameter.name()));
        if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY) {
            names.add("mostly");
        }
        if (type.shared() != Shared.NONE) {
            names.add("row_condition");
            names.add("condition_parser");
        }
        return names;
    }

    private static ObjectNode argument(Parameter parameter) {
        ObjectNode value = kind(parameter);
        if (!parameter.choices().isEmpty() && parameter.kind() == Parameter.Kind.TEXT) {
            value.removeAll();
            ArrayNode choices = value.putArray("enum");
            parameter.choices().forEach(choices::add);
            // What may be written as "true" may be written as true.
            for (boolean flag : new boolean[] {true, false}) {
                if (parameter.choices().contains(String.valueOf(flag))) {
                    choices.add(flag);
                }
            }
        }
        if (!parameter.required()) {
            if (value.get("type") instanceof ArrayNode several) {
                several.add("null");
            } else if (value.has("type")) {
                types(value, value.get("type").stringValue(), "null");
            } else if (value.get("enum") instanceof ArrayNode choices) {
                choices.addNull();
            }
        }
        String description = parameter.description()
                + parameter
                        .defaultValue()
                        .map(other -> " (default: " + other + ")")
                        .orElse("");
        return orParameter(description, value);
    }

    private static ObjectNode kind(Parameter parameter) {
        ObjectNode value = NODES.objectNode();
        switch (parameter.kind()) {
            case COLUMN -> value.put("type", "string").put("minLength", 1);
            case TEXT, PATTERN -> value.put("type", "string");
            case BOOLEAN -> {
                ArrayNode flags =
                        value.putArray("enum").add(true).add(false).add(1).add(0);
                FLAGS.forEach(flags::add);
            }
            case INTEGER -> types(value, "integer", "string").put("pattern", NUMBER_TEXT);
            case NUMBER -> types(value, "number", "string").put("pattern", NUMBER_TEXT);
            case LIMIT -> types(value, "number", "string");
            case OBJECT -> value.put("type", "object");
            case COLUMN_LIST -> list(value).put("type", "string").put("minLength", 1);
            case TEXT_LIST, PATTERN_LIST -> list(value).put("type", "string");
            case VALUE_LIST -> types(list(value), "number", "string", "boolean", "null");
            case PAIR_LIST -> {
                ObjectNode pair =
                        list(value).put("type", "array").put("minItems", 2).put("maxItems", 2);
                types(pair.putObject("items"), "number", "string", "boolean", "null");
            }
        }
        return value;
    }

    /** Makes a schema one of lists, and returns the schema of what is not a suite parameter in them. */
    private static ObjectNode list(ObjectNode schema) {
        schema.put("type", "array");
        ObjectNode item = schema.putObject("items");
        item.setAll(choice());
        return item.putObject("else");
    }

    private static ObjectNode orParameter(String description, ObjectNode schema) {
        ObjectNode either = NODES.objectNode();
        either.put("description", description);
        either.setAll(choice());
        either.set("else", schema);
        return either;
    }

    private static ObjectNode choice() {
        ObjectNode choice = NODES.objectNode();
        choice.putObject("if").put("type", "object").putArray("required").add(SuiteParameters.KEY);
        choice.putObject("then").put("$ref", "#/$defs/suiteParameter");
        return choice;
    }

    private static ObjectNode suiteParameter() {
        ObjectNode parameter = NODES.objectNode();
        parameter.put("description", "A value that is given at run time, or an expression over such values.");
        parameter.put("type", "object");
        ObjectNode properties = parameter.putObject("properties");
        described(properties, SuiteParameters.KEY, "The name, or an expression such as lo * 2 + 1.", "string");
        parameter.putObject("patternProperties").set("^\\$PARAMETER\\.", NODES.objectNode());
        parameter.put("additionalProperties", false);
        return parameter;
    }

    private static ObjectNode described(ObjectNode properties, String name, String description, String... types) {
        ObjectNode property = properties.putObject(name);
        property.put("description", description);
        return types(property, types);
    }

    private static void ignored(ObjectNode properties, String... names) {
        for (String name : names) {
            properties.putObject(name).put("description", "Read and ignored.");
        }
    }

    private static ObjectNode types(ObjectNode schema, String... types) {
        if (types.length == 1) {
            return schema.put("type", types[0]);
        }
        ArrayNode several = schema.putArray("type");
        List.of(types).forEach(several::add);
        return schema;
    }

    private static void ifAbsent(ObjectNode schema, String absent, String required) {
        schema.putObject("if").putObject("not").putArray("required").add(absent);
        schema.putObject("then").putArray("required").add(required);
    }
}
