package io.github.plumbrule.expectations.internal.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.Values;
import io.github.plumbrule.expectations.spi.ExpectationType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedArgumentsTest {
    private static final Expectation BETWEEN = Values.atLeast("amount", 0);

    private static CheckedArguments arguments(Expectation expectation) {
        ExpectationType type = Catalogue.standard().find(expectation.type()).orElseThrow();
        return CheckedArguments.of(type, expectation.arguments(), 20, List.of());
    }

    private static Scalar lower(Object limit) {
        return arguments(Values.atLeast("amount", limit))
                .limit("min_value", "strict_min")
                .map(Limit::value)
                .orElseThrow();
    }

    @Test
    void readsNumbersAlsoWhereTheyWereWrittenAsText() {
        assertThat(lower(5)).isEqualTo(Scalar.of(5));
        assertThat(lower("5.50")).isEqualTo(Scalar.of(5.5));
    }

    @Test
    void readsIsoDatesAsTimes() {
        assertThat(lower("2026-01-31")).isEqualTo(Scalar.ofObject(LocalDate.of(2026, 1, 31)));
        assertThat(lower("2026-01-31T10:30")).isEqualTo(Scalar.ofObject(LocalDateTime.of(2026, 1, 31, 10, 30)));
        assertThat(lower("2026-01-31 10:30:00.5"))
                .isEqualTo(Scalar.ofObject(LocalDateTime.of(2026, 1, 31, 10, 30, 0, 500_000_000)));
        assertThat(lower("2026-01-31T10:30:00+02:00")).isEqualTo(Scalar.ofObject(LocalDateTime.of(2026, 1, 31, 8, 30)));
        assertThat(lower("2026-01-31T10:30:00-0330")).isEqualTo(Scalar.ofObject(LocalDateTime.of(2026, 1, 31, 14, 0)));
        assertThat(lower("2026-01-31T10:30:00Z")).isEqualTo(Scalar.ofObject(LocalDateTime.of(2026, 1, 31, 10, 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-1-1", "31.01.2026", "2026-01-31T25:00", "v1.2.3", "2026-01-31Z"})
    void readsAnyOtherTextAsText(String text) {
        assertThat(lower(text)).isEqualTo(Scalar.of(text));
    }

    @Test
    void refusesWhatIsNoLimit() {
        assertThatThrownBy(() -> lower("NaN"))
                .hasMessage("min_value must not be NaN; leave it out where there is no limit");
        assertThatThrownBy(() -> lower(""))
                .hasMessage("min_value must not be the empty text; leave it out where there is no limit");
        assertThatThrownBy(() -> lower(true)).hasMessage("min_value must be a number, a date or a text, but was true");
    }

    @Test
    void namesAnUnknownArgumentAndTheOneThatWasMeant() {
        assertThatThrownBy(() -> arguments(BETWEEN.with("max_valeu", 3)))
                .hasMessage(
                        "unknown argument 'max_valeu' of expect_column_values_to_be_between. Did you mean 'max_value'?"
                                + " Possible are column, min_value, max_value, strict_min, strict_max, mostly, row_condition and"
                                + " condition_parser");
    }

    @Test
    void namesAMissingArgument() {
        assertThatThrownBy(() -> arguments(Expectation.of("expect_column_values_to_be_in_set", Map.of("column", "a"))))
                .hasMessage("value_set is missing: it must be a list of values, the values that are allowed");
    }

    @Test
    void namesAValueOfTheWrongKind() {
        assertThatThrownBy(() -> arguments(Values.inSet("a", 1).with("value_set", "ab")))
                .hasMessage("value_set must be a list of values, but was the text \"ab\"");
        assertThatThrownBy(() -> arguments(Values.matchesAll("a", "x").with("match_on", "both")))
                .hasMessage("match_on must be 'any' or 'all', but was the text \"both\"");
        assertThatThrownBy(() -> arguments(Values.lengthEquals("a", 1).with("value", 2.5)))
                .hasMessage("value must be a whole number, but was 2.5");
        assertThat(arguments(Values.lengthEquals("a", 1).with("value", 2.0)).integer("value"))
                .hasValue(2L);
    }

    @Test
    void readsTheShareExactly() {
        assertThat(arguments(BETWEEN).mostly()).isEqualTo(BigDecimal.ONE);
        assertThat(arguments(BETWEEN.mostly(0.1)).mostly()).isEqualByComparingTo("0.1");
        assertThat(arguments(BETWEEN.with("mostly", "0.95")).mostly()).isEqualByComparingTo("0.95");
        assertThatThrownBy(() -> arguments(BETWEEN.with("mostly", 5)))
                .hasMessage("mostly must be between 0 and 1, but was 5");
    }

    @Test
    void ignoresWhatSuitesOfGreatExpectationsCarryAlong() {
        Expectation legacy =
                BETWEEN.with("result_format", "SUMMARY").with("batch_id", "x").with("catch_exceptions", true);
        assertThat(arguments(legacy).text("column")).isEqualTo("amount");
    }

    @Test
    void takesParsedDatesOnlyWhereTheyAreUnmistakable() {
        Expectation dates = Values.atLeast("ts", "2026-01-31").with("parse_strings_as_datetimes", true);
        assertThat(arguments(dates).limit("min_value", "strict_min")).isPresent();
        assertThatThrownBy(() -> arguments(dates.with("min_value", "Jan 31 2026")))
                .hasMessageStartingWith("min_value must be a date or date-time such as 2026-01-31");
    }

    @Test
    void refusesRowConditionsWhereTheWholeTableIsMeant() {
        Expectation count = Expectation.of("expect_table_column_count_to_equal", Map.of("value", 3));
        assertThatThrownBy(() -> arguments(count.where("a > 1")))
                .hasMessageStartingWith("unknown argument 'row_condition' of expect_table_column_count_to_equal.");
    }
}
