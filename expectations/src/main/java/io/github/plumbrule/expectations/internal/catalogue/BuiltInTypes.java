package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.expectations.spi.ExpectationType;
import java.util.ArrayList;
import java.util.List;

/** Every type of expectation that comes with Plumbrule, in the order in which they are documented. */
public final class BuiltInTypes {
    private BuiltInTypes() {}

    /** The types, family by family. */
    public static List<ExpectationType> all() {
        List<ExpectationType> all = new ArrayList<>();
        all.addAll(TableTypes.all());
        all.addAll(ValueTypes.all());
        all.addAll(RecordTypes.all());
        all.addAll(NumberTypes.all());
        all.addAll(DistinctTypes.all());
        return List.copyOf(all);
    }
}
