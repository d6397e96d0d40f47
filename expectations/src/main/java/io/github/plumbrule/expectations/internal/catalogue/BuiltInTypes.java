package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.expectations.spi.ExpectationType;
import java.util.List;

/** Every type of expectation that comes with Plumbrule, in the order in which they are documented. */
public final class BuiltInTypes {
    private BuiltInTypes() {}

    /** The types, family by family. */
    public static List<ExpectationType> all() {
        return List.of();
    }
}
