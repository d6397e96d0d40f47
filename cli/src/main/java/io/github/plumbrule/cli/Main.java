package io.github.plumbrule.cli;

import io.github.plumbrule.core.DataException;
import io.github.plumbrule.expectations.SuiteException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of the {@code plumbrule} command. */
@Command(
        name = "plumbrule",
        description = "Shows whether data stands true.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Main.Version.class,
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbrule validate --suite orders.suite.json orders.csv",
            "  plumbrule validate --help",
            "  plumbrule expectations between"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the data passed",
            "1:the data failed",
            "2:wrong use: an option or a suite document",
            "3:could not evaluate: unreadable data, nothing checked"
        })
public final class Main implements Runnable {
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help; each command has one of its own.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the words after the command's name
     */
    public static void main(String[] arguments) {
        // UTF-8 whatever the locale says: in containers and CI it says nothing, and what reads the output takes UTF-8.
        // A Windows console takes only its own character set.
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        PrintStream out = windows ? System.out : utf8(FileDescriptor.out, false);
        PrintStream err = windows ? System.err : utf8(FileDescriptor.err, true);
        int code = run(arguments, new Console(out, err, Console.onTerminal(System.getenv()), System.getenv()));
        System.exit(code);
    }

    /**
     * Runs the command without a terminal.
     *
     * @param arguments the words after the command's name
     * @param out where results go that were asked for
     * @param err where everything else goes
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, new Console(out, err, false, System.getenv()));
    }

    static int run(String[] arguments, Console console) {
        boolean debug = console.debug() || Arrays.asList(arguments).contains("--debug");
        int code;
        try {
            code = commandLine(console, debug).execute(arguments);
        } catch (Throwable e) {
            code = failed(e, console, debug);
        }
        console.err().flush();
        if (console.out().checkError()) {
            console.tell("plumbrule: the output could not be written: stdout is closed or its disk is full");
            return ExitCode.NOT_EVALUATED;
        }
        return code;
    }

    private static CommandLine commandLine(Console console, boolean debug) {
        CommandLine command = new CommandLine(new Main())
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new LintCommand(console))
                .addSubcommand(new ExpectationsCommand(console))
                .addSubcommand(new CommandLine.HelpCommand());
        return command
                // A data file may be called @orders.csv.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(console.out(), false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((exception, arguments) -> misused(exception, console))
                .setExecutionExceptionHandler((exception, failing, result) -> failed(exception, console, debug));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new UsageException("which command? 'plumbrule --help' lists them: validate, lint, expectations");
    }

    private static int misused(ParameterException exception, Console console) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        List<String> unmatched = command.getUnmatchedArguments();
        String message = String.valueOf(exception.getMessage());
        if (!unmatched.isEmpty()) {
            // A misspelt --suite is also a missing one; the word that is there says more than the one that is not.
            UnmatchedArgumentException unknown = new UnmatchedArgumentException(command, unmatched);
            boolean commandExpected = !unknown.isUnknownOption() && command.getParent() == null;
            message = commandExpected
                    ? "there is no command '" + unmatched.get(0) + "'"
                    : String.valueOf(unknown.getMessage());
            List<String> suggestions = unknown.getSuggestions();
            if (!suggestions.isEmpty()) {
                message += ". Did you mean " + suggestions.get(0) + "?";
            }
        }
        console.tell(name + ": " + message);
        console.tell("See '" + name + " --help'.");
        return ExitCode.WRONG_USE;
    }

    private static int failed(Throwable thrown, Console console, boolean debug) {
        int code = ExitCode.NOT_EVALUATED;
        if (thrown instanceof UsageException) {
            code = ExitCode.WRONG_USE;
            console.tell("plumbrule: " + thrown.getMessage());
        } else if (thrown instanceof SuiteException broken) {
            code = ExitCode.WRONG_USE;
            console.tell(broken.details().stripTrailing());
            int problems = broken.problems().size();
            console.tell("plumbrule: the suite cannot be used because of "
                    + (problems == 1 ? "this" : "these " + problems + " problems"));
        } else if (thrown instanceof DataException
                || thrown instanceof FileMissingException
                || thrown instanceof IOException
                || thrown instanceof UncheckedIOException) {
            console.tell("plumbrule: " + thrown.getMessage());
        } else {
            console.tell("plumbrule: " + Fault.sentence(thrown) + (debug ? "" : Fault.HINT));
        }
        if (debug) {
            thrown.printStackTrace(console.err());
        }
        return code;
    }

    private static PrintStream utf8(FileDescriptor descriptor, boolean autoFlush) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13), autoFlush, StandardCharsets.UTF_8);
    }

    /** The version written into the jar at build time. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "plumbrule "
                        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                                .orElse("development build")
            };
        }
    }
}
