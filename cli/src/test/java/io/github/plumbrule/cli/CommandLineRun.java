package io.github.plumbrule.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the command wrote and how it ended. */
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(Object... arguments) {
        return run(false, Map.of(), arguments);
    }

    static CommandLineRun onTerminal(Map<String, String> environment, Object... arguments) {
        return run(true, environment, arguments);
    }

    private static CommandLineRun run(boolean terminal, Map<String, String> environment, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(arguments[i]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                words,
                new Console(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        terminal,
                        environment));
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
