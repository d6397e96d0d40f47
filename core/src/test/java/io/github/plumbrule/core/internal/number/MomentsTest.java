package io.github.plumbrule.core.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {

    /** So many that a mean exactly between two doubles, which is not rare, keeps all its digits. */
    private static final MathContext DIGITS = new MathContext(500);

    @Test
    void ofSmallNumbers() {
        Sums sums = new Sums(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(sums.mean()).isEqualTo(5.0);
        assertThat(sums.variance()).isEqualTo(32.0 / 7.0);
        assertThat(sums.standardDeviation()).isEqualTo(2.138089935299395);
    }

    @Test
    void equalValuesHaveNoVariance() {
        Sums sums = new Sums(0.1, 0.1, 0.1);
        assertThat(sums.mean()).isEqualTo(0.1);
        assertThat(sums.variance()).isZero();
        assertThat(sums.standardDeviation()).isZero();
    }

    @Test
    void smallSpreadFarFromZeroIsNotLost() {
        Sums sums = new Sums(1e15 + 1, 1e15 + 2, 1e15 + 3);
        assertThat(sums.mean()).isEqualTo(1e15 + 2);
        assertThat(sums.variance()).isEqualTo(1.0);
        assertThat(sums.standardDeviation()).isEqualTo(1.0);
    }

    @Test
    void meanOfTheLargestValuesDoesNotOverflow() {
        Sums sums = new Sums(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
        assertThat(sums.mean()).isEqualTo(Double.MAX_VALUE);
        assertThat(sums.variance()).isZero();
        assertThat(new Sums(Double.MAX_VALUE, -Double.MAX_VALUE).variance()).isInfinite();
        assertThat(new Sums(1e308, -1e308, 0).standardDeviation()).isEqualTo(1e308);
    }

    @Test
    void tinyValuesKeepTheirDeviation() {
        assertThat(new Sums(1e-200, -1e-200, 0).standardDeviation()).isEqualTo(1e-200);
        assertThat(new Sums(Double.MIN_VALUE, 0).mean()).isZero();
        assertThat(new Sums(Double.MIN_VALUE, 3 * Double.MIN_VALUE).mean()).isEqualTo(2 * Double.MIN_VALUE);
    }

    @Test
    void agreeWithDecimalArithmetic() {
        long seed = System.nanoTime();
        System.out.println("MomentsTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            double[] values = new double[2 + random.nextInt(20)];
            double offset = random.nextInt(3) == 0 ? 1e9 * random.nextGaussian() : 0;
            double scale = Math.pow(10, random.nextInt(40) - 20);
            BigDecimal total = BigDecimal.ZERO;
            for (int i = 0; i < values.length; i++) {
                values[i] = offset + random.nextGaussian() * scale;
                total = total.add(new BigDecimal(values[i]));
            }
            BigDecimal mean = total.divide(BigDecimal.valueOf(values.length), DIGITS);
            BigDecimal deviations = BigDecimal.ZERO;
            for (double value : values) {
                deviations = deviations.add(new BigDecimal(value).subtract(mean).pow(2));
            }
            BigDecimal variance = deviations.divide(BigDecimal.valueOf(values.length - 1), DIGITS);
            Sums sums = new Sums(values);
            assertThat(sums.mean()).isEqualTo(mean.doubleValue());
            assertThat(sums.variance()).isEqualTo(variance.doubleValue());
            assertThat(sums.standardDeviation()).isEqualTo(variance.sqrt(DIGITS).doubleValue());
        }
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> new Sums().mean()).hasMessage("a mean needs at least 1 values, but there are 0");
        assertThatThrownBy(() -> new Sums(1).variance()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sums(1).standardDeviation()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsThatDoNotBelongTogetherAreRefused() {
        ExactSum sum = new ExactSum();
        sum.add(10L);
        assertThatThrownBy(() -> Moments.variance(2, sum, new ExactSum())).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Sums {

        private final ExactSum sum = new ExactSum();
        private final ExactSum squares = new ExactSum();
        private final int count;

        Sums(double... values) {
            sum.add(values, 0, values.length);
            squares.addSquares(values, 0, values.length);
            count = values.length;
        }

        double mean() {
            return Moments.mean(count, sum);
        }

        double variance() {
            return Moments.variance(count, sum, squares);
        }

        double standardDeviation() {
            return Moments.standardDeviation(count, sum, squares);
        }
    }
}
