package io.github.plumbrule.core.internal.number;

import java.math.BigInteger;

/**
 * The double nearest to mantissa × 10^power, by one or two 128-bit products.
 *
 * <p>The method is Eisel's and Lemire's (D. Lemire, "Number parsing at a gigabyte per second", 2021): multiply by the
 * leading 128 bits of the power of five, and round when the bits that are missing cannot matter. It serves the numbers
 * with 16 to 19 digits that programs write for doubles, where {@link Double#parseDouble(String)} takes many times longer.
 */
final class NearestDouble {

    private static final int SMALLEST_POWER = -342;
    private static final int LARGEST_POWER = 308;
    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;
    private static final int INFINITE_EXPONENT = 0x7ff;

    private NearestDouble() {}

    /**
     * The double nearest to {@code mantissa} (unsigned, not zero) × 10^{@code power}, or NaN when 128 bits of the power
     * do not decide.
     */
    static double of(long mantissa, long power) {
        if (power < SMALLEST_POWER) {
            return 0.0;
        }
        if (power > LARGEST_POWER) {
            return Double.POSITIVE_INFINITY;
        }
        int row = ((int) power - SMALLEST_POWER) * 2;
        int leadingZeros = Long.numberOfLeadingZeros(mantissa);
        long normalized = mantissa << leadingZeros;
        long high = multiplyHighUnsigned(normalized, Powers.OF_FIVE[row]);
        long low = normalized * Powers.OF_FIVE[row];
        if ((high & 0x1ff) == 0x1ff) {
            // All bits below the rounding position are ones: a carry from the second half could turn them over.
            long carry = multiplyHighUnsigned(normalized, Powers.OF_FIVE[row + 1]);
            low += carry;
            if (Long.compareUnsigned(low, carry) < 0) {
                high++;
            }
            if (low == -1 && (power < -27 || power > 55)) {
                return Double.NaN;
            }
        }
        int topBit = (int) (high >>> 63);
        int dropped = topBit + 64 - MANTISSA_BITS - 3;
        long bits = high >>> dropped;
        // 217706 / 2^16 is log2(10), precise enough for the floor over the whole range of powers.
        int exponent = (int) ((217706 * power) >> 16) + 63 + EXPONENT_BIAS + topBit - leadingZeros;
        if (exponent <= 0) {
            int shift = 1 - exponent;
            if (shift >= 64) {
                return 0.0;
            }
            bits >>>= shift;
            bits = (bits + (bits & 1)) >>> 1;
            // Rounding up may give the smallest normal number, whose bits are the right ones without any more work.
            return Double.longBitsToDouble(bits);
        }
        if (Long.compareUnsigned(low, 1) <= 0
                && power >= -4
                && power <= 23
                && (bits & 3) == 1
                && (bits << dropped) == high) {
            // Exactly between two doubles, which only these small powers allow: to the even one.
            bits--;
        }
        bits = (bits + (bits & 1)) >>> 1;
        if (bits >>> (MANTISSA_BITS + 1) != 0) {
            bits >>>= 1;
            exponent++;
        }
        if (exponent >= INFINITE_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        return Double.longBitsToDouble((bits & ~(1L << MANTISSA_BITS)) | ((long) exponent << MANTISSA_BITS));
    }

    private static long multiplyHighUnsigned(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** The leading 128 bits of every power of five in range; made when the first long number is met. */
    private static final class Powers {

        static final long[] OF_FIVE = compute();

        private static long[] compute() {
            long[] words = new long[(LARGEST_POWER - SMALLEST_POWER + 1) * 2];
            BigInteger five = BigInteger.valueOf(5);
            BigInteger power = BigInteger.ONE;
            for (int exponent = 0; exponent <= -SMALLEST_POWER; exponent++) {
                if (exponent <= LARGEST_POWER) {
                    // Rounded down.
                    store(words, exponent, power.shiftLeft(128).shiftRight(power.bitLength()));
                }
                if (exponent > 0) {
                    BigInteger reciprocal =
                            BigInteger.ONE.shiftLeft(power.bitLength() + 127).divide(power);
                    // Up to 5^27 the power itself fits in 64 bits, and a reciprocal rounded up makes exact quotients
                    // exact. Beyond, rounded down as above: the product is too small by less than the second word.
                    store(words, -exponent, exponent <= 27 ? reciprocal.add(BigInteger.ONE) : reciprocal);
                }
                power = power.multiply(five);
            }
            return words;
        }

        private static void store(long[] words, int exponent, BigInteger bits128) {
            int row = (exponent - SMALLEST_POWER) * 2;
            words[row] = bits128.shiftRight(64).longValue();
            words[row + 1] = bits128.longValue();
        }
    }
}
