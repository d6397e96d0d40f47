package io.github.plumbrule.expectations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad it is when an expectation fails; the names are those of Great Expectations 1.x. */
public enum Severity {
    /** A failure fails the run. */
    CRITICAL,
    /** A failure is reported and does not fail the run. */
    WARNING,
    /** A failure is noted and does not fail the run. */
    INFO;

    /** The name in suite and result documents. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> ofKey(String key) {
        return Arrays.stream(values())
                .filter(severity -> severity.key().equals(key))
                .findFirst();
    }
}
