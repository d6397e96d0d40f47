package io.github.plumbrule.expectations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of(
            "min_value",
            "max_value",
            "mostly",
            "id",
            "expect_column_values_to_be_between",
            "expect_column_values_to_be_null");

    @ParameterizedTest
    @CsvSource({
        "min_valeu, min_value",
        "maxvalue, max_value",
        "MOSTLY, mostly",
        "moslty, mostly",
        "ID, id",
        "expect_column_values_to_be_betwen, expect_column_values_to_be_between"
    })
    void proposesTheNearestName(String name, String expected) {
        assertThat(Suggestions.nearest(name, KNOWN)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"severity", "ix", "x", "expect_column_values_to_be_magic", "''"})
    void proposesNothingFarAway(String name) {
        assertThat(Suggestions.nearest(name, KNOWN)).isEmpty();
    }

    @Test
    void proposesNothingForEndlessNames() {
        assertThat(Suggestions.nearest("x".repeat(100_000), List.of("x".repeat(100_000))))
                .isEmpty();
    }
}
