package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunParametersTest {

    @Test
    void takesJsonAsJsonAndTheRestAsText() {
        assertThat(RunParameters.parse(List.of(
                        "n=5",
                        "share=0.10",
                        "day=2024-01-31",
                        "code=007",
                        "text=\"5\"",
                        "flag=true",
                        "days=[1, \"x\"]",
                        "map={\"a\": 1}",
                        "formula=a=b",
                        "empty=",
                        "blank= 5",
                        "words=5 apples")))
                .isEqualTo(Map.ofEntries(
                        Map.entry("n", 5L),
                        Map.entry("share", new BigDecimal("0.1")),
                        Map.entry("day", "2024-01-31"),
                        Map.entry("code", "007"),
                        Map.entry("text", "5"),
                        Map.entry("flag", true),
                        Map.entry("days", List.of(1L, "x")),
                        Map.entry("map", Map.of("a", 1L)),
                        Map.entry("formula", "a=b"),
                        Map.entry("empty", ""),
                        Map.entry("blank", " 5"),
                        Map.entry("words", "5 apples")));
    }

    @Test
    void keepsEveryDigit() {
        assertThat(RunParameters.parse(List.of("n=9007199254740993.5")))
                .containsEntry("n", new BigDecimal("9007199254740993.5"));
    }

    @Test
    void refusesAWordWithoutName() {
        assertThatThrownBy(() -> RunParameters.parse(List.of("2024-01-31")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--parameter needs name=value, such as run_date=2024-01-31, but was '2024-01-31'");
        assertThatThrownBy(() -> RunParameters.parse(List.of("=1"))).isInstanceOf(UsageException.class);
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThatThrownBy(() -> RunParameters.parse(List.of("n=1", "n=2"))).hasMessage("--parameter n is given twice");
    }

    @Test
    void refusesBrokenJson() {
        assertThatThrownBy(() -> RunParameters.parse(List.of("days=[1, 2")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--parameter days begins like JSON but is not JSON: ");
    }
}
