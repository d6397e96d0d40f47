package io.github.plumbrule.expectations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Many expectations about one kind of dataset, in the order in which they are reported.
 *
 * @param name the suite's name for people
 * @param meta anything that people keep beside it
 */
public record Suite(String name, List<Expectation> expectations, Map<String, Object> meta) {
    public Suite {
        Objects.requireNonNull(name, "name");
        expectations = List.copyOf(expectations);
        meta = JsonValues.copyOf(meta);
    }

    public static Suite of(String name, Expectation... expectations) {
        return new Suite(name, Arrays.asList(expectations), Map.of());
    }

    /** The same suite with more expectations at its end. */
    public Suite with(Expectation... more) {
        List<Expectation> all = new ArrayList<>(expectations);
        all.addAll(Arrays.asList(more));
        return new Suite(name, all, meta);
    }
}
