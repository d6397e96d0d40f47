package io.github.plumbrule.expectations;

import io.github.plumbrule.expectations.internal.suite.Excerpts;
import io.github.plumbrule.expectations.internal.suite.SuiteDocuments;
import io.github.plumbrule.expectations.internal.suite.SuiteDocuments.Reading;
import java.nio.file.Path;

/**
 * Reads suites from JSON documents.
 *
 * <p>Both dialects of Great Expectations are read: 1.x ({@code name}, {@code type}) and 0.x
 * ({@code expectation_suite_name}, {@code expectation_type}). A document is used as a whole or not at all: everything
 * that is wrong with it, down to a regular expression or a row condition that cannot be used, comes in one exception,
 * each with line and column.
 */
public final class SuiteReader {
    private SuiteReader() {}

    /**
     * Reads a file in UTF-8 with the built-in and the installed types of expectations.
     *
     * @throws SuiteException if the file cannot be read or used
     */
    public static Suite read(Path file) {
        return read(file, Catalogue.standard());
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws SuiteException if the file cannot be read or used
     */
    public static Suite read(Path file, Catalogue catalogue) {
        return read(SuiteFiles.name(file), SuiteFiles.text(file), catalogue);
    }

    /**
     * Reads a text with the built-in and the installed types of expectations.
     *
     * @param name what the document is called in messages
     * @throws SuiteException if the text cannot be used
     */
    public static Suite read(String name, String text) {
        return read(name, text, Catalogue.standard());
    }

    /**
     * Reads a text.
     *
     * @param name what the document is called in messages
     * @throws SuiteException if the text cannot be used
     */
    public static Suite read(String name, String text, Catalogue catalogue) {
        Reading reading = SuiteDocuments.read(name, text, catalogue);
        return reading.suite()
                .orElseThrow(() -> new SuiteException(reading.problems(), Excerpts.of(text, reading.problems())));
    }
}
