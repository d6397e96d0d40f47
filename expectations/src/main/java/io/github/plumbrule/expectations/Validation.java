package io.github.plumbrule.expectations;

import io.github.plumbrule.core.scan.Scan;
import io.github.plumbrule.core.source.Source;
import io.github.plumbrule.expectations.internal.run.Run;
import java.util.Objects;

/** Judges a dataset by a suite. */
public final class Validation {
    private Validation() {}

    /**
     * Reads the dataset once and judges every expectation of the suite.
     *
     * <p>Never throws for what the data or the suite is like: an expectation that cannot be judged is an error in its
     * result, a dataset that cannot be read makes every result an error. Safe for many threads sharing one suite.
     */
    public static Verdict run(Suite suite, Source source, ValidationOptions options) {
        return run(Catalogue.standard(), suite, source, options);
    }

    /** The same with a catalogue of one's own. */
    public static Verdict run(Catalogue catalogue, Suite suite, Source source, ValidationOptions options) {
        Objects.requireNonNull(catalogue, "catalogue");
        Objects.requireNonNull(suite, "suite");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(options, "options");
        return Run.run(catalogue, suite, source, options, Scan::run);
    }
}
