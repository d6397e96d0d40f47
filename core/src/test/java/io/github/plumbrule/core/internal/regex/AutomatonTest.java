package io.github.plumbrule.core.internal.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AutomatonTest {
    private static final String EMAIL = "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$";

    @Test
    void anEmailPatternNeedsFewStates() {
        Automaton automaton = AutomatonBuilder.build(PatternParser.parse(EMAIL)).orElseThrow();
        assertThat(automaton.stateCount()).isLessThanOrEqualTo(12);
        assertThat(Outcomes.search(automaton, "user89251.27@mail.example.net")).isEqualTo(TextPattern.FOUND);
        assertThat(Outcomes.search(automaton, "user89251.27@mail.example.net\n"))
                .isEqualTo(TextPattern.FOUND);
        assertThat(Outcomes.search(automaton, "user89251.27@mail.example.n")).isEqualTo(TextPattern.NOT_FOUND);
        assertThat(Outcomes.search(automaton, "üser@example.net")).isEqualTo(TextPattern.NOT_FOUND);
    }

    @Test
    void agreesWithJavaUtilRegexOnRandomPatternsAndTexts() {
        long seed = 20_240_229L;
        Random random = new Random(seed);
        RandomPatterns patterns = new RandomPatterns(random);
        int pairs = 0;
        while (pairs < 250_000) {
            String pattern = patterns.pattern();
            Node root = PatternParser.parse(pattern);
            Automaton automaton = AutomatonBuilder.build(root).orElse(null);
            if (automaton == null) {
                continue;
            }
            Search backtracking = BacktrackingSearch.of(root, pattern);
            for (int i = 0; i < 50; i++, pairs++) {
                String text = patterns.text();
                byte expected = backtracking.search(text);
                byte bytes = Outcomes.search(automaton, text);
                byte chars = automaton.search(text);
                // Formatting a description for each of the pairs would take most of the test's time.
                if (expected != TextPattern.OUT_OF_BUDGET && (bytes != expected || chars != expected)) {
                    assertThat(Outcomes.name(bytes) + ", as characters " + Outcomes.name(chars))
                            .as(
                                    "seed %d, pattern %s, text %s",
                                    seed, RandomPatterns.printable(pattern), RandomPatterns.printable(text))
                            .isEqualTo(Outcomes.name(expected));
                }
            }
        }
    }

    @Test
    void invalidBytesCountAsReplacementCharacters() {
        long seed = 7L;
        Random random = new Random(seed);
        TextPattern twoReplaced = TextPattern.compile("a\uFFFD{2}b");
        TextPattern shortTexts = TextPattern.compile("^[^b]{3,5}\\Z");
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(9)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(3) == 0 ? 'a' + random.nextInt(2) : 0x80 + random.nextInt(128));
            }
            String text = new String(bytes, UTF_8);
            assertThat(twoReplaced.search(bytes, 0, bytes.length))
                    .as("seed %d, %s", seed, text)
                    .isEqualTo(twoReplaced.search(text));
            assertThat(shortTexts.search(bytes, 0, bytes.length))
                    .as("seed %d, %s", seed, text)
                    .isEqualTo(shortTexts.search(text));
        }
    }

    @Test
    void readsEveryCodePointAsItself() {
        TextPattern word = TextPattern.compile("^\\w\\Z");
        Search backtracking = BacktrackingSearch.of(PatternParser.parse("^\\w\\Z"), "^\\w\\Z");
        int differing = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= 0xD800 && c <= 0xDFFF) {
                continue;
            }
            byte[] utf8 = Character.toString(c).getBytes(UTF_8);
            differing += word.search(utf8, 0, utf8.length) == backtracking.search(utf8, 0, utf8.length) ? 0 : 1;
        }
        assertThat(word.usesAutomaton()).isTrue();
        assertThat(differing).isZero();
    }
}
