package io.github.plumbrule.expectations;

import io.github.plumbrule.expectations.internal.suite.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes suites as JSON documents of the 1.x dialect.
 *
 * <p>Reading what was written gives an equal suite. The same suite always gives the same text: keys in a fixed order,
 * arguments in theirs, two spaces, line feeds. NaN and the infinities are written as texts, so that every JSON reader
 * can read the document.
 */
public final class SuiteWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SuiteWriter() {}

    public static String write(Suite suite) {
        ObjectNode document = NODES.objectNode();
        document.put("name", suite.name());
        ArrayNode expectations = document.putArray("expectations");
        suite.expectations().forEach(expectation -> expectations.add(node(expectation)));
        document.set("meta", node(suite.meta()));
        return JsonText.pretty(document);
    }

    private static ObjectNode node(Expectation expectation) {
        ObjectNode node = NODES.objectNode();
        node.put("type", expectation.type());
        node.set("kwargs", node(expectation.arguments()));
        node.put("severity", expectation.severity().key());
        expectation.description().ifPresent(description -> node.put("description", description));
        if (!expectation.notes().isEmpty()) {
            ArrayNode notes = node.putArray("notes");
            expectation.notes().forEach(notes::add);
        }
        node.set("meta", node(expectation.meta()));
        expectation.id().ifPresent(id -> node.put("id", id));
        return node;
    }

    private static JsonNode node(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            map.forEach((key, item) -> node.set(String.valueOf(key), node(item)));
            return node;
        }
        if (value instanceof List<?> list) {
            ArrayNode node = NODES.arrayNode();
            list.forEach(item -> node.add(node(item)));
            return node;
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        return value instanceof String text ? NODES.stringNode(text) : NODES.nullNode();
    }
}
