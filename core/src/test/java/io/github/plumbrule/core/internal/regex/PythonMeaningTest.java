package io.github.plumbrule.core.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Python 3.11's {@code re.search} answers, each fact with its reason; both ways of searching must answer the same. */
class PythonMeaningTest {
    private static Arguments found(String pattern, String text, String because) {
        return Arguments.of(pattern, text, true, because);
    }

    private static Arguments absent(String pattern, String text, String because) {
        return Arguments.of(pattern, text, false, because);
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                found("b", "abc", "a search may match anywhere"),
                found("", "", "the empty pattern is everywhere"),
                found("", "abc", "the empty pattern is everywhere"),
                absent("a", "", "there is no character"),
                // Ends and lines
                found("^abc$", "abc\n", "$ also matches before a final newline"),
                absent("^abc$", "abc\n\n", "$ skips one newline only"),
                absent("^abc$", "abc\r\n", "a carriage return is an ordinary character"),
                absent("abc\\Z", "abc\n", "\\Z is the very end"),
                found("abc\\z", "abc", "\\z is \\Z since Python 3.14"),
                found("a$\\n", "a\n", "$ does not consume the newline it looks at"),
                found("a$\\n\\Z", "a\n", "and the newline is the last character"),
                absent("a$\\nb", "a\nb", "$ matches before the last newline only"),
                found("a$$\\n$", "a\n", "places do not use up anything"),
                absent("^b", "a\nb", "^ is the beginning of the text"),
                found("(?m)^b", "a\nb", "with m, ^ is the beginning of a line"),
                found("(?m)a$", "a\nb", "with m, $ is the end of a line"),
                found("(?m)^\\Z", "a\n", "a line begins after the final newline"),
                absent("(?m)\\Ab", "a\nb", "\\A does not care about m"),
                absent("(?m)a$", "a\rb", "only \\n ends a line"),
                absent("a.b", "a\nb", ". excludes the newline"),
                found("a.b", "a\rb", ". excludes nothing else"),
                found("a.b", "a\u0085b", "not even Unicode's other line ends"),
                found("(?s)a.b", "a\nb", "with s, . includes the newline"),
                found("^.$", "\uD83D\uDE00", ". is one character, not one byte or UTF-16 unit"),
                found("^..$", "é€", "two characters of two and three bytes"),
                // Classes
                found("\\s", "\u001C", "str.isspace counts the separators U+001C to U+001F"),
                absent("(?a)\\s", "\u001C", "with a they do not count"),
                found("\\s", "\u00A0", "no-break space"),
                absent("\\s", "\u200B", "zero width space is no space"),
                found("\\d", "\u0663", "digits of all scripts"),
                absent("(?a)\\d", "\u0663", "with a only 0 to 9"),
                absent("\\d", "²", "a superscript is a number, but no decimal digit"),
                found("\\w", "²", "numbers are word characters"),
                found("^\\w+$", "Größe_1", "letters of all scripts"),
                absent("(?a)^\\w+$", "Größe_1", "with a only ASCII letters"),
                absent("\\w", "\u0301", "a combining mark is no word character"),
                found("\\W", "\u0301", "a combining mark is no word character"),
                found("^[^\\W\\d_]+$", "Straße", "the usual way to write 'letters only'"),
                absent("[^\\W\\d_]", "1_\u0663 ", "neither digits nor the underscore"),
                found("^[\\D]$", "x", "named sets inside a class"),
                found("[&&]", "&", "&& is no intersection"),
                absent("^[a-z&&[b]]$", "b", "the class ends at the first ], and a ] must follow"),
                found("^[a-z&&[b]]$", "&]", "so it is one of a-z & [ b, then ]"),
                found("^[[:alpha:]]$", ":]", "POSIX classes do not exist"),
                found("[]]", "]", "a ] in first place is a member"),
                absent("[^]]", "]", "also after ^"),
                found("^[a\\-z]$", "-", "an escaped minus is a member"),
                absent("^[a\\-z]$", "b", "and no range"),
                found("^[a-]$", "-", "a minus in last place is a member"),
                found("^[\\b]$", "\b", "\\b in a class is the backspace"),
                found("^[^a]$", "\n", "a negated class includes the newline"),
                // Case
                found("(?i)straße", "STRAßE", "letters of other scripts and languages too"),
                found("(?i)É", "é", "not only ASCII"),
                absent("(?ai)É", "é", "with a only ASCII"),
                found("(?i)k", "\u212A", "the Kelvin sign is a k"),
                found("(?i)[a-z]", "\u017F", "the long s is an s"),
                absent("(?i)[^s]", "\u017F", "also under a negation"),
                absent("(?i)ss", "ß", "one character never equals two"),
                found("(?i:a)b", "Ab", "a flag for a part"),
                absent("(?i:a)b", "AB", "does not reach beyond it"),
                found("(?i)a(?-i:b)", "Ab", "a flag switched off for a part"),
                absent("(?i)a(?-i:b)", "AB", "holds there only"),
                // Words
                found("\\bfoo\\b", "a foo.", "\\b is the edge of a word"),
                absent("\\bfoo\\b", "afoo", "and not its middle"),
                found("\\bé", "é", "letters of all scripts make words"),
                absent("(?a)\\bé", "é", "with a they do not"),
                found("o\\B", "foo1", "\\B is everywhere else"),
                absent("\\B", "", "in an empty text there is neither (until Python 3.13)"),
                absent("\\b", "", "in an empty text there is neither"),
                found("\\B", " ", "between two non-words"),
                found("\uD835\uDC00\\b", "\uD835\uDC00", "letters beyond U+FFFF are letters too"),
                absent("\uD835\uDC00\\b", "\uD835\uDC00x", "and are followed by a letter here"),
                found("(?<=\\w)x", "\uD835\uDC00x", "also when looked at from behind"),
                // Escapes
                found("^\\x41\\u00e9\\U0001F600$", "Aé\uD83D\uDE00", "hexadecimal escapes"),
                found("^\\101\\0\\012$", "A\0\n", "octal escapes"),
                found("\\N{EM DASH}", "—", "names"),
                found("^\\a\\f\\v\\t\\r$", "\u0007\f\u000B\t\r", "control characters"),
                found("^\\.\\-\\ \\é$", ".- é", "anything but an ASCII letter or digit may be escaped"),
                found("^a\\\\Qb$", "a\\Qb", "a backslash"),
                // Repetitions
                found("^a{2,3}$", "aaa", "counted"),
                absent("^a{2,3}$", "aaaa", "counted"),
                found("^a{,2}$", "", "no lower bound is 0"),
                found("^a{2}?$", "aa", "lazy"),
                found("^a{x}$", "a{x}", "braces without numbers are themselves"),
                found("^a{}$", "a{}", "braces without numbers are themselves"),
                found("^a{1,$", "a{1,", "an open brace is itself"),
                found("^(?:a?){3}$", "aa", "a repeated optional part"),
                found("^(?:a*)*$", "aaa", "nested"),
                absent("a*+a", "aaa", "possessive: gives nothing back"),
                absent("(?>a|ab)c", "abc", "atomic: the choice is final"),
                found("(?:a|ab)c", "abc", "and without it is not"),
                // Groups
                found("^(?P<first_part>a+)-(?P=first_part)$", "aa-aa", "named groups, names with _"),
                absent("^(?P<first_part>a+)-(?P=first_part)$", "aa-a", "must repeat the same text"),
                found("^(a)(?:b)(c)\\2$", "abcc", "numbers count capturing groups only"),
                found("^(a)\\1$|x", "aa", "a reference in one branch"),
                found("^(a)\\061$", "a1", "\\061 is an octal escape"),
                absent("^(a)?\\1b", "b", "a group that took no part matches nothing"),
                found("(?i)^(a)\\1$", "aA", "a reference without regard to case"),
                found("(?#comment)a", "a", "comments"),
                found("(?x) a b # c\n c", "abc", "verbose"),
                found("(?x)a\\ b[ ]", "a b ", "verbose, but these blanks count"),
                found("a|", "b", "an empty branch"),
                // Look-around
                found("^(?=.*\\d)(?=.*[a-z]).{4,}$", "abc1", "conditions from one place"),
                absent("^(?=.*\\d)(?=.*[a-z]).{4,}$", "abcd", "conditions from one place"),
                absent("(?<!a)b", "ab", "looking back"),
                found("(?<=\uD83D\uDE00)b", "\uD83D\uDE00b", "looking back over a surrogate pair"),
                found("^(?!.*--)", "a-b", "a condition without text"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}, {3}")
    @MethodSource("facts")
    void bothSearchesAnswerAsPythonDoes(String pattern, String text, boolean expected, String because) {
        String outcome = expected ? "found" : "not found";
        TextPattern compiled = TextPattern.compile(pattern);
        assertThat(Outcomes.name(compiled.search(text))).as(because).isEqualTo(outcome);

        Node root = PatternParser.parse(pattern);
        Search backtracking = BacktrackingSearch.of(root, pattern);
        assertThat(Outcomes.name(Outcomes.search(backtracking, text)))
                .as("java.util.regex: %s, %s", JavaTranslation.of(root), because)
                .isEqualTo(outcome);
        Optional<Automaton> automaton = AutomatonBuilder.build(root);
        if (automaton.isPresent()) {
            assertThat(Outcomes.name(Outcomes.search(automaton.get(), text)))
                    .as("automaton: %s", because)
                    .isEqualTo(outcome);
        }
    }
}
