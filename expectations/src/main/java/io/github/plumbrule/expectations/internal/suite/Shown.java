package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.expectations.internal.words.Words;
import tools.jackson.databind.JsonNode;

/** Parts of a document as messages show them. */
final class Shown {
    private Shown() {}

    /** A text on one line, cut when it is long. */
    static String text(String text) {
        return Words.visible(text);
    }

    /** What stands in the document. */
    static String value(JsonNode node) {
        if (node.isString()) {
            return "the text " + Words.quoted(node.stringValue());
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty list" : "a list";
        }
        return Words.visible(node.toString());
    }
}
