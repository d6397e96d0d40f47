package io.github.plumbrule.core.internal.regex;

import java.util.Arrays;

/**
 * An immutable set of Unicode code points.
 *
 * <p>Kept as the sorted places where membership changes: the code points from {@code borders[0]} up to but not including
 * {@code borders[1]} are in the set, those up to {@code borders[2]} are not, and so on.
 */
final class CodePointSet {
    /** One more than the highest code point. */
    static final int LIMIT = Character.MAX_CODE_POINT + 1;

    static final CodePointSet EMPTY = new CodePointSet(new int[0]);
    static final CodePointSet ALL = range(0, Character.MAX_CODE_POINT);

    private final int[] borders;

    private CodePointSet(int[] borders) {
        this.borders = borders;
    }

    /** The code points from {@code first} to {@code last}, both included. */
    static CodePointSet range(int first, int last) {
        return new CodePointSet(new int[] {first, last + 1});
    }

    static CodePointSet of(int codePoint) {
        return range(codePoint, codePoint);
    }

    CodePointSet complement() {
        boolean startsAtZero = borders.length > 0 && borders[0] == 0;
        boolean endsAtLimit = borders.length > 0 && borders[borders.length - 1] == LIMIT;
        int from = startsAtZero ? 1 : 0;
        int to = endsAtLimit ? borders.length - 1 : borders.length;
        int[] result = new int[(to - from) + (startsAtZero ? 0 : 1) + (endsAtLimit ? 0 : 1)];
        int size = 0;
        if (!startsAtZero) {
            result[size++] = 0;
        }
        for (int i = from; i < to; i++) {
            result[size++] = borders[i];
        }
        if (!endsAtLimit) {
            result[size] = LIMIT;
        }
        return new CodePointSet(result);
    }

    CodePointSet union(CodePointSet other) {
        if (borders.length == 0) {
            return other;
        }
        if (other.borders.length == 0) {
            return this;
        }
        return new Builder().addAll(this).addAll(other).build();
    }

    boolean contains(int codePoint) {
        int place = Arrays.binarySearch(borders, codePoint);
        // A hit at an even place is the start of a range; between borders, membership follows from the parity of what
        // lies before.
        return place >= 0 ? (place & 1) == 0 : ((-place - 1) & 1) == 1;
    }

    boolean isEmpty() {
        return borders.length == 0;
    }

    /** The number of separate ranges. */
    int rangeCount() {
        return borders.length / 2;
    }

    int first(int range) {
        return borders[2 * range];
    }

    /** The last code point that belongs to the range. */
    int last(int range) {
        return borders[2 * range + 1] - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePointSet set && Arrays.equals(borders, set.borders);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(borders);
    }

    @Override
    public String toString() {
        return Arrays.toString(borders);
    }

    /** Collects ranges in any order, overlapping or not. */
    static final class Builder {
        private long[] ranges = new long[8];
        private int size;

        Builder add(int codePoint) {
            return add(codePoint, codePoint);
        }

        Builder add(int first, int last) {
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, size * 2);
            }
            ranges[size++] = ((long) first << 32) | last;
            return this;
        }

        Builder addAll(CodePointSet set) {
            for (int i = 0; i < set.rangeCount(); i++) {
                add(set.first(i), set.last(i));
            }
            return this;
        }

        CodePointSet build() {
            Arrays.sort(ranges, 0, size);
            int[] borders = new int[2 * size];
            int length = 0;
            for (int i = 0; i < size; i++) {
                int first = (int) (ranges[i] >>> 32);
                int end = (int) ranges[i] + 1;
                if (length > 0 && first <= borders[length - 1]) {
                    borders[length - 1] = Math.max(borders[length - 1], end);
                } else {
                    borders[length++] = first;
                    borders[length++] = end;
                }
            }
            return length == 0 ? EMPTY : new CodePointSet(Arrays.copyOf(borders, length));
        }
    }
}
