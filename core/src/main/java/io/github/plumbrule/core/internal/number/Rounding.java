package io.github.plumbrule.core.internal.number;

import java.math.BigInteger;

/** Doubles nearest to exact values that are too wide for them; ties go to the even one. */
final class Rounding {

    private static final int DOUBLE_BITS = 53;
    private static final int SMALLEST_EXPONENT = -1074;

    /** More than a double holds, so that a bit for "and something more" never decides by itself. */
    private static final int WORKING_BITS = 64;

    private Rounding() {}

    /** The double nearest to {@code value} × 2^{@code exponent}. */
    static double toDouble(BigInteger value, int exponent) {
        BigInteger magnitude = value.abs();
        int dropped = Math.max(magnitude.bitLength() - DOUBLE_BITS, SMALLEST_EXPONENT - exponent);
        if (dropped <= 0) {
            return Math.scalb(value.doubleValue(), exponent);
        }
        long kept = magnitude.shiftRight(dropped).longValue();
        if (magnitude.testBit(dropped - 1) && ((kept & 1) == 1 || magnitude.getLowestSetBit() < dropped - 1)) {
            kept++;
        }
        // At most 2^53 in units that doubles have: the scaling is exact, or overflows as it should.
        return Math.scalb((double) (value.signum() < 0 ? -kept : kept), exponent + dropped);
    }

    /** The double nearest to {@code numerator} / {@code denominator} × 2^{@code exponent}, for a positive denominator. */
    static double quotient(BigInteger numerator, BigInteger denominator, int exponent) {
        int shift = Math.max(0, WORKING_BITS + denominator.bitLength() - numerator.bitLength());
        BigInteger[] parts = numerator.abs().shiftLeft(shift).divideAndRemainder(denominator);
        BigInteger wide = withRest(parts[0], parts[1].signum() != 0);
        return toDouble(numerator.signum() < 0 ? wide.negate() : wide, exponent - shift - 1);
    }

    /** The double nearest to the square root of {@code numerator} / {@code denominator} × 2^{@code exponent}, none negative. */
    static double squareRootOfQuotient(BigInteger numerator, BigInteger denominator, int exponent) {
        int shift = Math.max(0, 2 * WORKING_BITS + denominator.bitLength() - numerator.bitLength());
        // The root halves the exponent, so that has to be even.
        shift += (exponent - shift) & 1;
        BigInteger[] parts = numerator.shiftLeft(shift).divideAndRemainder(denominator);
        BigInteger[] root = parts[0].sqrtAndRemainder();
        BigInteger wide = withRest(root[0], parts[1].signum() != 0 || root[1].signum() != 0);
        return toDouble(wide, (exponent - shift) / 2 - 1);
    }

    /** Twice {@code value}, plus one if there is a rest: enough to round as if all its digits were there. */
    private static BigInteger withRest(BigInteger value, boolean rest) {
        BigInteger doubled = value.shiftLeft(1);
        return rest ? doubled.setBit(0) : doubled;
    }
}
