package io.github.plumbrule.core.internal.number;

/**
 * Reads whole numbers from UTF-8 bytes.
 *
 * <p>Text that is not a whole number, or one that does not fit, gives {@link #NOT_A_LONG}. That sentinel is
 * {@link Long#MIN_VALUE}, so this one value counts as not fitting.
 */
public final class LongParser {

    /** What the methods return for anything that is not a whole number between −(2^63−1) and 2^63−1. */
    public static final long NOT_A_LONG = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 19;

    private LongParser() {}

    /**
     * The whole number in the slice, written as {@link DecimalParser} accepts it but without point and exponent: an
     * optional sign, digits, leading zeros, spaces around.
     */
    public static long parse(byte[] bytes, int from, int to) {
        long canonical = parseCanonical(bytes, from, to);
        return canonical != NOT_A_LONG ? canonical : parseLoose(bytes, from, to);
    }

    /** True if the slice is exactly what {@link Long#toString(long)} writes for the number in it. */
    public static boolean isCanonical(byte[] bytes, int from, int to) {
        return parseCanonical(bytes, from, to) != NOT_A_LONG;
    }

    /**
     * The whole number in the slice if it is written as {@link Long#toString(long)} writes it: no plus, no leading
     * zeros, no {@code -0}, no spaces. Two slices with a canonical number are equal exactly if their numbers are.
     */
    public static long parseCanonical(byte[] bytes, int from, int to) {
        int length = to - from;
        if (((length - 1) & ~7) != 0 || from > bytes.length - 8) {
            return parseLongCanonical(bytes, from, to);
        }
        long word = Words.digits(bytes, from);
        int negative = (word & 0xff) == Words.MINUS ? 1 : 0;
        // The sign becomes one more leading zero.
        long digits = Words.first(word ^ (Words.MINUS & -negative), length);
        if (Words.marks(digits) != 0 || ((word >>> (negative << 3)) & 0xff) == 0 || length == negative) {
            return length == 1 && bytes[from] == '0' ? 0 : NOT_A_LONG;
        }
        // Two's complement by hand: a column of mixed signs would make a branch here a coin toss.
        return (Words.value(digits) ^ -negative) + negative;
    }

    private static long parseLongCanonical(byte[] bytes, int from, int to) {
        if (from >= to) {
            return NOT_A_LONG;
        }
        int negative = bytes[from] == '-' ? 1 : 0;
        int start = from + negative;
        int length = to - start;
        if (length <= 0 || bytes[start] == '0') {
            return length == 1 && negative == 0 ? 0 : NOT_A_LONG;
        }
        long magnitude;
        if (length > 8 && length <= 16) {
            long high = Words.first(Words.digits(bytes, start), length - 8);
            long low = Words.digits(bytes, to - 8);
            if ((Words.marks(high) | Words.marks(low)) != 0) {
                return NOT_A_LONG;
            }
            magnitude = Words.value(high) * 100_000_000 + Words.value(low);
        } else {
            magnitude = magnitude(bytes, start, to);
        }
        // The sentinel is its own negative.
        return (magnitude ^ -negative) + negative;
    }

    private static long parseLoose(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        boolean negative = false;
        if (start < end && (bytes[start] == '-' || bytes[start] == '+')) {
            negative = bytes[start] == '-';
            start++;
        }
        while (start < end - 1 && bytes[start] == '0') {
            start++;
        }
        long magnitude = magnitude(bytes, start, end);
        return negative ? -magnitude : magnitude;
    }

    /** The number written by the one to nineteen digits of the slice. */
    private static long magnitude(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > MOST_DIGITS) {
            return NOT_A_LONG;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_LONG;
            }
            value = value * 10 + digit;
        }
        // Nineteen digits stay below 2^64, so a number that does not fit shows itself as a negative one.
        return value < 0 ? NOT_A_LONG : value;
    }
}
