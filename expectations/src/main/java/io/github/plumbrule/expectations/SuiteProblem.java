package io.github.plumbrule.expectations;

import java.util.Objects;

/**
 * One thing about a suite document that somebody should look at, and where.
 *
 * @param source the name of the document
 * @param line counted from 1; 0 if it is about the document as a whole
 * @param column in characters, counted from 1; 0 if it is about the document as a whole
 */
public record SuiteProblem(String source, int line, int column, String message) {
    public SuiteProblem {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(message, "message");
    }

    /** Such as {@code orders.suite.json:12:7: unknown severity 'fatal'}. */
    @Override
    public String toString() {
        return source + (line == 0 ? "" : ":" + line + ":" + column) + ": " + message;
    }
}
