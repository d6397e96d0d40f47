package io.github.plumbrule.core.internal.state;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.internal.kernel.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the members of a set that a value matches, by the rules of a set condition. */
final class Membership {
    private final Map<Scalar, Scalar> exact = new HashMap<>();
    private final Map<Double, Scalar> numbers = new HashMap<>();
    private final Map<Long, Scalar> times = new HashMap<>();
    private final Map<Boolean, Scalar> booleans = new HashMap<>();
    private final boolean typed;

    Membership(List<Scalar> members, boolean typed) {
        this.typed = typed;
        for (Scalar member : members) {
            exact.putIfAbsent(member, member);
            if (member instanceof Scalar.Number number) {
                numbers.putIfAbsent(number.value().doubleValue() + 0.0, member);
            } else if (member instanceof Scalar.Time time) {
                times.putIfAbsent(time.epochMicros(), member);
            } else if (member instanceof Scalar.Bool bool) {
                booleans.putIfAbsent(bool.value(), member);
            }
        }
    }

    List<Scalar> matching(Scalar value) {
        List<Scalar> matched = new ArrayList<>();
        add(matched, exact.get(value));
        if (typed) {
            // In Python true equals 1 and false equals 0.
            if (value instanceof Scalar.Bool bool) {
                add(matched, numbers.get(bool.value() ? 1.0 : 0.0));
            }
            return matched;
        }
        if (!numbers.isEmpty()) {
            Values.number(value).ifPresent(number -> add(matched, numbers.get(number + 0.0)));
        }
        if (!times.isEmpty()) {
            Values.time(value).ifPresent(time -> add(matched, times.get(time.epochMicros())));
        }
        if (!booleans.isEmpty()) {
            Values.bool(value).ifPresent(bool -> add(matched, booleans.get(bool)));
        }
        return matched;
    }

    private static void add(List<Scalar> matched, @org.jspecify.annotations.Nullable Scalar member) {
        if (member != null) {
            matched.add(member);
        }
    }
}
