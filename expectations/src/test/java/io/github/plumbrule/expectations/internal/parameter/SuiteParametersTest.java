package io.github.plumbrule.expectations.internal.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteParametersTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aValueOfAnyTypeTakesThePlaceOfItsName() {
        assertThat(resolve("lo", Map.of("lo", 2L))).isEqualTo(2L);
        assertThat(resolve("lo", Map.of("lo", "x"))).isEqualTo("x");
        assertThat(resolve("set", Map.of("set", List.of(1L, 2L)))).isEqualTo(List.of(1L, 2L));
        assertThat(resolve("run date", Map.of("run date", "2026-01-01"))).isEqualTo("2026-01-01");
    }

    @Test
    void parametersInsideListsAndObjectsAreFilledIn() {
        Map<String, Object> arguments = Map.of(
                "value_set", List.of(1L, Map.of("$PARAMETER", "lo")),
                "row_condition", Map.of("parameter", Map.of("$PARAMETER", "lo")));
        assertThat(SuiteParameters.resolve(arguments, Map.of("lo", 7L)))
                .containsEntry("value_set", List.of(1L, 7L))
                .containsEntry("row_condition", Map.of("parameter", 7L));
    }

    @ParameterizedTest
    @CsvSource({
        "lo * 2 + 1, 5",
        "trunc(2.9), 2",
        "trunc(-2.9), -2",
        "7 / 2, 3.5",
        "1 / 3, 0.3333333333333333333333333333333333",
        "1 + 2, 3",
        "3, 3",
        "2 ^ 3 ^ 2, 512",
        "-2 ^ 2, -4",
        "2 ^ -1, 0.5",
        "(lo + 1) * (lo - 1), 3",
        "0.1 + 0.2, 0.3",
        "round(2.5), 2",
        "round(3.5), 4",
        "sgn(-9) + abs(-4), 3",
        "cos(0) + sin(0) + tan(0) + exp(0), 2",
        "2 - 3 - 4, -5",
    })
    void computesExpressions(String expression, BigDecimal expected) {
        Object value = resolve(expression, Map.of("lo", 2L));
        assertThat(new BigDecimal(value.toString())).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "now(), 2026-11-22T12:00:00",
        "now() - timedelta(days=1), 2026-11-21T12:00:00",
        "'timedelta(hours=1, minutes=30) + now()', 2026-11-22T13:30:00",
        "now() - 2 * timedelta(weeks=1), 2026-11-08T12:00:00",
        "run_date - timedelta(days=1), 2026-02-28",
        "run_date + timedelta(hours=6), 2026-03-01T06:00:00",
        "run_date - timedelta(1), 2026-02-28",
        "'datetime(2026, 1, 31)', 2026-01-31T00:00:00",
        "now() + (now() - now()), 2026-11-22T12:00:00",
    })
    void movesDates(String expression, String expected) {
        assertThat(resolve(expression, Map.of("run_date", "2026-03-01"))).isEqualTo(expected);
    }

    @Test
    void aDefaultStandsBesideTheName() {
        Map<String, Object> arguments = Map.of("min_value", Map.of("$PARAMETER", "lo", "$PARAMETER.lo", 2L));
        assertThat(SuiteParameters.resolve(arguments, Map.of())).containsEntry("min_value", 2L);
        assertThat(SuiteParameters.resolve(arguments, Map.of("lo", 3L))).containsEntry("min_value", 3L);
    }

    @Test
    void aMissingParameterIsNamedWithThoseThatWereGiven() {
        assertThatThrownBy(() -> resolve("lo * 2", Map.of("hi", 1L)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("min_value: the suite parameter 'lo' has no value; given were hi");
        assertThatThrownBy(() -> resolve("lo", Map.of()))
                .hasMessage("min_value: the suite parameter 'lo' has no value; no parameters were given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 0",
                "9 ^ 9 ^ 9 ^ 9",
                "1e999999999 + 1",
                "open('x')",
                "lo +",
                "(1",
                "1 2",
                "timedelta(days=1)",
                "now() * 2",
                "exp(9999)",
                "1..2",
                "timedelta(years=1)",
                "datetime(2026, 13, 1)",
                "text + 1",
                "__import__(1)",
                "now() + timedelta(days=1e300)",
                ""
            })
    void refusesWhatCannotBeComputed(String expression) {
        assertThatThrownBy(() -> resolve(expression, Map.of("lo", 1L, "text", "abc")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("min_value: the expression \"" + expression + "\": ");
    }

    @Test
    void refusesExpressionsThatAreTooDeepOrTooLong() {
        assertThatThrownBy(() -> resolve("(".repeat(500) + "1", Map.of())).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> resolve("-".repeat(500) + "1", Map.of())).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> resolve("1" + "+1".repeat(600), Map.of())).hasMessageContaining("1000 characters");
    }

    @Test
    void namesTheParametersThatAreNeeded() {
        assertThat(SuiteParameters.names(Map.of(
                        "value_set",
                        List.of(
                                Map.of("$PARAMETER", "b * 2 + trunc(a)"),
                                Map.of("$PARAMETER", "run date"),
                                Map.of("$PARAMETER", "now() - timedelta(days=n)")))))
                .containsExactly("b", "a", "run date", "n");
    }

    private static Object resolve(String expression, Map<String, Object> parameters) {
        return SuiteParameters.resolve(Map.of("min_value", Map.of("$PARAMETER", expression)), parameters, NOON)
                .get("min_value");
    }
}
