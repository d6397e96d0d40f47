package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.cli.Console.Colour;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void colouredOnATerminal() {
        assertThat(console(true, Map.of()).coloured(Colour.AUTO)).isTrue();
        assertThat(console(false, Map.of()).coloured(Colour.AUTO)).isFalse();
    }

    @Test
    void noColorInTheEnvironmentTurnsItOff() {
        assertThat(console(true, Map.of("NO_COLOR", "1")).coloured(Colour.AUTO)).isFalse();
        assertThat(console(true, Map.of("NO_COLOR", "")).coloured(Colour.AUTO)).isTrue();
    }

    @Test
    void theOptionWins() {
        assertThat(console(true, Map.of("NO_COLOR", "1")).coloured(Colour.ALWAYS))
                .isTrue();
        assertThat(console(false, Map.of()).coloured(Colour.ALWAYS)).isTrue();
        assertThat(console(true, Map.of()).coloured(Colour.NEVER)).isFalse();
    }

    @Test
    void aDumbTerminalIsNone() {
        assertThat(Console.onTerminal(Map.of("TERM", "dumb"))).isFalse();
    }

    private static Console console(boolean terminal, Map<String, String> environment) {
        return new Console(System.out, System.err, terminal, environment);
    }
}
