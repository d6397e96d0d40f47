package io.github.plumbrule.examples.churn;

import io.github.plumbrule.core.source.DelimitedText;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.SuiteReader;
import io.github.plumbrule.expectations.Validation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.Verdict;
import io.github.plumbrule.reports.HtmlReport;
import io.github.plumbrule.reports.ReportFiles;
import io.github.plumbrule.reports.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ingests customers, transforms them, and judges the data after each step; goes on only when it passed. */
public final class ChurnPipeline {
    private final Path suites;
    private final Appendable log;

    ChurnPipeline(Path suites, Appendable log) {
        this.suites = suites;
        this.log = log;
    }

    /**
     * Runs the pipeline over customers that it makes up.
     *
     * @param arguments the folder with the suites, and the folder to work in
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: ChurnPipeline SUITES FOLDER");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path raw = folder.resolve("raw.csv");
        ChurnGenerator.generate(ChurnGenerator.ROWS, ChurnGenerator.SEED).write(raw);
        boolean ready = new ChurnPipeline(Path.of(arguments[0]), System.err).run(raw, folder);
        System.exit(ready ? 0 : 1);
    }

    /** Whether the transformed customers stand in the folder and may be used. */
    boolean run(Path raw, Path folder) throws IOException {
        if (!stands(raw, "raw", folder)) {
            return false;
        }
        Path transformed = folder.resolve("transformed.csv");
        ChurnTransform.apply(CustomerTable.read(raw)).write(transformed);
        return stands(transformed, "transformed", folder);
    }

    /** Judges the data of one stage, writes its report, and says in the log what is wrong. */
    boolean stands(Path data, String stage, Path folder) throws IOException {
        Suite suite = SuiteReader.read(suites.resolve(stage + ".suite.json"));
        Verdict verdict = Validation.run(suite, DelimitedText.csv(data), ValidationOptions.defaults());
        ReportFiles.write(new HtmlReport(), verdict, folder.resolve(stage + "-report.html"));
        if (!verdict.passed()) {
            new TextReport(TextReport.Colours.NONE).write(verdict, log);
        }
        return verdict.passed();
    }
}
