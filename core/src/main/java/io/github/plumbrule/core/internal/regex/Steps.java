package io.github.plumbrule.core.internal.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A regular pattern as numbered steps: read a character of a set, hold at a place, go two ways, match.
 *
 * <p>This is the non-deterministic automaton of the pattern. Counted repetitions are written out, which is what {@link #MOST_STEPS} bounds.
 */
final class Steps {
    /** Far more than a pattern that a person wrote needs, and few enough to be cheap when somebody tries. */
    static final int MOST_STEPS = 10_000;

    /** The number of the step at which the pattern has matched. */
    static final int MATCH = 0;

    private static final int FORK = -1;
    private static final int MATCHED = -2;

    // What a step does: the number of its character set, FORK, MATCHED, or -3 minus the number of its place.
    private final IntList actions = new IntList();
    private final IntList successors = new IntList();
    private final IntList otherSuccessors = new IntList();
    private final List<CodePointSet> sets = new ArrayList<>();
    private final Map<CharacterSet, Integer> numbersOfSets = new HashMap<>();
    private final List<Node.Place> places = new ArrayList<>();
    private final int first;

    /** @throws NotAutomaticException if the pattern is not regular or has too many steps */
    Steps(Node pattern) throws NotAutomaticException {
        add(MATCHED, MATCH, MATCH);
        first = stepsFor(pattern, MATCH);
    }

    int first() {
        return first;
    }

    int count() {
        return actions.size();
    }

    boolean isFork(int step) {
        return actions.get(step) == FORK;
    }

    boolean readsCharacter(int step) {
        return actions.get(step) >= 0;
    }

    /** The number, in {@link #sets()}, of the characters that a step reads. */
    int set(int step) {
        return actions.get(step);
    }

    Node.Place place(int step) {
        return places.get(-3 - actions.get(step));
    }

    int successor(int step) {
        return successors.get(step);
    }

    int otherSuccessor(int step) {
        return otherSuccessors.get(step);
    }

    List<CodePointSet> sets() {
        return sets;
    }

    /** The places that occur in the pattern. */
    List<Node.Place> places() {
        return places;
    }

    private int add(int action, int successor, int otherSuccessor) throws NotAutomaticException {
        if (actions.size() == MOST_STEPS) {
            throw new NotAutomaticException();
        }
        actions.add(action);
        successors.add(successor);
        otherSuccessors.add(otherSuccessor);
        return actions.size() - 1;
    }

    /** Adds the steps for a part that goes on at the given step, and returns where the part begins. */
    private int stepsFor(Node node, int next) throws NotAutomaticException {
        if (node instanceof Node.Characters characters) {
            return add(numberOf(characters.set()), next, next);
        }
        if (node instanceof Node.Sequence sequence) {
            int entry = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                entry = stepsFor(sequence.parts().get(i), entry);
            }
            return entry;
        }
        if (node instanceof Node.Choice choice) {
            int entry = stepsFor(choice.branches().get(choice.branches().size() - 1), next);
            for (int i = choice.branches().size() - 2; i >= 0; i--) {
                entry = add(FORK, stepsFor(choice.branches().get(i), next), entry);
            }
            return entry;
        }
        if (node instanceof Node.Repeat repeat && repeat.greed() != Node.Greed.POSSESSIVE) {
            return stepsFor(repeat, next);
        }
        if (node instanceof Node.Capture capture) {
            return stepsFor(capture.item(), next);
        }
        if (node instanceof Node.Place place) {
            if (!places.contains(place)) {
                places.add(place);
            }
            return add(-3 - places.indexOf(place), next, next);
        }
        throw new NotAutomaticException();
    }

    private int stepsFor(Node.Repeat repeat, int next) throws NotAutomaticException {
        int entry = next;
        int copies = repeat.least();
        if (repeat.most() == Node.UNBOUNDED) {
            int loop = add(FORK, next, next);
            int body = stepsFor(repeat.item(), loop);
            successors.set(loop, body);
            // The body of the loop serves as the last required copy.
            entry = copies == 0 ? loop : body;
            copies = Math.max(0, copies - 1);
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                entry = add(FORK, stepsFor(repeat.item(), entry), next);
            }
        }
        for (int i = 0; i < copies; i++) {
            entry = stepsFor(repeat.item(), entry);
        }
        return entry;
    }

    private int numberOf(CharacterSet set) {
        Integer known = numbersOfSets.get(set);
        if (known != null) {
            return known;
        }
        sets.add(set.codePoints());
        numbersOfSets.put(set, sets.size() - 1);
        return sets.size() - 1;
    }

    /** Says that a pattern has no automaton of bearable size; without a stack trace, because it is an ordinary answer. */
    static final class NotAutomaticException extends Exception {
        private static final long serialVersionUID = 1L;

        NotAutomaticException() {
            super("not regular, or too large", null, false, false);
        }
    }
}
