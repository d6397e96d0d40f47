package io.github.plumbrule.core.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            textBlock =
                    """
                    (            ! 1 ! the group has no closing ')'. Write \\( for the character itself
                    a(b          ! 2 ! the group has no closing ')'
                    a)           ! 2 ! there is no open group for this ')'. Write \\) for the character itself
                    [a           ! 1 ! the class has no closing ']'
                    a**          ! 3 ! a repetition is repeated. Put the first one in a group: (?:...)
                    *a           ! 1 ! there is nothing to repeat before '*'. Write \\* for the character itself
                    ^{2}         ! 2 ! there is nothing to repeat before '{2}'
                    a{3,2}       ! 2 ! the least number of repetitions, 3, is greater than the most, 2
                    a{9999999999} ! 2 ! the repetition number 9999999999 is too large
                    [z-a]        ! 2 ! 'z-a' is not a range of characters: its ends are in the wrong order
                    [\\d-z]      ! 2 ! '\\d-z' is not a range of characters. Put - last for the character itself
                    a\\          ! 2 ! a backslash must be followed by a character. Write \\\\ for a backslash
                    \\p{Lu}      ! 1 ! \\p has no meaning in Python's syntax: list the characters in a class such as [A-Za-z]
                    a\\Q.\\E     ! 2 ! \\Q has no meaning in Python's syntax: put a backslash before each special character
                    \\h          ! 1 ! \\h has no meaning in Python's syntax: write [ \\t]
                    \\y          ! 1 ! \\y has no meaning in Python's syntax
                    [\\B]        ! 2 ! \\B has no meaning in Python's syntax
                    \\x4         ! 1 ! \\x needs exactly 2 hexadecimal digits
                    \\U00110000  ! 1 ! \\U00110000 is greater than the last character, \\U0010ffff
                    \\N{NOTHING AT ALL} ! 1 ! there is no character named 'NOTHING AT ALL'
                    \\400        ! 1 ! the octal number \\400 is greater than \\377
                    (a)\\2       ! 4 ! there is no group 2 before this place
                    (a\\1)       ! 3 ! a group cannot refer to itself
                    (?P=n)       ! 1 ! there is no group named 'n' before this place
                    (?P<n>a)(?P<n>b) ! 9 ! there are two groups named 'n'
                    (?P<1n>a)    ! 5 ! '1n' cannot be a group name: use letters, digits and _, and no digit first
                    (?<n>a)      ! 1 ! '(?<' must go on with = or !. Python writes a named group as (?P<name>...)
                    (?<=a+)b     ! 1 ! a look-behind must have a fixed length. Write one look-behind for each length
                    (a)(?(1)b|c) ! 4 ! conditional groups (?(1)...|...) are not supported
                    a(?i)b       ! 2 ! flags for the whole pattern must stand at its start. For a part write (?i:...)
                    (?j)a        ! 1 ! '(?j' is not a kind of group in Python's syntax
                    (?iq)a       ! 4 ! 'q' is not a flag. Possible are a, i, m, s, u and x
                    (?au)b       ! 4 ! flags a and u exclude each other
                    (?L)b        ! 3 ! flag L (locale) cannot be used with text
                    (?#abc       ! 1 ! the comment has no closing ')'
                    (?:a?){501} ! 7 ! something that can be empty is repeated at least 501 times, and at most 500 are possible
                    """)
    void saysWhereAndWhatAndWhatToDo(String pattern, int character, String problem) {
        assertThatThrownBy(() -> TextPattern.compile(pattern))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessageStartingWith(
                        "the regular expression '" + pattern + "' is not valid at character " + character + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void carriesThePatternAndThePlace() {
        InvalidPatternException e =
                catchThrowableOfType(InvalidPatternException.class, () -> TextPattern.compile("ab[c"));
        assertThat(e.pattern()).isEqualTo("ab[c");
        assertThat(e.index()).isEqualTo(2);
    }

    @Test
    void quotesLongPatternsInPart() {
        assertThatThrownBy(() -> TextPattern.compile("x".repeat(5_000) + "("))
                .hasMessageContaining("x…' is not valid at character 5001")
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void refusesNestingMadeToExhaustTheStack() {
        assertThatThrownBy(() -> TextPattern.compile("(".repeat(100_000) + ")".repeat(100_000)))
                .isInstanceOf(InvalidPatternException.class)
                .hasMessageContaining("groups are nested more than 200 deep");
    }
}
