package io.github.plumbrule.expectations;

import io.github.plumbrule.expectations.internal.suite.SuiteDocuments;

/** The JSON Schema (2020-12) of suite documents, for editors and other tools. */
public final class SuiteSchema {
    private SuiteSchema() {}

    /** The schema of suites that use the types of a catalogue, as JSON text. */
    public static String generate(Catalogue catalogue) {
        return SuiteDocuments.schema(catalogue);
    }
}
