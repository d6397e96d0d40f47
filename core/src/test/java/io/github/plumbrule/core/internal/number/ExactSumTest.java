package io.github.plumbrule.core.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    /** What the random values of a test look like; each kind stresses another part of the arithmetic. */
    enum Values {
        AMOUNTS,
        SMALL_WHOLE_NUMBERS,
        ANY_BITS,
        CANCELLING,
        SUBNORMAL,
        LARGEST;

        double next(Random random) {
            return switch (this) {
                case AMOUNTS -> Math.round(Math.exp(random.nextGaussian() * 1.5 + 4) * 100) / 100.0;
                case SMALL_WHOLE_NUMBERS -> random.nextInt(10) - 2;
                case ANY_BITS -> {
                    double value = Double.longBitsToDouble(random.nextLong());
                    yield Double.isFinite(value) ? value : 0;
                }
                case CANCELLING -> (random.nextBoolean() ? 1 : -1) * Math.scalb(1.0, random.nextInt(200) - 100);
                case SUBNORMAL -> random.nextInt(5) * Double.MIN_VALUE - Double.MIN_NORMAL * random.nextInt(2);
                case LARGEST -> (random.nextInt(3) - 1) * Double.MAX_VALUE;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void sumIsExact(Values kind) {
        double[] values = random(kind, 3_000);
        ExactSum oneByOne = new ExactSum();
        ExactSum together = new ExactSum();
        BigDecimal expected = BigDecimal.ZERO;
        for (double value : values) {
            oneByOne.add(value);
            expected = expected.add(new BigDecimal(value));
        }
        together.add(values, 0, values.length);
        assertThat(oneByOne.toBigDecimal()).isEqualByComparingTo(expected);
        assertThat(together.toBigDecimal()).isEqualByComparingTo(expected);
        assertThat(oneByOne.toDouble()).isEqualTo(expected.doubleValue());
        assertThat(together.toDouble()).isEqualTo(expected.doubleValue());
    }

    @ParameterizedTest
    @EnumSource
    void sumOfSquaresIsExact(Values kind) {
        double[] values = random(kind, 2_000);
        ExactSum oneByOne = new ExactSum();
        ExactSum together = new ExactSum();
        BigDecimal expected = BigDecimal.ZERO;
        for (double value : values) {
            oneByOne.addSquare(value);
            expected = expected.add(new BigDecimal(value).pow(2));
        }
        together.addSquares(values, 0, values.length);
        assertThat(oneByOne.toBigDecimal()).isEqualByComparingTo(expected);
        assertThat(together.toBigDecimal()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void mergeOfTwoIsTheSumOfAll(Values kind) {
        double[] values = random(kind, 5_000);
        ExactSum all = new ExactSum();
        all.add(values, 0, values.length);
        ExactSum merged = new ExactSum();
        Random random = new Random(1);
        for (int from = 0, to; from < values.length; from = to) {
            to = Math.min(values.length, from + 1 + random.nextInt(500));
            ExactSum part = new ExactSum();
            part.add(values, from, to);
            merged.merge(part);
        }
        assertThat(merged.toBigDecimal()).isEqualTo(all.toBigDecimal());
        assertThat(bits(merged.toDouble())).isEqualTo(bits(all.toDouble()));
    }

    @ParameterizedTest
    @EnumSource
    void orderDoesNotMatter(Values kind) {
        double[] values = random(kind, 5_000);
        ExactSum forward = new ExactSum();
        ExactSum backward = new ExactSum();
        for (int i = 0; i < values.length; i++) {
            forward.add(values[i]);
            forward.addSquare(values[i]);
            backward.addSquare(values[values.length - 1 - i]);
            backward.add(values[values.length - 1 - i]);
        }
        assertThat(backward.toBigDecimal()).isEqualTo(forward.toBigDecimal());
        assertThat(bits(backward.toDouble())).isEqualTo(bits(forward.toDouble()));
    }

    @Test
    void mergingManyPartsLosesNothing() {
        ExactSum part = new ExactSum();
        part.add(-Double.MAX_VALUE);
        part.add(0.1);
        ExactSum merged = new ExactSum();
        for (int i = 0; i < 10_000; i++) {
            merged.merge(part);
        }
        assertThat(merged.toBigDecimal())
                .isEqualByComparingTo(part.toBigDecimal().multiply(BigDecimal.valueOf(10_000)));
    }

    @Test
    void mergingASumWithItselfDoublesIt() {
        ExactSum sum = new ExactSum();
        sum.add(-0.75);
        sum.merge(sum);
        assertThat(sum.toDouble()).isEqualTo(-1.5);
    }

    @Test
    void manyShortBatchesLoseNothing() {
        ExactSum sum = new ExactSum();
        double[] values = {Double.MAX_VALUE, -1e300, 3, 1e-300, Double.MIN_VALUE};
        for (int i = 0; i < 100_000; i++) {
            sum.add(values, 0, values.length);
        }
        BigDecimal once = BigDecimal.ZERO;
        for (double value : values) {
            once = once.add(new BigDecimal(value));
        }
        assertThat(sum.toBigDecimal()).isEqualByComparingTo(once.multiply(BigDecimal.valueOf(100_000)));
    }

    @Test
    void longRunsLoseNothing() {
        double[] values = new double[3_000_000];
        Arrays.fill(values, Math.nextDown(2.0));
        values[0] = Math.scalb(1.0, -26);
        ExactSum sum = new ExactSum();
        ExactSum squares = new ExactSum();
        sum.add(values, 0, values.length);
        squares.addSquares(values, 0, values.length);
        BigDecimal rest = BigDecimal.valueOf(values.length - 1);
        BigDecimal value = new BigDecimal(values[1]);
        BigDecimal first = new BigDecimal(values[0]);
        assertThat(sum.toBigDecimal()).isEqualByComparingTo(value.multiply(rest).add(first));
        assertThat(squares.toBigDecimal())
                .isEqualByComparingTo(value.multiply(value).multiply(rest).add(first.multiply(first)));
    }

    @Test
    void valuesOfVeryDifferentSizeAreExactInAnyBatch() {
        long seed = System.nanoTime();
        System.out.println("ExactSumTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            double[] values = new double[1 + random.nextInt(3_000)];
            int middle = random.nextInt(2_000) - 1_000;
            int spread = 1 + random.nextInt(150);
            for (int i = 0; i < values.length; i++) {
                double size = random.nextInt(10) == 0 ? 0 : random.nextGaussian();
                values[i] = Math.scalb(size, middle + random.nextInt(spread) - spread / 2);
                values[i] = Double.isFinite(values[i]) ? values[i] : Double.MAX_VALUE;
            }
            int from = random.nextInt(values.length);
            ExactSum sum = new ExactSum();
            ExactSum squares = new ExactSum();
            ExactSum expected = new ExactSum();
            ExactSum expectedSquares = new ExactSum();
            sum.add(values, from, values.length);
            squares.addSquares(values, from, values.length);
            for (int i = from; i < values.length; i++) {
                expected.add(values[i]);
                expectedSquares.addSquare(values[i]);
            }
            assertThat(sum.scaled()).isEqualTo(expected.scaled());
            assertThat(squares.scaled()).isEqualTo(expectedSquares.scaled());
        }
    }

    @Test
    void longsAndTheirSquaresAreExact() {
        long seed = System.nanoTime();
        System.out.println("ExactSumTest seed " + seed);
        Random random = new Random(seed);
        ExactSum sum = new ExactSum();
        ExactSum together = new ExactSum();
        ExactSum squares = new ExactSum();
        long[] values = new long[5_000];
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal expectedSquares = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
            sum.add(values[i]);
            squares.addSquare(values[i]);
            expected = expected.add(BigDecimal.valueOf(values[i]));
            expectedSquares = expectedSquares.add(BigDecimal.valueOf(values[i]).pow(2));
        }
        together.add(values, 0, values.length);
        assertThat(sum.toBigDecimal()).isEqualByComparingTo(expected);
        assertThat(together.toBigDecimal()).isEqualByComparingTo(expected);
        assertThat(squares.toBigDecimal()).isEqualByComparingTo(expectedSquares);
    }

    @Test
    void sumOfNothingIsZero() {
        assertThat(new ExactSum().toBigDecimal()).isEqualTo(BigDecimal.ZERO);
        assertThat(bits(new ExactSum().toDouble())).isEqualTo(bits(0.0));
    }

    @Test
    void sumOfNegativeZerosIsZero() {
        ExactSum sum = new ExactSum();
        sum.add(-0.0);
        sum.add(new double[] {-0.0, -0.0}, 0, 2);
        assertThat(bits(sum.toDouble())).isEqualTo(bits(0.0));
    }

    @Test
    void sumBeyondTheDoublesIsInfiniteOnlyAsADouble() {
        ExactSum sum = new ExactSum();
        sum.add(Double.MAX_VALUE);
        sum.add(Double.MAX_VALUE);
        assertThat(sum.toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
        sum.add(-Double.MAX_VALUE);
        assertThat(sum.toDouble()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void roundsHalfToEven() {
        ExactSum sum = new ExactSum();
        sum.add(1.0);
        sum.add(Math.scalb(1.0, -53));
        assertThat(sum.toDouble()).isEqualTo(1.0);
        sum.add(Double.MIN_VALUE);
        assertThat(sum.toDouble()).isEqualTo(Math.nextUp(1.0));
        ExactSum odd = new ExactSum();
        odd.add(Math.nextUp(1.0));
        odd.add(Math.scalb(1.0, -53));
        assertThat(odd.toDouble()).isEqualTo(Math.nextUp(Math.nextUp(1.0)));
    }

    @Test
    void squaresTooSmallForADoubleAreKept() {
        ExactSum squares = new ExactSum();
        squares.addSquare(Double.MIN_VALUE);
        assertThat(squares.toDouble()).isZero();
        assertThat(squares.toBigDecimal()).isEqualByComparingTo(new BigDecimal(Double.MIN_VALUE).pow(2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesThatAreNotFiniteAreRefused(double value) {
        ExactSum sum = new ExactSum();
        double[] amongLargest = {Double.MAX_VALUE, value};
        assertThatThrownBy(() -> sum.add(value)).hasMessageContaining(Double.toString(value));
        assertThatThrownBy(() -> sum.addSquare(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sum.add(amongLargest, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sum.addSquares(amongLargest, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] random(Values kind, int count) {
        long seed = System.nanoTime();
        System.out.println("ExactSumTest " + kind + " seed " + seed);
        Random random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = kind.next(random);
        }
        return values;
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
