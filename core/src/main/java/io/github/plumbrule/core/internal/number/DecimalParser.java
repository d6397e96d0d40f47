package io.github.plumbrule.core.internal.number;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads decimal numbers from UTF-8 bytes.
 *
 * <p>A number is an optional sign, digits with an optional point ({@code 5}, {@code 5.}, {@code .5}), and an optional
 * exponent ({@code 1e-3}). {@code nan}, {@code inf} and {@code infinity} are numbers too, in any case and with an
 * optional sign. Spaces (U+0020) around a number are ignored, because exports pad columns. Nothing else is a number: not
 * {@code 1,000}, {@code 1_000}, {@code 0x1F}, {@code 1d}, a tab, or an empty text.
 *
 * <h2>Rounding</h2>
 *
 * The value is the double nearest to the decimal number, ties to even, for texts of any length: the same bits as
 * {@link Double#parseDouble(String)}. A number too large for a double is an infinity, one too small is zero.
 *
 * <h2>NaN</h2>
 *
 * {@code nan} is the ordinary {@link Double#NaN}; text that is no number is {@link #NOT_A_NUMBER}, a NaN with a pattern
 * of bits of its own. Only {@link #isNotANumber(double)} tells the two apart.
 */
public final class DecimalParser {

    /** What {@link #parse} returns for text that is not a number. */
    public static final double NOT_A_NUMBER = Double.longBitsToDouble(0x7ff8_dead_0000_0001L);

    private static final long NOT_A_NUMBER_BITS = Double.doubleToRawLongBits(NOT_A_NUMBER);

    /** A text with more digits has no exact value here, so that a hostile cell cannot cost megabytes. */
    private static final int MOST_EXACT_DIGITS = 1_000;

    /** A text with a larger exponent, either way, has no exact value here. */
    private static final int LARGEST_EXACT_EXPONENT = 10_000;

    /** As many digits as always fit in an unsigned long. */
    private static final int MOST_SIGNIFICANT_DIGITS = 19;

    /** Larger exponents are all the same for a double, however long the text is. */
    private static final long EXPONENT_CEILING = 1_000_000_000_000L;

    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** By the place of the point among eight characters: ten to the number of decimals, and the same for a minus sign. */
    private static final double[] DIVISORS = {
        1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1e0, -1e7, -1e6, -1e5, -1e4, -1e3, -1e2, -1e1, -1e0
    };

    private DecimalParser() {}

    /** True if {@code value} is what {@link #parse} returns for text that is not a number. */
    public static boolean isNotANumber(double value) {
        return Double.doubleToRawLongBits(value) == NOT_A_NUMBER_BITS;
    }

    /** The number in the slice, or {@link #NOT_A_NUMBER}. */
    public static double parse(byte[] bytes, int from, int to) {
        int length = to - from;
        if (((length - 1) & ~7) != 0 || from > bytes.length - 8) {
            return length > 8 && length <= 16 ? parseSixteen(bytes, from, to) : parseAny(bytes, from, to);
        }
        long word = Words.digits(bytes, from);
        int negative = (word & 0xff) == Words.MINUS ? 1 : 0;
        // The sign becomes one more leading zero.
        long digits = Words.first(word ^ (Words.MINUS & -negative), length);
        long marks = Words.marks(digits);
        if (marks == 0) {
            return length == negative ? NOT_A_NUMBER : signed((double) Words.value(digits), negative);
        }
        if (!Words.markPoint(digits, marks) || length == 1 + negative) {
            return parseAny(bytes, from, to);
        }
        // Both operands are exact, so the one division rounds once and correctly. Multiplying by 0.01 would not.
        return (double) Words.value(Words.remove(digits, marks))
                / DIVISORS[(Long.numberOfTrailingZeros(marks) >>> 3) + (negative << 3)];
    }

    /** Nine to sixteen characters: the same as eight, with two words. */
    private static double parseSixteen(byte[] bytes, int from, int to) {
        long word = Words.digits(bytes, from);
        int negative = (word & 0xff) == Words.MINUS ? 1 : 0;
        long high = Words.first(word ^ (Words.MINUS & -negative), to - from - 8);
        long low = Words.digits(bytes, to - 8);
        long highMarks = Words.marks(high);
        long lowMarks = Words.marks(low);
        int decimals = 0;
        if (lowMarks != 0) {
            if (highMarks != 0 || !Words.markPoint(low, lowMarks)) {
                return parseAny(bytes, from, to);
            }
            low = Words.remove(low, lowMarks) | (high >>> 56);
            high <<= 8;
            decimals = 7 - (Long.numberOfTrailingZeros(lowMarks) >>> 3);
        } else if (highMarks != 0) {
            if (!Words.markPoint(high, highMarks)) {
                return parseAny(bytes, from, to);
            }
            high = Words.remove(high, highMarks);
            decimals = 15 - (Long.numberOfTrailingZeros(highMarks) >>> 3);
        }
        long mantissa = Words.value(high) * 100_000_000 + Words.value(low);
        if (mantissa >>> 53 != 0) {
            return parseAny(bytes, from, to);
        }
        return signed((double) mantissa / POWERS_OF_TEN[decimals], negative);
    }

    private static double signed(double magnitude, int negative) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) | ((long) negative << 63));
    }

    /** The whole grammar, one character after the other. */
    private static double parseAny(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        int at = start;
        int negative = 0;
        if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-' ? 1 : 0;
            at++;
        }
        int unsignedStart = at;
        long mantissa = 0;
        int significantDigits = 0;
        boolean anyDigit = false;
        boolean pointSeen = false;
        boolean digitsDropped = false;
        long power = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                anyDigit = true;
                if (significantDigits < MOST_SIGNIFICANT_DIGITS) {
                    mantissa = mantissa * 10 + digit;
                    significantDigits += mantissa == 0 ? 0 : 1;
                    power -= pointSeen ? 1 : 0;
                } else {
                    digitsDropped |= digit != 0;
                    power += pointSeen ? 0 : 1;
                }
            } else if (bytes[at] == '.' && !pointSeen) {
                pointSeen = true;
            } else {
                break;
            }
        }
        if (!anyDigit) {
            return parseWord(bytes, unsignedStart, end, negative);
        }
        if (at < end) {
            if ((bytes[at] | 0x20) != 'e') {
                return NOT_A_NUMBER;
            }
            at++;
            boolean negativeExponent = false;
            if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
                negativeExponent = bytes[at] == '-';
                at++;
            }
            if (at == end) {
                return NOT_A_NUMBER;
            }
            long exponent = 0;
            for (; at < end; at++) {
                int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    return NOT_A_NUMBER;
                }
                exponent = Math.min(exponent * 10 + digit, EXPONENT_CEILING);
            }
            power += negativeExponent ? -exponent : exponent;
        }
        if (mantissa == 0) {
            return signed(0.0, negative);
        }
        if (!digitsDropped && mantissa >>> 53 == 0 && power >= -22 && power <= 22) {
            double exact = (double) mantissa;
            return signed(
                    power < 0 ? exact / POWERS_OF_TEN[(int) -power] : exact * POWERS_OF_TEN[(int) power], negative);
        }
        double nearest = NearestDouble.of(mantissa, power);
        if (digitsDropped && nearest != NearestDouble.of(mantissa + 1, power)) {
            // The digits left out decide between two neighbours; only arithmetic on all of them can tell.
            nearest = Double.NaN;
        }
        if (Double.isNaN(nearest)) {
            String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            return Double.parseDouble(text);
        }
        return signed(nearest, negative);
    }

    private static double parseWord(byte[] bytes, int from, int to, int negative) {
        if (equalsIgnoringCase(bytes, from, to, "nan")) {
            return Double.NaN;
        }
        if (equalsIgnoringCase(bytes, from, to, "inf") || equalsIgnoringCase(bytes, from, to, "infinity")) {
            return signed(Double.POSITIVE_INFINITY, negative);
        }
        return NOT_A_NUMBER;
    }

    private static boolean equalsIgnoringCase(byte[] bytes, int from, int to, String lowerCase) {
        if (to - from != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((bytes[from + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The exact value of the number in the slice.
     *
     * <p>Empty for text that is not a number, for NaN and the infinities, and for a number of more than
     * {@value #MOST_EXACT_DIGITS} digits or with an exponent beyond ±{@value #LARGEST_EXACT_EXPONENT}: a few characters
     * such as {@code 1e999999999} must not cost a gigabyte. The double that {@link #parse} gives stands for those.
     */
    public static Optional<BigDecimal> big(byte[] bytes, int from, int to) {
        if (Double.isNaN(parse(bytes, from, to))) {
            return Optional.empty();
        }
        int start = from;
        int end = to;
        while (bytes[start] == ' ') {
            start++;
        }
        while (bytes[end - 1] == ' ') {
            end--;
        }
        int digits = 0;
        int at = start;
        for (; at < end && (bytes[at] | 0x20) != 'e'; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                digits++;
            }
        }
        // No digit before the first letter e: one of the infinities.
        if (digits == 0 || digits > MOST_EXACT_DIGITS) {
            return Optional.empty();
        }
        if (at < end) {
            long exponent = LongParser.parse(bytes, at + 1, end);
            if (exponent == LongParser.NOT_A_LONG || Math.abs(exponent) > LARGEST_EXACT_EXPONENT) {
                return Optional.empty();
            }
        }
        return Optional.of(new BigDecimal(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)));
    }
}
