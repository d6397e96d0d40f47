package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.expectations.JsonValues;
import io.github.plumbrule.expectations.internal.suite.Place.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON text as a tree, with the line and column of everything in it.
 *
 * <p>Strict: a key that stands twice, anything after the end, and an empty text are problems. Numbers keep every digit.
 * The bare words {@code NaN}, {@code Infinity} and {@code -Infinity}, which Python writes, are read as texts.
 */
final class JsonDocument {
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NUMBER = 1_000;
    /** The most characters of a document. */
    static final int LONGEST = 20_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NUMBER)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(LONGEST)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode root;
    private final Place place;

    private JsonDocument(JsonNode root, Place place) {
        this.root = root;
        this.place = place;
    }

    JsonNode root() {
        return root;
    }

    Place place() {
        return place;
    }

    /** The tree; empty if the text is not JSON, which is then among the problems. */
    static Optional<JsonDocument> parse(String text, Problems problems) {
        if (text.length() > LONGEST) {
            problems.add("the document has " + text.length() + " characters, more than " + LONGEST);
            return Optional.empty();
        }
        if (text.isBlank()) {
            problems.add("the document is empty; a suite is an object such as"
                    + " {\"name\": \"orders\", \"expectations\": [...]}");
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Position start = position(parser.currentTokenLocation());
            Place place = new Place(start, start);
            JsonNode root = value(parser, place, problems);
            if (parser.nextToken() != null) {
                problems.add(
                        position(parser.currentTokenLocation()), "there is something after the end of the document");
                return Optional.empty();
            }
            return Optional.of(new JsonDocument(root, place));
        } catch (StreamConstraintsException e) {
            problems.add(
                    position(e.getLocation()),
                    String.format(
                            Locale.ROOT,
                            "this is over a limit of documents: %,d levels, texts of %,d, numbers and keys of %,d"
                                    + " characters",
                            DEEPEST,
                            LONGEST_TEXT,
                            LONGEST_NUMBER));
        } catch (JacksonException e) {
            problems.add(position(e.getLocation()), "this is not JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private static JsonNode value(JsonParser parser, Place place, Problems problems) {
        JsonToken token = Objects.requireNonNull(parser.currentToken(), "token");
        return switch (token) {
            case START_OBJECT -> object(parser, place, problems);
            case START_ARRAY -> array(parser, place, problems);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> parser.isNaN()
                    ? NODES.stringNode(Double.toString(parser.getDoubleValue()))
                    : number(parser.getDecimalValue(), place, problems);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode number(BigDecimal number, Place place, Problems problems) {
        // 1e999999999 is short to write, but whoever writes it out in full needs a gigabyte.
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            problems.add(
                    place.value(), "the number " + number + " has more than " + LONGEST_NUMBER + " digits written out");
            return NODES.numberNode(0);
        }
        return NODES.numberNode(number);
    }

    private static JsonNode object(JsonParser parser, Place place, Problems problems) {
        ObjectNode node = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Position key = position(parser.currentTokenLocation());
            parser.nextToken();
            Place inner = new Place(position(parser.currentTokenLocation()), key);
            JsonNode value = value(parser, inner, problems);
            Optional<Place> first = place.member(name);
            if (first.isPresent()) {
                problems.add(
                        key,
                        "the key '" + Shown.text(name) + "' stands here twice; the first is in line "
                                + first.get().key().line());
            } else {
                node.set(name, value);
                place.add(name, inner);
            }
        }
        return node;
    }

    private static JsonNode array(JsonParser parser, Place place, Problems problems) {
        ArrayNode node = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Position start = position(parser.currentTokenLocation());
            Place inner = new Place(start, start);
            node.add(value(parser, inner, problems));
            place.add(inner);
        }
        return node;
    }

    private static Position position(@Nullable TokenStreamLocation location) {
        return location == null
                ? new Position(1, 1)
                : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** A value in the form that arguments are kept in. */
    static Object valueOf(JsonNode node) {
        if (node instanceof ObjectNode) {
            return objectOf(node);
        }
        if (node instanceof ArrayNode) {
            List<Object> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(valueOf(item)));
            return items;
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? JsonValues.normalise(node.decimalValue()) : Scalar.NULL;
    }

    /** The entries of an object whose value is not null. */
    static Map<String, Object> objectOf(JsonNode node) {
        Map<String, Object> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                entries.put(entry.getKey(), valueOf(entry.getValue()));
            }
        });
        return entries;
    }
}
