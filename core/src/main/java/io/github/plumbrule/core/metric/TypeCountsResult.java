package io.github.plumbrule.core.metric;

import io.github.plumbrule.core.condition.ValueType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many values of a column are of each type.
 *
 * @param missing rows without a value
 * @param counts values of each type that occurs
 * @param typed whether the source itself knows types; if not, types were read from text
 */
public record TypeCountsResult(long missing, Map<ValueType, Long> counts, boolean typed) {
    public TypeCountsResult {
        Map<ValueType, Long> copy = new EnumMap<>(ValueType.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }
}
