package io.github.plumbrule.expectations;

import java.util.Objects;

/** One thing that was expected or found, ready to be shown: a key and a value. */
public record Fact(String key, String value) {
    public Fact {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
