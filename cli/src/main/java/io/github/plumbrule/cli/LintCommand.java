package io.github.plumbrule.cli;

import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.SuiteLinter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks suite documents without looking at data. */
@Command(
        name = "lint",
        header = "Checks suite documents without looking at data.",
        description = {"", "Every problem is a line with file, line and column, all of them at once."},
        customSynopsis = "plumbrule lint SUITE.json...",
        synopsisHeading = "Usage: ",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the documents are suites", "2:a document has a problem or cannot be read"},
        footerHeading = "%nExamples:%n",
        footer = {"  plumbrule lint orders.suite.json", "  plumbrule lint suites/*.json"})
final class LintCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "SUITE.json", description = "Suite documents, or patterns in quotes.")
    private List<String> documents = List.of();

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private CommonOptions common = new CommonOptions();

    LintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int code = ExitCode.PASSED;
        List<Path> files;
        try {
            files = FileFinder.SUITES.find(documents);
        } catch (FileMissingException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        for (Path file : files) {
            SuiteLinter.Report report = SuiteLinter.lint(file, Catalogue.standard());
            if (!report.details().isEmpty()) {
                console.tell(report.details().stripTrailing());
            }
            if (!report.problems().isEmpty()) {
                code = ExitCode.WRONG_USE;
            }
            console.tell(file + ": " + summary(report));
        }
        return code;
    }

    private static String summary(SuiteLinter.Report report) {
        String parameters =
                report.parameters().isEmpty() ? "" : "; its parameters: " + String.join(", ", report.parameters());
        if (!report.problems().isEmpty()) {
            return count(report.problems().size(), "problem");
        }
        return (report.advice().isEmpty()
                        ? "ok"
                        : "usable, " + count(report.advice().size(), "remark"))
                + parameters;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
