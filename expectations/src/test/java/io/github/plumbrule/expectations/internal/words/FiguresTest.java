package io.github.plumbrule.expectations.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # part    | whole     | limit   | shown
                    1165440   | 1200000   | 0.99    | 97.12 %
                    7         | 10        | 0.7     | 70 %
                    2         | 3         | 1       | 66.66 %
                    # one row short of the limit must not look like the limit
                    989999999 | 1000000000 | 0.99   | 98.99 %
                    999999999 | 1000000000 | 1      | 99.99 %
                    # what passes must not look as if it failed
                    99995     | 100000    | 0.99995 | 99.995 %
                    # something is not nothing
                    1         | 1000000   | 1       | 0.0001 %
                    0         | 5         | 1       | 0 %
                    5         | 5         | 1       | 100 %
                    """)
    void showsSharesRoundedAwayFromPassing(long part, long whole, BigDecimal limit, String shown) {
        assertThat(Figures.percent(part, whole, limit)).isEqualTo(shown);
    }

    @Test
    void neverShowsAShareOnTheOtherSideOfItsLimit() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long whole = 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000_000_000);
            long part = random.nextLong(whole + 1);
            BigDecimal limit = BigDecimal.valueOf(random.nextInt(100_001), 5);
            BigDecimal shown = new BigDecimal(
                    Figures.percent(part, whole, limit).replace(" %", "").replace(",", ""));
            BigDecimal wanted = limit.movePointRight(2);
            boolean passes = BigDecimal.valueOf(part).compareTo(limit.multiply(BigDecimal.valueOf(whole))) >= 0;
            assertThat(shown.compareTo(wanted) >= 0)
                    .as("seed %d: %d of %d against %s", seed, part, whole, limit)
                    .isEqualTo(passes);
            assertThat(shown.signum() == 0).isEqualTo(part == 0);
            assertThat(shown.compareTo(BigDecimal.valueOf(100)) == 0).isEqualTo(part == whole);
        }
    }

    @Test
    void groupsThousands() {
        assertThat(Figures.number(new BigDecimal("1234567.8900"))).isEqualTo("1,234,567.89");
        assertThat(Figures.number(new BigDecimal("-1000"))).isEqualTo("-1,000");
        assertThat(Figures.number(new BigDecimal("1e3"))).isEqualTo("1,000");
        assertThat(Figures.number(new BigDecimal("0.000"))).isEqualTo("0");
    }

    @Test
    void doesNotWriteOutHugeNumbers() {
        assertThat(Figures.number(new BigDecimal("1e999999"))).isEqualTo("1E+999999");
        assertThat(Figures.number(new BigDecimal("1e-999999"))).isEqualTo("1E-999999");
    }

    @Test
    void roundsOnlyAsFarAsTheNumberStaysTrue() {
        BigDecimal number = new BigDecimal("51.00000012345");
        assertThat(Figures.rounded(number, 6, rounded -> true)).isEqualTo("51");
        assertThat(Figures.rounded(number, 6, rounded -> rounded.compareTo(BigDecimal.valueOf(51)) > 0))
                .isEqualTo("51.0000001");
    }
}
