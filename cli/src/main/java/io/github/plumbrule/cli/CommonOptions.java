package io.github.plumbrule.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(names = "--debug", description = "Shows a stack trace when something unexpected happens.")
    boolean debug;
}
