package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 7043 | 0 %",
                "0 | 0 | 0 %",
                "11 | 7043 | 0.16 %",
                "1 | 5000000 | < 0.01 %",
                "4999999 | 5000000 | > 99.99 %",
                "7042 | 7043 | 99.99 %",
                "7043 | 7043 | 100 %",
                "1 | 2 | 50 %",
                "9223372036854775806 | 9223372036854775807 | > 99.99 %"
            })
    void aPercentIsNoneOrAllOnlyWhenItIs(long part, long whole, String text) {
        assertThat(Figures.percent(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"999 | 999 bytes", "1 | 1 byte", "977501 | 977.5 kB", "999960 | 1.0 MB", "10737418240 | 10.7 GB"})
    void aSizeHasOneDecimal(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"412 | 0.41 s", "12345 | 12.3 s", "59960 | 1 min 0 s", "123000 | 2 min 3 s", "7380000 | 2 h 3 min"
            })
    void aDurationHasTwoParts(long millis, String text) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250015.1875 | 250,015.1875",
                "-1234567 | -1,234,567",
                "-123 | -123",
                "0.000 | 0",
                "1E+30 | 1E+30",
                "120 | 120"
            })
    void anExactNumberHasGroupedThousands(BigDecimal value, String text) {
        assertThat(Figures.exact(value)).isEqualTo(text);
    }

    @Test
    void aCountAgreesWithItsNoun() {
        assertThat(Figures.count(1, "row")).isEqualTo("1 row");
        assertThat(Figures.count(0, "row")).isEqualTo("0 rows");
        assertThat(Figures.count(7043, "row")).isEqualTo("7,043 rows");
    }
}
