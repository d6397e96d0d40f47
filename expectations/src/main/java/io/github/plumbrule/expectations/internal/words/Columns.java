package io.github.plumbrule.expectations.internal.words;

import io.github.plumbrule.expectations.internal.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** Speaks of the columns of a dataset. */
public final class Columns {
    private static final int MOST = 30;

    private Columns() {}

    /** The names as words. */
    public static List<String> words(Iterable<String> columns) {
        List<String> words = new ArrayList<>();
        columns.forEach(column -> words.add(Words.column(column)));
        return words;
    }

    /** Says that columns do not exist, which ones do, and which may have been meant. */
    public static String missing(List<String> missing, List<String> columns) {
        String names = Words.enumeration(missing.stream().map(Words::quoted).toList(), "and");
        String suggestion = Suggestions.nearest(missing.get(0), columns)
                .map(other -> "; did you mean " + Words.quoted(other) + "?")
                .orElse("");
        List<String> shown = words(columns.subList(0, Math.min(MOST, columns.size())));
        if (columns.size() > MOST) {
            shown.add("… " + Figures.count(columns.size() - (long) MOST) + " more");
        }
        String known = columns.isEmpty() ? "there are no columns" : "columns are " + String.join(", ", shown);
        String problem =
                missing.size() == 1 ? "column " + names + " does not exist" : "columns " + names + " do not exist";
        return problem + " (" + known + suggestion + ")";
    }
}
