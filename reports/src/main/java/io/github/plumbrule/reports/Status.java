package io.github.plumbrule.reports;

import io.github.plumbrule.expectations.ExpectationResult;
import java.util.Locale;

/** What a check came to, worst first, with the words and signs that every report uses for it. */
enum Status {
    /** A critical expectation failed. */
    CRITICAL("critical", "✗"),
    /** It could not be judged. */
    ERROR("could not run", "⊘"),
    /** An expectation of severity warning failed. */
    WARNING("warning", "▲"),
    /** An expectation of severity info failed. */
    INFO("info", "●"),
    NOT_APPLICABLE("not applicable", "–"),
    PASSED("passed", "✓");

    private final String word;
    private final String sign;

    Status(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    static Status of(ExpectationResult result) {
        return switch (result.outcome()) {
            case PASS -> PASSED;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case ERROR -> ERROR;
            case FAIL -> switch (result.expectation().severity()) {
                case CRITICAL -> CRITICAL;
                case WARNING -> WARNING;
                case INFO -> INFO;
            };
        };
    }

    boolean failed() {
        return this == CRITICAL || this == WARNING || this == INFO;
    }

    String word() {
        return word;
    }

    String sign() {
        return sign;
    }

    /** The name for style sheets. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
