package io.github.plumbrule.expectations;

import java.util.List;
import java.util.stream.Collectors;

/** A suite document cannot be used; carries everything that is wrong with it. */
public final class SuiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SuiteProblem> problems;
    private final String details;

    /**
     * @param problems what is wrong, in the order of the document; at least one
     * @param details the same with the lines of the document, for people
     */
    SuiteException(List<SuiteProblem> problems, String details) {
        super(problems.stream().map(SuiteProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.details = details;
    }

    /** What is wrong, in the order of the document. */
    public List<SuiteProblem> problems() {
        return problems;
    }

    /** What is wrong, each with its line of the document and a caret under the place. */
    public String details() {
        return details;
    }
}
