package io.github.plumbrule.expectations.internal.words;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Suggestions {
    private Suggestions() {}

    /**
     * The known name that is closest to a misspelt one, if any is close: at most a third of its letters differ, letter
     * case aside.
     */
    public static Optional<String> closest(String name, Collection<String> known) {
        String wanted = folded(name);
        String best = "";
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wanted, folded(candidate), least);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static String folded(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** The number of letters to change, add, remove or swap with the next one; anything from {@code limit} on is too far. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
