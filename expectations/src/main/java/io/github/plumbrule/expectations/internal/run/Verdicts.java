package io.github.plumbrule.expectations.internal.run;

import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.Verdict;
import io.github.plumbrule.expectations.internal.words.Figures;
import java.util.List;
import java.util.Optional;

/** What a whole suite concludes from its results; nothing checked is never a pass. */
final class Verdicts {
    private Verdicts() {}

    static Outcome outcome(List<ExpectationResult> results, List<String> problems) {
        if (criticalFailures(results) > 0) {
            return Outcome.FAIL;
        }
        return problems.isEmpty() && count(results, Outcome.ERROR) == 0 ? Outcome.PASS : Outcome.ERROR;
    }

    /** Why the outcome is what it is. */
    static String reason(List<ExpectationResult> results, List<String> problems) {
        long critical = criticalFailures(results);
        long errors = count(results, Outcome.ERROR);
        if (critical > 0) {
            String also = errors == 0 ? "" : ", and " + Figures.count(errors) + " could not be judged";
            return Figures.count(critical) + " of " + Figures.count(results.size(), "expectation")
                    + (critical == 1 ? " has failed" : " have failed") + also;
        }
        if (!problems.isEmpty()) {
            return problems.get(0);
        }
        if (errors > 0) {
            return Figures.count(errors) + " of " + Figures.count(results.size(), "expectation")
                    + " could not be judged";
        }
        long minor = count(results, Outcome.FAIL);
        long idle = count(results, Outcome.NOT_APPLICABLE);
        long passed = count(results, Outcome.PASS);
        return Figures.count(passed) + " of " + Figures.count(results.size(), "expectation")
                + (passed == 1 ? " has passed" : " have passed")
                + (minor == 0
                        ? ""
                        : ", " + Figures.count(minor) + (minor == 1 ? " has failed that is" : " have failed that are")
                                + " not critical")
                + (idle == 0 ? "" : ", " + Figures.count(idle) + " had nothing to judge");
    }

    private static long criticalFailures(List<ExpectationResult> results) {
        return results.stream()
                .filter(result ->
                        result.outcome() == Outcome.FAIL && result.expectation().severity() == Severity.CRITICAL)
                .count();
    }

    private static long count(List<ExpectationResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    static Optional<String> unreadableRows(Verdict.Dataset dataset, long allowed) {
        long unreadable = dataset.unreadableRows();
        if (unreadable <= allowed) {
            return Optional.empty();
        }
        String first = dataset.firstUnreadableRows().isEmpty()
                ? ""
                : "; first: " + dataset.firstUnreadableRows().get(0);
        return Optional.of(Figures.count(unreadable, "row") + " of " + dataset.name() + " could not be read, "
                + (allowed == 0 ? "and none may be" : "but at most " + Figures.count(allowed) + " may be") + first);
    }

    static Optional<String> nothingChecked(Suite suite, Verdict.Dataset dataset, List<ExpectationResult> results) {
        if (results.isEmpty()) {
            return Optional.of("the suite " + suite.name()
                    + " has no expectations, so nothing was checked: the wrong file, or a suite that was never filled?"
                    + " Add at least one, such as expect_table_row_count_to_be_between");
        }
        boolean idle = results.stream().allMatch(result -> result.outcome() == Outcome.NOT_APPLICABLE);
        if (!idle) {
            return Optional.empty();
        }
        String cause = dataset.rows() == 0
                ? dataset.name() + " has no rows: an empty delivery, or the wrong file?"
                : "the columns have no values, or the row conditions match no rows.";
        return Optional.of("nothing was checked, because no expectation had anything to judge: " + cause
                + " If that is right, say so with expect_table_row_count_to_be_between");
    }
}
