package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.expectations.SuiteProblem;
import java.util.List;

/** Shows problems together with the lines of the document. */
public final class Excerpts {
    private static final int WIDEST = 120;
    private static final int BEFORE = 60;

    private Excerpts() {}

    /** Each problem, followed by its line and a caret under the place. */
    public static String of(String text, List<SuiteProblem> problems) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        StringBuilder out = new StringBuilder();
        for (SuiteProblem problem : problems) {
            out.append(problem).append('\n');
            if (problem.line() >= 1 && problem.line() <= lines.length) {
                excerpt(lines[problem.line() - 1], problem.column(), out);
            }
        }
        return out.toString();
    }

    private static void excerpt(String line, int column, StringBuilder out) {
        int at = Math.min(column - 1, line.length());
        // A document may be one long line: only what stands around the place is shown.
        int start = at > WIDEST - 20 ? at - BEFORE : 0;
        int end = Math.min(line.length(), start + WIDEST);
        out.append("    ").append(safe(line.substring(start, end))).append("\n    ");
        out.append(safe(line.substring(start, at)).replaceAll("[^\t]", " ")).append("^\n");
    }

    /** Characters that would move the caret or act on a terminal become one visible character. */
    private static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean unsafe = c != '\t'
                    && (type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR);
            out.append(unsafe ? '\uFFFD' : c);
        }
        return out.toString();
    }
}
