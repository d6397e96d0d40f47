package io.github.plumbrule.core.internal.number;

import java.math.BigInteger;

/**
 * Mean, variance and standard deviation from exact sums.
 *
 * <p>Each result is the double nearest to the true value: no error builds up with the number of values, and values far
 * from zero with a small spread lose nothing.
 */
public final class Moments {

    private Moments() {}

    /**
     * The mean of {@code count} values.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double mean(long count, ExactSum sum) {
        requireAtLeast(1, count, "a mean");
        return Rounding.quotient(sum.scaled(), BigInteger.valueOf(count), -ExactSum.scale());
    }

    /**
     * The sample variance (divided by n − 1) of {@code count} values.
     *
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static double variance(long count, ExactSum sum, ExactSum sumOfSquares) {
        requireAtLeast(2, count, "a sample variance");
        return Rounding.quotient(deviations(count, sum, sumOfSquares), degreesOfFreedom(count), -2 * ExactSum.scale());
    }

    /**
     * The sample standard deviation (divided by n − 1) of {@code count} values.
     *
     * @throws IllegalArgumentException if there are fewer than two values
     */
    public static double standardDeviation(long count, ExactSum sum, ExactSum sumOfSquares) {
        requireAtLeast(2, count, "a sample standard deviation");
        return Rounding.squareRootOfQuotient(
                deviations(count, sum, sumOfSquares), degreesOfFreedom(count), -2 * ExactSum.scale());
    }

    /** n Σx² − (Σx)², which is n (n − 1) variances, in units of 2^(−2 scale). */
    private static BigInteger deviations(long count, ExactSum sum, ExactSum sumOfSquares) {
        BigInteger total = sum.scaled();
        BigInteger squares = sumOfSquares.scaled().shiftLeft(ExactSum.scale());
        BigInteger difference = squares.multiply(BigInteger.valueOf(count)).subtract(total.multiply(total));
        if (difference.signum() < 0) {
            throw new IllegalArgumentException(
                    "the sum of squares is too small to belong to the sum and the count of " + count);
        }
        return difference;
    }

    private static BigInteger degreesOfFreedom(long count) {
        return BigInteger.valueOf(count).multiply(BigInteger.valueOf(count - 1));
    }

    private static void requireAtLeast(int least, long count, String what) {
        if (count < least) {
            throw new IllegalArgumentException(what + " needs at least " + least + " values, but there are " + count);
        }
    }
}
