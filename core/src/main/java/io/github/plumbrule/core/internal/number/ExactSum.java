package io.github.plumbrule.core.internal.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles, longs and their squares without any rounding.
 *
 * <p>The sum is one fixed-point number wide enough for every finite double and its square (the idea of R. M. Neal, "Fast
 * exact summation using small and large superaccumulators", 2015). It is exact, so neither the order of the additions
 * nor the way they are divided among threads and merged can change a bit of the result.
 *
 * <h2>NaN and the infinities</h2>
 *
 * Have no place in a sum: adding one throws {@link IllegalArgumentException}. Callers count them.
 *
 * <h2>Zero</h2>
 *
 * The sum of nothing is {@code 0.0}, and so is any sum that is zero, even of negative zeros.
 *
 * <p>Not safe for use by several threads; each has its own, and they are merged.
 */
public final class ExactSum {

    /*
     * limbs[i] counts units of 2^(32 i - 2176): the low 32 bits of a limb are its digit, the rest is carry that waits. An
     * addition puts at most 2^53 into a limb, so a thousand of them fit before the carries must move up.
     */
    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;

    /** The position of the bit that is worth one; low enough for the square of the smallest double, 2^-2148. */
    private static final int UNIT_POSITION = 2176;

    /** Squares end below position 4224; two limbs more hold 2^63 of them, the last one the sign. */
    private static final int LIMBS = 136;

    private static final int ADDITIONS_BETWEEN_CARRIES = 1_000;

    private static final long FRACTION_MASK = (1L << 52) - 1;
    private static final long HIDDEN_BIT = 1L << 52;
    private static final int EXPONENT_MASK = 0x7ff;

    /** The position of the lowest bit of a double is its exponent field plus this. */
    private static final int DOUBLE_POSITION = UNIT_POSITION - 1075;

    /** Of a square, it is twice the field plus this. */
    private static final int SQUARE_POSITION = UNIT_POSITION - 2 * 1075;

    /*
     * Arrays are added up in registers as long as the exponents lie in a window, as those of a column nearly always do;
     * values outside of it go the way of single ones. These widths keep the registers from overflowing.
     */

    /** Values: parts of 44 bits, and 1,024 of each in a register, make 2^53 units at most. */
    private static final int PART_BITS = 44;

    private static final int LONGEST_RUN = 2 * 1024;

    /** The window reaches to 2^12 times the first value and 2^23 times below it. */
    private static final int ROOM_ABOVE_FIRST = 12;

    /** So that the constants are doubles, and the lowest bit of the low part is not below the smallest double. */
    private static final int SMALLEST_TOP = -980;

    private static final int LARGEST_TOP = 1010;

    /** Squares: 106 bits shifted by up to 62, and 2^20 of them, fit in 192 bits. */
    private static final int SQUARE_WINDOW = 31;

    private static final int LONGEST_SQUARES_RUN = 1 << 20;

    /** Longs: sums of 2^20 halves of 32 bits. */
    private static final int LONGEST_LONG_RUN = 1 << 20;

    /** So many values outside the window make it worthwhile to move it. */
    private static final int STRAYS_BEFORE_MOVING = 16;

    /** Where even a moved window might not help, so many values are added one by one first. */
    private static final int SINGLES_BEFORE_MOVING = 128;

    private final long[] limbs = new long[LIMBS];
    private int additionsLeft = ADDITIONS_BETWEEN_CARRIES;

    /** An empty sum. */
    public ExactSum() {}

    /**
     * Adds {@code value}.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & EXPONENT_MASK;
        long mantissa = bits & FRACTION_MASK;
        if (exponent == 0) {
            if (mantissa == 0) {
                return;
            }
            exponent = 1;
        } else {
            if (exponent == EXPONENT_MASK) {
                throw notFinite(value);
            }
            mantissa |= HIDDEN_BIT;
        }
        long sign = bits >> 63;
        addSigned((mantissa ^ sign) - sign, exponent + DOUBLE_POSITION);
    }

    /** Adds {@code value}. */
    public void add(long value) {
        countAddition();
        limbs[UNIT_POSITION / LIMB_BITS] += value & LIMB_MASK;
        limbs[UNIT_POSITION / LIMB_BITS + 1] += value >> LIMB_BITS;
    }

    /**
     * Adds the square of {@code value}, exactly: nothing overflows, and nothing is too small.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public void addSquare(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & EXPONENT_MASK;
        long mantissa = bits & FRACTION_MASK;
        if (exponent == 0) {
            if (mantissa == 0) {
                return;
            }
            exponent = 1;
        } else {
            if (exponent == EXPONENT_MASK) {
                throw notFinite(value);
            }
            mantissa |= HIDDEN_BIT;
        }
        addProduct(Math.multiplyHigh(mantissa, mantissa), mantissa * mantissa, 2 * exponent + SQUARE_POSITION);
    }

    /** Adds the square of {@code value}. */
    public void addSquare(long value) {
        addProduct(Math.multiplyHigh(value, value), value * value, UNIT_POSITION);
    }

    /**
     * Adds the values at {@code from} (inclusive) to {@code to} (exclusive), faster than one by one.
     *
     * @throws IllegalArgumentException if one is NaN or infinite; the sum is of no use after that
     */
    public void add(double[] values, int from, int to) {
        int at = from;
        while (at < to) {
            if (values[at] == 0) {
                at++;
            } else {
                at = addRun(values, at, Math.min(to, at + LONGEST_RUN));
            }
        }
    }

    /**
     * Adds values until {@code to} or until the window must move, and returns where it stopped.
     *
     * <p>Adding and subtracting a large constant rounds a value to a multiple of the constant's last place; what is left is
     * exact. So every value falls into a high and a low part, each a multiple of a unit of its own and so short that a
     * thousand of them add up in a plain double without rounding. A value with a third part, or too large, is a stray.
     */
    private int addRun(double[] values, int from, int to) {
        int top = Math.getExponent(values[from]) + 1 + ROOM_ABOVE_FIRST;
        top = Math.max(SMALLEST_TOP, Math.min(top, LARGEST_TOP));
        double limit = Math.scalb(1.0, top);
        double highConstant = Math.scalb(1.5, top - PART_BITS + 52 + 1);
        double lowConstant = Math.scalb(1.5, top - 2 * PART_BITS + 52 + 1);
        double high = 0;
        double low = 0;
        double otherHigh = 0;
        double otherLow = 0;
        int strays = 0;
        int at = from;
        // Two of each, because an addition must wait for the one before it.
        for (; at < to - 1 && strays < STRAYS_BEFORE_MOVING; at += 2) {
            double value = values[at];
            double highPart = (value + highConstant) - highConstant;
            double rest = value - highPart;
            double lowPart = (rest + lowConstant) - lowConstant;
            if (Math.abs(value) < limit && lowPart == rest) {
                high += highPart;
                low += lowPart;
            } else {
                add(value);
                strays++;
            }
            double otherValue = values[at + 1];
            double otherHighPart = (otherValue + highConstant) - highConstant;
            double otherRest = otherValue - otherHighPart;
            double otherLowPart = (otherRest + lowConstant) - lowConstant;
            if (Math.abs(otherValue) < limit && otherLowPart == otherRest) {
                otherHigh += otherHighPart;
                otherLow += otherLowPart;
            } else {
                add(otherValue);
                strays++;
            }
        }
        int singlesEnd = strays < STRAYS_BEFORE_MOVING ? to : Math.min(to, at + SINGLES_BEFORE_MOVING);
        for (; at < singlesEnd; at++) {
            add(values[at]);
        }
        add(high);
        add(low);
        add(otherHigh);
        add(otherLow);
        return at;
    }

    /** Adds the values at {@code from} (inclusive) to {@code to} (exclusive), faster than one by one. */
    public void add(long[] values, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + LONGEST_LONG_RUN);
            long low = 0;
            long high = 0;
            for (; at < end; at++) {
                low += values[at] & LIMB_MASK;
                high += values[at] >> LIMB_BITS;
            }
            addUnsigned(low, UNIT_POSITION);
            addSignedWord(high, UNIT_POSITION + LIMB_BITS);
        }
    }

    /**
     * Adds the squares of the values at {@code from} (inclusive) to {@code to} (exclusive), faster than one by one.
     *
     * @throws IllegalArgumentException if one is NaN or infinite; the sum is of no use after that
     */
    public void addSquares(double[] values, int from, int to) {
        int at = from;
        while (at < to) {
            if (values[at] == 0) {
                at++;
            } else {
                at = addSquaresRun(values, at, Math.min(to, at + LONGEST_SQUARES_RUN));
            }
        }
    }

    private int addSquaresRun(double[] values, int from, int to) {
        int lowest =
                Math.max(1, Math.min(exponentOf(values[from]) - SQUARE_WINDOW / 2, EXPONENT_MASK - 1 - SQUARE_WINDOW));
        long word0 = 0;
        long word1 = 0;
        long word2 = 0;
        long word3 = 0;
        long word4 = 0;
        int strays = 0;
        int at = from;
        while (at < to && strays < STRAYS_BEFORE_MOVING) {
            long bits = Double.doubleToRawLongBits(values[at]);
            int shift = (((int) (bits >>> 52) & EXPONENT_MASK) - lowest) << 1;
            if (shift >= 0 && shift <= 2 * SQUARE_WINDOW) {
                long mantissa = (bits & FRACTION_MASK) | HIDDEN_BIT;
                long productLow = mantissa * mantissa;
                long productHigh = Math.multiplyHigh(mantissa, mantissa);
                long low = productLow << shift;
                long middle = (productHigh << shift) | (productLow >>> (63 - shift) >>> 1);
                word0 += low & LIMB_MASK;
                word1 += low >>> LIMB_BITS;
                word2 += middle & LIMB_MASK;
                word3 += middle >>> LIMB_BITS;
                word4 += productHigh >>> (63 - shift) >>> 1;
            } else {
                addSquare(values[at]);
                strays += values[at] == 0 ? 0 : 1;
            }
            at++;
        }
        int singlesEnd = strays < STRAYS_BEFORE_MOVING ? at : Math.min(to, at + SINGLES_BEFORE_MOVING);
        for (; at < singlesEnd; at++) {
            addSquare(values[at]);
        }
        int position = 2 * lowest + SQUARE_POSITION;
        addUnsigned(word0, position);
        addUnsigned(word1, position + LIMB_BITS);
        addUnsigned(word2, position + 2 * LIMB_BITS);
        addUnsigned(word3, position + 3 * LIMB_BITS);
        addUnsigned(word4, position + 4 * LIMB_BITS);
        return at;
    }

    /** Adds everything that was added to {@code other}, which stays as it is in value. */
    public void merge(ExactSum other) {
        carry();
        other.carry();
        for (int i = 0; i < LIMBS; i++) {
            limbs[i] += other.limbs[i];
        }
        countAddition();
    }

    /** The sum, exactly. */
    public BigDecimal toBigDecimal() {
        BigInteger scaled = scaled();
        if (scaled.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int twos = scaled.getLowestSetBit();
        BigInteger odd = scaled.shiftRight(twos);
        int power = twos - UNIT_POSITION;
        return power >= 0
                ? new BigDecimal(odd.shiftLeft(power))
                : new BigDecimal(odd.multiply(BigInteger.valueOf(5).pow(-power)), -power);
    }

    /** The double nearest to the sum, ties to even; an infinity if it is beyond the doubles. */
    public double toDouble() {
        return Rounding.toDouble(scaled(), -UNIT_POSITION);
    }

    /** The sum in units of 2^-{@link #scale()}. */
    BigInteger scaled() {
        carry();
        byte[] bytes = new byte[LIMBS * 4];
        for (int i = 0; i < LIMBS; i++) {
            int end = bytes.length - 4 * i;
            for (int j = 1; j <= 4; j++) {
                bytes[end - j] = (byte) (limbs[i] >>> (8 * (j - 1)));
            }
        }
        return new BigInteger(bytes);
    }

    /** How many binary places {@link #scaled()} has. */
    static int scale() {
        return UNIT_POSITION;
    }

    /** Adds the 128-bit number of the two words, not negative, × 2^{@code position}. */
    private void addProduct(long high, long low, int position) {
        countAddition();
        int limb = position >> 5;
        int shift = position & 31;
        long word0 = low << shift;
        long word1 = (high << shift) | (low >>> (63 - shift) >>> 1);
        limbs[limb] += word0 & LIMB_MASK;
        limbs[limb + 1] += word0 >>> LIMB_BITS;
        limbs[limb + 2] += word1 & LIMB_MASK;
        limbs[limb + 3] += word1 >>> LIMB_BITS;
        limbs[limb + 4] += high >>> (63 - shift) >>> 1;
    }

    /** Adds {@code part} × 2^{@code position}; a part has at most 53 bits and a sign. */
    private void addSigned(long part, int position) {
        countAddition();
        int limb = position >> 5;
        int shift = position & 31;
        limbs[limb] += (part << shift) & LIMB_MASK;
        limbs[limb + 1] += part >> (LIMB_BITS - shift);
    }

    /** Adds {@code word}, unsigned, × 2^{@code position}. */
    private void addUnsigned(long word, int position) {
        addSigned(word & LIMB_MASK, position);
        addSigned(word >>> LIMB_BITS, position + LIMB_BITS);
    }

    /** Adds {@code word}, signed, × 2^{@code position}. */
    private void addSignedWord(long word, int position) {
        addSigned(word & LIMB_MASK, position);
        addSigned(word >> LIMB_BITS, position + LIMB_BITS);
    }

    private void countAddition() {
        if (--additionsLeft < 0) {
            carry();
        }
    }

    /** Leaves 32 bits in every limb but the last, which has the sign: the one form that a sum has. */
    private void carry() {
        long carry = 0;
        for (int i = 0; i < LIMBS - 1; i++) {
            long value = limbs[i] + carry;
            limbs[i] = value & LIMB_MASK;
            carry = value >> LIMB_BITS;
        }
        limbs[LIMBS - 1] += carry;
        additionsLeft = ADDITIONS_BETWEEN_CARRIES - 1;
    }

    private static int exponentOf(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 52) & EXPONENT_MASK;
    }

    private static IllegalArgumentException notFinite(double value) {
        return new IllegalArgumentException("only finite numbers can be summed, but one is " + value);
    }
}
