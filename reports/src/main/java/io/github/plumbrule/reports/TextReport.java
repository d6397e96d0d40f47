package io.github.plumbrule.reports;

import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A verdict as a summary for a terminal or a log: the verdict in one sentence, then what is wrong, worst first.
 *
 * <p>Control and bidirectional characters of the data are spelt out, so no value can move the cursor, change colours or
 * forge a line.
 */
public final class TextReport implements Report {

    /** Whether colours are used. */
    public enum Colours {
        NONE,
        /** The escape sequences of ANSI terminals. */
        ANSI
    }

    private static final int SHOWN_ROWS = 3;

    /** The next failures are one line each. */
    private static final int DETAILED_FAILURES = 50;

    private static final String INDENT = "  ";

    private final Colours colours;

    public TextReport(Colours colours) {
        this.colours = Objects.requireNonNull(colours, "colours");
    }

    @Override
    public void write(Verdict verdict, Appendable out) throws IOException {
        ReportModel model = ReportModel.of(verdict, SHOWN_ROWS, DETAILED_FAILURES);
        line(out, paint(model.status(), model.status().sign() + " " + model.headline()));
        line(out, faint(INDENT + dataset(verdict, model)));
        for (ReportModel.Check check : model.failures()) {
            failure(out, check);
        }
        for (ReportModel.Cause cause : model.causes()) {
            line(out, "");
            line(out, paint(Status.ERROR, Status.ERROR.sign() + " could not run") + INDENT + cause.message());
            List<String> stopped = new ArrayList<>();
            for (ReportModel.Check check : cause.stopped()) {
                stopped.add(check.title());
            }
            line(out, INDENT + faint("stops: ") + String.join("; ", stopped));
        }
        List<String> notes = new ArrayList<>(model.remarks());
        notes.addAll(model.notices());
        if (!notes.isEmpty()) {
            line(out, "");
            for (String note : notes) {
                line(out, "note: " + note);
            }
        }
        line(out, "");
        line(out, counts(model.counts()));
    }

    private void failure(Appendable out, ReportModel.Check check) throws IOException {
        line(out, "");
        line(
                out,
                paint(
                                check.status(),
                                check.status().sign() + " " + check.status().word())
                        + INDENT
                        + check.message());
        if (check.statement().isPresent()) {
            line(out, INDENT + faint("expected: ") + check.title());
        }
        for (ReportModel.Row row : check.rows()) {
            line(out, INDENT + row.oneLine());
        }
        if (check.detailed() && check.moreRows() > 0) {
            line(out, INDENT + faint("… and " + Figures.count(check.moreRows(), "more row")));
        }
    }

    private static String dataset(Verdict verdict, ReportModel model) {
        List<String> parts = new ArrayList<>();
        parts.add(model.dataset());
        parts.add(Figures.count(verdict.dataset().rows(), "row"));
        parts.add(Figures.count(verdict.dataset().columns().size(), "column"));
        if (verdict.dataset().bytes() > 0) {
            parts.add(Figures.bytes(verdict.dataset().bytes()));
        }
        parts.add(Figures.duration(verdict.duration()));
        parts.add("suite " + model.suite());
        return String.join(" · ", parts);
    }

    private String counts(ReportModel.Counts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(paint(Status.PASSED, Figures.count(counts.passed()) + " passed"));
        List<String> severities = new ArrayList<>();
        if (counts.critical() > 0) {
            severities.add(Figures.count(counts.critical()) + " critical");
        }
        if (counts.warning() > 0) {
            severities.add(Figures.count(counts.warning(), "warning"));
        }
        if (counts.info() > 0) {
            severities.add(Figures.count(counts.info()) + " info");
        }
        String failed = Figures.count(counts.failed()) + " failed";
        parts.add(
                severities.isEmpty()
                        ? failed
                        : paint(Status.CRITICAL, failed) + " (" + String.join(", ", severities) + ")");
        if (counts.errors() > 0) {
            parts.add(paint(Status.ERROR, Figures.count(counts.errors()) + " could not run"));
        }
        if (counts.notApplicable() > 0) {
            parts.add(Figures.count(counts.notApplicable()) + " had nothing to judge");
        }
        return String.join(", ", parts);
    }

    private String paint(Status status, String text) {
        return colours == Colours.NONE ? text : "\u001B[" + code(status) + "m" + text + "\u001B[0m";
    }

    private String faint(String text) {
        return colours == Colours.NONE ? text : "\u001B[2m" + text + "\u001B[0m";
    }

    private static String code(Status status) {
        return switch (status) {
            case CRITICAL -> "1;31";
            case ERROR -> "1;35";
            case WARNING -> "33";
            case INFO -> "34";
            case PASSED -> "32";
            case NOT_APPLICABLE -> "2";
        };
    }

    private static void line(Appendable out, String text) throws IOException {
        out.append(text).append('\n');
    }
}
