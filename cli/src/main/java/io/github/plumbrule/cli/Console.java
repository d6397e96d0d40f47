package io.github.plumbrule.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the command writes.
 *
 * @param out results that were asked for
 * @param err everything else
 * @param terminal whether a person looks at {@code err} on a terminal that understands control sequences
 * @param environment the environment variables
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {

    /** When to use colour. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        environment = Map.copyOf(environment);
    }

    /** Whether to write in colour: as asked for, else on a terminal unless NO_COLOR (no-color.org) is set. */
    boolean coloured(Colour wish) {
        return switch (wish) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    /** Whether stack traces are wanted. */
    boolean debug() {
        return !environment.getOrDefault("PLUMBRULE_DEBUG", "").isEmpty();
    }

    /**
     * Whether a person looks at the standard error stream.
     *
     * <p>Java cannot ask about that stream alone, the start script can: it sets {@code plumbrule.terminal}.
     */
    static boolean onTerminal(Map<String, String> environment) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String type = environment.getOrDefault("TERM", windows ? "windows" : "dumb");
        if (type.equals("dumb")) {
            return false;
        }
        @Nullable String told = System.getProperty("plumbrule.terminal");
        return told == null ? hasConsole() : Boolean.parseBoolean(told);
    }

    @SuppressWarnings("SystemConsoleNull") // Only until JDK 21, where null says that nobody is there.
    private static boolean hasConsole() {
        java.io.@Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is a console even when nobody is there.
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Prints one message, made safe, to {@code err}. */
    void tell(String message) {
        err.println(Printable.lines(message));
    }
}
