package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void showsItsVersionOnStdout() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("plumbrule ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "validate --help", "lint --help", "expectations --help", "help validate"})
    void showsHelpOnStdoutWithExamplesAndExitCodes(String words) {
        CommandLineRun run = CommandLineRun.of((Object[]) words.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: plumbrule", "Examples:\n  plumbrule ", "Exit codes:\n  0   ");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void asksForACommand() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("which command?", "validate, lint, expectations");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("validat", "--suite", "x.json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "plumbrule: there is no command 'validat'. Did you mean validate?\nSee 'plumbrule --help'.\n");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("validate", "--sute", "x.json", "x.csv");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("plumbrule validate: Unknown option: '--sute'. Did you mean --suite?\n"
                        + "See 'plumbrule validate --help'.\n");
    }

    @Test
    void namesWhatIsMissing() {
        CommandLineRun run = CommandLineRun.of("validate");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("'--suite=FILE'", "'DATA'").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--threads=many",
                "--threads=0",
                "--memory=lots",
                "--samples=-1",
                "--allow-unreadable=-1",
                "--result-format=EVERYTHING",
                "--color=sometimes",
                "--format=parquet",
                "--parameter=novalue"
            })
    void refusesAnOptionValueInOneSentenceThatNamesTheOption(String option) {
        CommandLineRun run = CommandLineRun.of("validate", "--suite", "x.json", option, "x.csv");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("plumbrule")
                .contains(option.substring(0, option.indexOf('=')))
                .doesNotContain("\tat ", "Exception");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
    }

    @Test
    void doesNotLetAnArgumentActOnTheTerminal() {
        CommandLineRun run = CommandLineRun.of("validate", "--suite", "\u001B[31mx\u202E", "a.csv");
        assertThat(run.err()).doesNotContain("\u001B").doesNotContain("\u202E").contains("\\u001B[31mx\\u202E");
        run = CommandLineRun.of("\u001B[31mx");
        assertThat(run.err()).doesNotContain("\u001B");
    }

    @Test
    void showsAStackTraceOnlyWhenAsked() {
        assertThat(CommandLineRun.of("expectations", "wibble").err()).doesNotContain("\tat ");
        assertThat(CommandLineRun.of("expectations", "wibble", "--debug").err()).contains("\tat ");
        assertThat(CommandLineRun.onTerminal(Map.of("PLUMBRULE_DEBUG", "1"), "expectations", "wibble")
                        .err())
                .contains("\tat ");
    }

    @Test
    void failsWhenStdoutCannotBeWritten() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                throw new java.io.IOException("No space left on device");
            }
        };
        int code = Main.run(
                new String[] {"expectations"},
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(ExitCode.NOT_EVALUATED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the output could not be written");
    }

    @Test
    void explainsThatMemoryRanOut() {
        assertThat(Fault.sentence(new OutOfMemoryError("Java heap space")))
                .contains("not enough memory", "-Xmx", "--memory");
        assertThat(Fault.sentence(new StackOverflowError())).contains("nested too deeply");
        assertThat(Fault.sentence(new IllegalStateException("x")))
                .isEqualTo("stopped by a fault of its own (IllegalStateException: x)");
    }
}
