package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.Scalar;
import java.util.Objects;

/** A distinct value and how often it occurs. */
public record ValueCount(Scalar value, long count) {
    public ValueCount {
        Objects.requireNonNull(value, "value");
    }
}
