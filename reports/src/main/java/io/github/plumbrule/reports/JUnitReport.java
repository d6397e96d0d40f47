package io.github.plumbrule.reports;

import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A verdict as JUnit XML: one test case for each expectation.
 *
 * <p>A failed critical expectation is a {@code failure}. A failed warning or info does not fail the run, so its test case
 * passes and says what was found in {@code system-out}. An expectation that could not be judged is an {@code error}; one
 * that had nothing to judge is {@code skipped}. When the run as a whole could not be judged, one more test case is an
 * error: a verdict that is not a pass never looks like one.
 *
 * <p>Characters that XML 1.0 does not allow are written as {@code \\u001B}.
 */
public final class JUnitReport implements Report {
    private static final int SHOWN_ROWS = 20;

    /** The report in its usual form. */
    public JUnitReport() {}

    @Override
    public void write(Verdict verdict, Appendable out) throws IOException {
        ReportModel model = ReportModel.of(verdict, SHOWN_ROWS, Integer.MAX_VALUE);
        List<String> whole = model.wholeRunErrors();
        long failures = verdict.failures(Severity.CRITICAL);
        int errors = model.counts().errors() + (whole.isEmpty() ? 0 : 1);
        int tests = verdict.results().size() + (whole.isEmpty() ? 0 : 1);
        String seconds = String.format(Locale.ROOT, "%.3f", verdict.duration().toMillis() / 1000.0);
        String totals = " tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"" + errors + "\"";

        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuites name=\"" + attribute(model.suite()) + "\"" + totals + " time=\"" + seconds + "\">\n");
        out.append("  <testsuite name=\"" + attribute(model.suite()) + "\"" + totals + " skipped=\""
                + model.counts().notApplicable() + "\" time=\"" + seconds + "\" timestamp=\""
                + model.timestamp() + "\">\n");
        out.append("    <properties>\n");
        property(out, "dataset", model.dataset());
        property(out, "rows", Long.toString(verdict.dataset().rows()));
        property(out, "outcome", verdict.outcome().name());
        property(out, "reason", model.reason());
        out.append("    </properties>\n");
        if (!whole.isEmpty()) {
            out.append("    <testcase classname=\"" + attribute(model.dataset()) + "\" name=\"the run as a whole\""
                    + " time=\"0\">\n");
            element(out, "error", whole.get(0), String.join("\n", whole));
            out.append("    </testcase>\n");
        }
        for (ReportModel.Check check : model.checks()) {
            testCase(out, model, check);
        }
        out.append("  </testsuite>\n</testsuites>\n");
    }

    private static void testCase(Appendable out, ReportModel model, ReportModel.Check check) throws IOException {
        String where = check.column().isEmpty() ? model.dataset() : model.dataset() + "." + check.column();
        out.append("    <testcase classname=\"" + attribute(where) + "\" name=\"" + attribute(check.title())
                + "\" time=\"0\"");
        switch (check.status()) {
            case PASSED -> {
                out.append("/>\n");
                return;
            }
            case NOT_APPLICABLE -> out.append(">\n      <skipped message=\"" + attribute(check.message()) + "\"/>\n");
            case ERROR -> {
                out.append(">\n");
                element(out, "error", check.message(), check.message());
            }
            case CRITICAL -> {
                out.append(">\n");
                element(out, "failure", check.message(), details(check));
            }
            case WARNING, INFO -> out.append(
                    ">\n      <system-out>" + text(check.severity() + ": " + details(check)) + "</system-out>\n");
        }
        out.append("    </testcase>\n");
    }

    private static String details(ReportModel.Check check) {
        StringBuilder text = new StringBuilder(check.message());
        for (ReportModel.Pair fact : check.facts()) {
            text.append('\n').append(fact.key()).append(": ").append(fact.value());
        }
        for (ReportModel.Row row : check.rows()) {
            text.append('\n').append(row.oneLine());
        }
        if (check.moreRows() > 0) {
            text.append("\n… and ").append(Figures.count(check.moreRows(), "more row"));
        }
        return text.toString();
    }

    private static void property(Appendable out, String name, String value) throws IOException {
        out.append("      <property name=\"" + name + "\" value=\"" + attribute(value) + "\"/>\n");
    }

    private static void element(Appendable out, String name, String message, String text) throws IOException {
        out.append("      <" + name + " message=\"" + attribute(message) + "\" type=\"" + name + "\">" + text(text)
                + "</" + name + ">\n");
    }

    private static String attribute(String value) {
        return text(value).replace("\"", "&quot;").replace("\n", "&#10;");
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
