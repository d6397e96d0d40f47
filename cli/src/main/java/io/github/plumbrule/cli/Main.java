package io.github.plumbrule.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The entry point of the {@code plumbrule} command. */
@Command(
        name = "plumbrule",
        description = "Shows whether data stands true.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the words after the command's name
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.err);
    }

    /** The version written into the jar at build time. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                        .orElse("development build")
            };
        }
    }
}
