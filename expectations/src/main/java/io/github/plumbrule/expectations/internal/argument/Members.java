package io.github.plumbrule.expectations.internal.argument;

import io.github.plumbrule.core.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a set as a scan compares them.
 *
 * <p>JSON has no dates: a text that is an ISO 8601 date or date-time stands for itself where the data is text, and for
 * the moment where the data knows times. So it becomes two members.
 */
public final class Members {
    private Members() {}

    /** The values, each date also as a moment; nulls are left out, because a null is never judged by a set. */
    public static List<Scalar> of(Collection<Scalar> values) {
        Set<Scalar> members = new LinkedHashSet<>();
        for (Scalar value : values) {
            if (!(value instanceof Scalar.Null)) {
                members.add(value);
                moment(value).ifPresent(members::add);
            }
        }
        return List.copyOf(members);
    }

    /** The values that are absent in every form, from the members that a scan did not find. */
    public static List<Scalar> absent(Collection<Scalar> values, Collection<Scalar> absentMembers) {
        Set<Scalar> gone = new HashSet<>(absentMembers);
        List<Scalar> absent = new ArrayList<>();
        for (Scalar value : new LinkedHashSet<>(values)) {
            if (gone.contains(value) && moment(value).map(gone::contains).orElse(true)) {
                absent.add(value);
            }
        }
        return absent;
    }

    /** The moment that a text states, if it states one. */
    public static Optional<Scalar> moment(Scalar value) {
        return value instanceof Scalar.Text text ? Times.parse(text.value()) : Optional.empty();
    }
}
