package io.github.plumbrule.core.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
    @ParameterizedTest
    @CsvSource({
        "a%, abc, true",
        "a%, bac, false",
        "%c, abc, true",
        "_b_, abc, true",
        "_b, abc, false",
        "a_c, a\u20ACc, true",
        "[a]%, abc, false",
        "[a]%, [a]bc, true",
        "a.c, abc, false",
        "A%, abc, false",
        "%, '', true",
        "'', a, false",
        "'a%', 'a\nb\n', true",
        "'a', 'a\n', false"
    })
    void matchesTheWholeValue(String like, String text, boolean expected) {
        TextPattern pattern = LikePattern.compile(like);
        assertThat(pattern.usesAutomaton()).isTrue();
        assertThat(pattern.search(text) == TextPattern.FOUND).isEqualTo(expected);
    }

    @Test
    void anEscapedPercentSignIsItself() {
        assertThat(LikePattern.compile("10!%", '!').search("10%")).isEqualTo(TextPattern.FOUND);
        assertThat(LikePattern.compile("10!%", '!').search("100")).isEqualTo(TextPattern.NOT_FOUND);
        assertThat(LikePattern.compile("!!_", '!').search("!x")).isEqualTo(TextPattern.FOUND);
    }

    @Test
    void theEscapeCharacterMustEscapeSomething() {
        assertThatThrownBy(() -> LikePattern.compile("ab!c", '!'))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessage("the LIKE pattern 'ab!c' is not valid at character 3: "
                        + "the escape character ! must be followed by %, _ or itself");
        assertThatThrownBy(() -> LikePattern.compile("ab!", '!')).isInstanceOf(InvalidPatternException.class);
    }
}
