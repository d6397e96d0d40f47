package io.github.plumbrule.expectations.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Proposes the name that somebody probably meant. */
public final class Suggestions {
    /** Longer names are no slip of a finger; comparing them would only take time. */
    private static final int LONGEST = 200;

    private Suggestions() {}

    /**
     * The known name that is nearest to a name, if one is near; the first of several.
     *
     * <p>A letter that is missing, added, changed or swapped with its neighbour counts as one slip, upper and lower case
     * as none. One slip is near for three letters, two for six, three for nine and more.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String best = null;
        int least = Math.min(3, name.length() / 3) + 1;
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) < least) {
                int slips = slips(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (slips < least) {
                    least = slips;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The Damerau–Levenshtein distance in which no letter is moved twice. */
    private static int slips(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[b.length()];
    }
}
