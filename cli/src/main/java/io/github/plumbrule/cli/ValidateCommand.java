package io.github.plumbrule.cli;

import io.github.plumbrule.core.scan.ScanOptions;
import io.github.plumbrule.core.source.Source;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.SuiteLinter;
import io.github.plumbrule.expectations.SuiteReader;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import io.github.plumbrule.reports.HtmlReport;
import io.github.plumbrule.reports.JUnitReport;
import io.github.plumbrule.reports.JsonReport;
import io.github.plumbrule.reports.ReportFiles;
import io.github.plumbrule.reports.ResultFormat;
import io.github.plumbrule.reports.TextReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges data by a suite, prints a summary, and writes the reports that were asked for. */
@Command(
        name = "validate",
        header = "Judges data by a suite of expectations.",
        description = {
            "",
            "Several files are read as one dataset. A pattern in quotes, such as 'in/*.csv.gz', stands for the files that it"
                    + " matches, sorted by name; ** also stands for directories. The summary goes to stderr; stdout holds"
                    + " only what was asked for with --json -.%n"
        },
        customSynopsis = "plumbrule validate --suite SUITE.json [OPTIONS] DATA...",
        synopsisHeading = "Usage: ",
        sortOptions = false,
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the data passed: every critical expectation holds, and everything could be judged",
            "1:the data failed: a critical expectation does not hold",
            "2:wrong use: an option or the suite document",
            "3:could not evaluate: unreadable data, nothing checked, a report that could not be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbrule validate --suite orders.suite.json orders.csv",
            "  plumbrule validate --suite orders.suite.json --report target/orders 'in/*.csv.gz'",
            "  plumbrule validate --suite orders.suite.json --json - --quiet orders.csv | jq .statistics",
            "  plumbrule validate --suite daily.suite.json --parameter run_date=2024-01-31 orders.jsonl",
            "  plumbrule validate --suite old.suite.json --delimiter semicolon --charset windows-1252 old.txt",
            "  plumbrule validate --suite raw.suite.json --no-header --columns id,name --null NA raw.tsv"
        })
final class ValidateCommand implements Callable<Integer> {
    private static final int USUAL_SAMPLES = 20;
    private static final int COMPLETE_SAMPLES = 1000;
    private static final String PAGE = "index.html";
    private static final String RESULT = "result.json";

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DATA", description = "Files, or patterns in quotes.")
    private List<String> data = List.of();

    @Option(names = "--suite", required = true, paramLabel = "FILE", description = "The suite document, in JSON.")
    private Path suiteFile = Path.of("");

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description =
                    "A suite parameter, for {\"$PARAMETER\": \"NAME\"} in the suite. A value that is JSON is taken as"
                            + " JSON, any other as text: n=5, run_date=2024-01-31, days='[1, 2]'. Repeat it for more.")
    private List<String> parameters = List.of();

    @ArgGroup(validate = false, heading = "%nWhat to write:%n", order = 1)
    private Output output = new Output();

    @ArgGroup(validate = false, heading = "%nHow the data is written:%n", order = 2)
    private DatasetOptions dataset = new DatasetOptions();

    @ArgGroup(validate = false, heading = "%nHow to run:%n", order = 3)
    private Run run = new Run();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** The options that say what is written where. */
    static final class Output {
        @Option(
                names = "--report",
                paramLabel = "DIR",
                description = "Writes index.html, a page to look at, and result.json into this directory.")
        Optional<Path> report = Optional.empty();

        @Option(names = "--json", paramLabel = "FILE", description = "Writes the result as JSON; - for stdout.")
        Optional<String> json = Optional.empty();

        @Option(names = "--junit", paramLabel = "FILE", description = "Writes the result as JUnit XML, for CI.")
        Optional<Path> junit = Optional.empty();

        @Option(
                names = "--result-format",
                paramLabel = "LEVEL",
                description = "How much the JSON tells: BOOLEAN_ONLY (success or not), BASIC (counts and the first"
                        + " unexpected values), SUMMARY (also how often and where), COMPLETE (all that was kept)."
                        + " Default: SUMMARY.")
        ResultFormat.Level level = ResultFormat.Level.SUMMARY;

        @Option(
                names = "--samples",
                paramLabel = "N",
                description = "How many unexpected rows are kept for each expectation; counts are always of all rows. 0"
                        + " keeps values out of the results. Default: 20; with COMPLETE 1000.")
        Optional<Integer> samples = Optional.empty();

        @Option(
                names = "--id-columns",
                paramLabel = "NAME",
                split = ",",
                description = "Columns whose values name an unexpected row in the results, separated by commas.")
        List<String> idColumns = List.of();

        @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. Default: auto.")
        Console.Colour colour = Console.Colour.AUTO;

        @Option(
                names = "--quiet",
                description = "Prints nothing when the data passed, and one sentence when it did not.")
        boolean quiet;
    }

    /** The options that say how the machine is used. */
    static final class Run {
        @Option(names = "--threads", paramLabel = "N", description = "How many threads work. Default: one a processor.")
        Optional<Integer> threads = Optional.empty();

        @Option(
                names = "--memory",
                paramLabel = "SIZE",
                converter = ByteSize.Converter.class,
                description =
                        "What the measures may hold, such as 64m, before they use temporary files; no result depends"
                                + " on it. Default: 45 %% of the heap.")
        Optional<ByteSize> memory = Optional.empty();

        @Option(
                names = "--allow-unreadable",
                paramLabel = "N",
                description = "Judge the data although up to N of its rows cannot be read. Default: 0.")
        long allowUnreadable;
    }

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ResultFormat format = resultFormat();
        ValidationOptions options = options();
        Suite suite = suite(options);
        Verdict verdict;
        try {
            List<Path> files = FileFinder.DATA.find(data);
            Source source = dataset.source(files);
            refuseToOverwrite(files);
            verdict = judge(suite, source, options);
        } catch (FileMissingException e) {
            // Reported like any other: a page from an earlier run must not stay there and look like this run's.
            verdict = NotRead.verdict(suite, datasetName(), String.valueOf(e.getMessage()), options);
        }
        write(verdict, format);
        tell(verdict);
        return exitCode(verdict.outcome());
    }

    private Suite suite(ValidationOptions options) {
        try {
            FileFinder.SUITES.existing(suiteFile);
        } catch (FileMissingException e) {
            throw new UsageException("--suite: " + e.getMessage());
        }
        Suite suite = SuiteReader.read(suiteFile);
        if (!options.parameters().isEmpty()) {
            // Read a second time: a suite itself does not say which parameters it needs.
            Set<String> needed =
                    SuiteLinter.lint(suiteFile, Catalogue.standard()).parameters();
            for (String name : options.parameters().keySet()) {
                if (!needed.contains(name)) {
                    console.tell("note: no expectation uses the parameter '" + Printable.line(name)
                            + "'; the suite has " + (needed.isEmpty() ? "none" : String.join(", ", needed)));
                }
            }
        }
        return suite;
    }

    private ResultFormat resultFormat() {
        ResultFormat format = ResultFormat.of(output.level).withUnexpectedIndexColumnNames(output.idColumns);
        return output.samples.isPresent()
                ? format.withPartialUnexpectedCount(Math.max(0, output.samples.get()))
                : format;
    }

    private ValidationOptions options() {
        try {
            ScanOptions scan = ScanOptions.defaults();
            if (run.threads.isPresent()) {
                scan = scan.withThreads(run.threads.get());
            }
            if (run.memory.isPresent()) {
                scan = scan.withMemoryBytes(run.memory.get().bytes());
            }
            int samples = output.level == ResultFormat.Level.COMPLETE ? COMPLETE_SAMPLES : USUAL_SAMPLES;
            return ValidationOptions.defaults()
                    .withScan(scan)
                    .withParameters(RunParameters.parse(parameters))
                    .withSamples(output.samples.orElse(samples))
                    .withIdentifierColumns(output.idColumns)
                    .withAllowedUnreadableRows(run.allowUnreadable);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--"
                    + String.valueOf(e.getMessage())
                            .replace("memoryBytes", "memory")
                            .replace("allowedUnreadableRows", "allow-unreadable"));
        }
    }

    /** What was asked for, without directories: reports never hold a full path. */
    private String datasetName() {
        List<String> names = new ArrayList<>();
        for (String word : data) {
            String name = word.replaceFirst("/+$", "");
            names.add(name.substring(name.lastIndexOf('/') + 1));
        }
        return String.join(" ", names);
    }

    private Verdict judge(Suite suite, Source source, ValidationOptions options) {
        if (!console.terminal() || output.quiet) {
            return judgeOrSayWhyNot(suite, source, options);
        }
        try (ProgressBar bar = new ProgressBar(console.err(), System::nanoTime)) {
            return judgeOrSayWhyNot(
                    suite, source, options.withScan(options.scan().withProgress(bar)));
        }
    }

    /** Whatever stops the judgement, the reports of this run say so instead of keeping those of an earlier one. */
    private Verdict judgeOrSayWhyNot(Suite suite, Source source, ValidationOptions options) {
        try {
            return Validation.run(suite, source, options);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            if (common.debug || console.debug()) {
                e.printStackTrace(console.err());
            }
            String hint = common.debug || e instanceof OutOfMemoryError ? "" : Fault.HINT;
            return NotRead.verdict(suite, source.name(), Fault.sentence(e) + hint, options);
        }
    }

    /** Before the work: whoever swaps two options should not lose the data. */
    private void refuseToOverwrite(List<Path> files) throws IOException {
        List<Path> targets = new ArrayList<>();
        output.json.filter(file -> !file.equals("-")).ifPresent(file -> targets.add(Path.of(file)));
        output.junit.ifPresent(targets::add);
        if (output.report.isPresent()) {
            Path directory = output.report.get();
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw new UsageException("--report needs a directory, but " + directory + " is a file");
            }
            targets.add(directory.resolve(PAGE));
            targets.add(directory.resolve(RESULT));
        }
        List<Path> inputs = new ArrayList<>(files);
        inputs.add(suiteFile);
        for (Path target : targets) {
            for (Path input : inputs) {
                if (Files.isRegularFile(target) && Files.isSameFile(target, input)) {
                    throw new UsageException("a report would overwrite " + input + ", which is to be read");
                }
            }
        }
    }

    private void write(Verdict verdict, ResultFormat format) throws IOException {
        JsonReport json = new JsonReport(format);
        if (output.report.isPresent()) {
            ReportFiles.write(json, verdict, output.report.get().resolve(RESULT));
            ReportFiles.write(new HtmlReport(), verdict, output.report.get().resolve(PAGE));
        }
        if (output.junit.isPresent()) {
            ReportFiles.write(new JUnitReport(), verdict, output.junit.get());
        }
        if (output.json.isPresent()) {
            if (output.json.get().equals("-")) {
                Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
                json.write(verdict, out);
                out.flush();
            } else {
                ReportFiles.write(json, verdict, Path.of(output.json.get()));
            }
        }
    }

    private void tell(Verdict verdict) {
        if (output.quiet) {
            if (!verdict.passed()) {
                String name = verdict.dataset().name();
                String reason = verdict.reason();
                // Errors of reading name the file already, often with its line.
                console.tell(Printable.line(reason.startsWith(name) ? reason : name + ": " + reason));
            }
            return;
        }
        boolean coloured = console.coloured(output.colour);
        console.err()
                .print(new TextReport(coloured ? TextReport.Colours.ANSI : TextReport.Colours.NONE).render(verdict));
        output.report.ifPresent(directory -> console.tell("report: " + directory.resolve(PAGE)));
    }

    private static int exitCode(Outcome outcome) {
        return switch (outcome) {
            case PASS -> ExitCode.PASSED;
            case FAIL -> ExitCode.DATA_FAILED;
            case ERROR, NOT_APPLICABLE -> ExitCode.NOT_EVALUATED;
        };
    }
}
