package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.expectations.SuiteProblem;
import io.github.plumbrule.expectations.internal.suite.Place.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with one document, in the order of its lines. */
final class Problems {
    private final String source;
    private final Set<SuiteProblem> problems = new TreeSet<>(Comparator.comparingInt(SuiteProblem::line)
            .thenComparingInt(SuiteProblem::column)
            .thenComparing(SuiteProblem::message));

    Problems(String source) {
        this.source = source;
    }

    void add(Position position, String message) {
        problems.add(new SuiteProblem(source, position.line(), position.column(), message));
    }

    /** About the document as a whole. */
    void add(String message) {
        problems.add(new SuiteProblem(source, 0, 0, message));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    int size() {
        return problems.size();
    }

    List<SuiteProblem> list() {
        return List.copyOf(problems);
    }
}
