package io.github.plumbrule.expectations;

import io.github.plumbrule.expectations.internal.parameter.SuiteParameters;
import io.github.plumbrule.expectations.internal.suite.Excerpts;
import io.github.plumbrule.expectations.internal.suite.SuiteDocuments;
import io.github.plumbrule.expectations.internal.suite.SuiteDocuments.Line;
import io.github.plumbrule.expectations.internal.suite.SuiteDocuments.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for what is wrong or useless in suite documents. */
public final class SuiteLinter {
    private SuiteLinter() {}

    /**
     * What was found in one document.
     *
     * @param problems why the document cannot be used; in its order
     * @param advice what can be used but is probably not meant; in its order
     * @param parameters the suite parameters that it needs
     * @param details problems and advice with the lines of the document, for people
     */
    public record Report(
            List<SuiteProblem> problems, List<SuiteProblem> advice, Set<String> parameters, String details) {
        public Report {
            problems = List.copyOf(problems);
            advice = List.copyOf(advice);
            parameters = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
        }
    }

    /** Looks at a file; one that cannot be read is a problem too. */
    public static Report lint(Path file, Catalogue catalogue) {
        try {
            return lint(SuiteFiles.name(file), SuiteFiles.text(file), catalogue);
        } catch (SuiteException e) {
            return new Report(e.problems(), List.of(), Set.of(), e.details());
        }
    }

    /**
     * Looks at a text.
     *
     * @param name what the document is called in messages
     */
    public static Report lint(String name, String text, Catalogue catalogue) {
        Reading reading = SuiteDocuments.read(name, text, catalogue);
        List<SuiteProblem> problems = new ArrayList<>(reading.problems());
        List<SuiteProblem> advice = new ArrayList<>();
        Set<String> parameters = new LinkedHashSet<>();
        reading.suite().ifPresent(suite -> {
            if (suite.expectations().isEmpty()) {
                problems.add(new SuiteProblem(
                        name, 0, 0, "the suite has no expectations; a run that checks nothing never passes"));
            }
            advise(name, suite, reading.lines(), advice);
            suite.expectations().forEach(each -> parameters.addAll(SuiteParameters.names(each.arguments())));
        });
        String details = Excerpts.of(text, problems) + Excerpts.of(text, advice);
        return new Report(problems, advice, parameters, details);
    }

    private static void advise(String name, Suite suite, List<Line> lines, List<SuiteProblem> advice) {
        Map<List<Object>, Integer> seen = new HashMap<>();
        for (int i = 0; i < suite.expectations().size(); i++) {
            Expectation expectation = suite.expectations().get(i);
            Line line = lines.get(i);
            Integer first = seen.putIfAbsent(List.of(expectation.type(), expectation.arguments()), line.line());
            if (first != null) {
                advice.add(new SuiteProblem(
                        name, line.line(), line.column(), "this is expected already in line " + first));
            }
            if (Long.valueOf(0).equals(expectation.arguments().get("mostly"))) {
                advice.add(new SuiteProblem(
                        name, line.line(), line.column(), "with mostly 0 this holds whatever the data is"));
            }
        }
        boolean harmless = suite.expectations().stream().noneMatch(each -> each.severity() == Severity.CRITICAL);
        if (harmless && !suite.expectations().isEmpty()) {
            advice.add(
                    new SuiteProblem(name, 0, 0, "no expectation is critical, so no failure will ever fail the run"));
        }
    }
}
