package io.github.plumbrule.core.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All code points divided into classes whose members lie in exactly the same ones of some given sets. */
final class CharacterClasses {
    /** Class numbers are bytes, and two more are needed for bytes to decode and the end of the text. */
    static final int MOST_CLASSES = 125;

    private static final int MOST_SETS = 1_000;

    private final int[] starts;
    private final byte[] classes;
    private final List<BitSet> memberships;
    private final int[] representatives;

    private CharacterClasses(int[] starts, byte[] classes, List<BitSet> memberships, int[] representatives) {
        this.starts = starts;
        this.classes = classes;
        this.memberships = memberships;
        this.representatives = representatives;
    }

    /** @throws Steps.NotAutomaticException if there are too many sets or classes */
    static CharacterClasses of(List<CodePointSet> sets) throws Steps.NotAutomaticException {
        if (sets.size() > MOST_SETS) {
            throw new Steps.NotAutomaticException();
        }
        int[] borders = borders(sets);
        BitSet[] memberships = new BitSet[borders.length];
        for (int i = 0; i < memberships.length; i++) {
            memberships[i] = new BitSet(sets.size());
        }
        for (int s = 0; s < sets.size(); s++) {
            CodePointSet set = sets.get(s);
            for (int r = 0; r < set.rangeCount(); r++) {
                for (int i = Arrays.binarySearch(borders, set.first(r));
                        i < borders.length && borders[i] <= set.last(r);
                        i++) {
                    memberships[i].set(s);
                }
            }
        }
        Map<BitSet, Integer> numbers = new HashMap<>();
        List<BitSet> distinct = new ArrayList<>();
        IntList starts = new IntList();
        IntList classes = new IntList();
        IntList representatives = new IntList();
        for (int i = 0; i < borders.length; i++) {
            Integer number = numbers.get(memberships[i]);
            if (number == null) {
                number = distinct.size();
                numbers.put(memberships[i], number);
                distinct.add(memberships[i]);
                representatives.add(borders[i]);
            }
            if (classes.isEmpty() || classes.get(classes.size() - 1) != number) {
                starts.add(borders[i]);
                classes.add(number);
            }
        }
        if (distinct.size() > MOST_CLASSES) {
            throw new Steps.NotAutomaticException();
        }
        byte[] classOfRun = new byte[classes.size()];
        for (int i = 0; i < classOfRun.length; i++) {
            classOfRun[i] = (byte) classes.get(i);
        }
        return new CharacterClasses(starts.toArray(), classOfRun, distinct, representatives.toArray());
    }

    /** The code points at which membership in any set changes, ascending from 0. */
    private static int[] borders(List<CodePointSet> sets) {
        IntList borders = new IntList();
        borders.add(0);
        for (CodePointSet set : sets) {
            for (int r = 0; r < set.rangeCount(); r++) {
                borders.add(set.first(r));
                borders.add(set.last(r) + 1);
            }
        }
        int[] sorted = borders.toArray();
        Arrays.sort(sorted);
        int size = 0;
        for (int border : sorted) {
            if (border < CodePointSet.LIMIT && (size == 0 || border != sorted[size - 1])) {
                sorted[size++] = border;
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    int count() {
        return memberships.size();
    }

    /** Whether the members of a class lie in the set with the given number. */
    boolean isIn(int characterClass, int set) {
        return memberships.get(characterClass).get(set);
    }

    /** Some member of the class. */
    int representative(int characterClass) {
        return representatives[characterClass];
    }

    /** The first code points of the runs that belong to one class, ascending from 0. */
    int[] starts() {
        return starts.clone();
    }

    /** The class of each run of {@link #starts()}. */
    byte[] classes() {
        return classes.clone();
    }
}
