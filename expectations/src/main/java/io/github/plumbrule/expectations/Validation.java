package io.github.plumbrule.expectations;

import io.github.plumbrule.core.source.Source;

/** Judges a dataset by a suite. */
public final class Validation {
    private Validation() {}

    /**
     * Reads the dataset once and judges every expectation of the suite.
     *
     * <p>Never throws for what the data or the suite is like: an expectation that cannot be judged is an error in its
     * result, a dataset that cannot be read makes every result an error. Safe for many threads sharing one suite.
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static Verdict run(Suite suite, Source source, ValidationOptions options) {
        throw new IllegalStateException("engine missing");
    }
}
