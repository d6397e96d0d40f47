package io.github.plumbrule.core.internal.regex;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a regular pattern into an {@link Automaton} by the subset construction.
 *
 * <p>A state is the set of steps the pattern may be at, where a match may begin at every character. A place such as {@code $} can only be judged with the next
 * character in hand, so its step stays in the set until then, and the state remembers what it has to know of the character before. The
 * one thing that no single next character can tell, whether a newline is the last character, becomes a promise: the state after the newline
 * is marked as accepting if the text ends right there.
 */
final class AutomatonBuilder {
    /** Larger automata would not stay in the processor's cache, which is what makes them fast. */
    static final int MOST_STATES = 1_024;

    /** Bounds the time for a pattern made to be slow; ordinary ones need less than a hundredth. */
    private static final int MOST_WORK = 4_000_000;

    // What is known of the characters around a place.
    private static final int TEXT_EDGE = 1;
    private static final int NEWLINE = 2;
    private static final int WORD = 4;
    private static final int ASCII_WORD = 8;
    private static final int UNKNOWN = 16;

    private static final int LAST_NEWLINE = 32;

    private static final int ACCEPTS_AT_END = 64;

    private final Steps steps;
    private final CharacterClasses classes;
    private final int[] kindOfClass;
    private final int relevantBefore;
    private final Map<IntBuffer, Integer> states = new HashMap<>();
    private final List<int[]> unfinished = new ArrayList<>();
    private final int[] seen;
    private final IntList stack = new IntList();
    private final IntList reached = new IntList();
    private final IntList successors = new IntList();
    private final IntList lastNewline = new IntList();
    private int round;
    private int work;

    private AutomatonBuilder(Node pattern) throws Steps.NotAutomaticException {
        steps = new Steps(pattern);
        List<Node.Place> places = steps.places();
        boolean lines = places.contains(Node.Place.LINE_START)
                || places.contains(Node.Place.LINE_END)
                || places.contains(Node.Place.TEXT_END_OR_LAST_NEWLINE);
        boolean words = places.contains(Node.Place.WORD_EDGE) || places.contains(Node.Place.NO_WORD_EDGE);
        boolean asciiWords =
                places.contains(Node.Place.ASCII_WORD_EDGE) || places.contains(Node.Place.NO_ASCII_WORD_EDGE);
        List<CodePointSet> sets = new ArrayList<>(steps.sets());
        if (lines) {
            sets.add(PythonCharacters.NEWLINE);
        }
        if (words) {
            sets.add(PythonCharacters.word());
        }
        if (asciiWords) {
            sets.add(PythonCharacters.ASCII_WORD);
        }
        classes = CharacterClasses.of(sets);
        kindOfClass = new int[classes.count()];
        for (int c = 0; c < kindOfClass.length; c++) {
            int member = classes.representative(c);
            kindOfClass[c] = (lines && member == '\n' ? NEWLINE : 0)
                    | (words && PythonCharacters.word().contains(member) ? WORD : 0)
                    | (asciiWords && PythonCharacters.ASCII_WORD.contains(member) ? ASCII_WORD : 0);
        }
        relevantBefore = TEXT_EDGE | (lines ? NEWLINE : 0) | (words ? WORD : 0) | (asciiWords ? ASCII_WORD : 0);
        seen = new int[steps.count()];
    }

    /** The automaton for the pattern, or nothing if the pattern is not regular or its automaton too large. */
    static Optional<Automaton> build(Node pattern) {
        try {
            return Optional.of(new AutomatonBuilder(pattern).build());
        } catch (Steps.NotAutomaticException e) {
            return Optional.empty();
        }
    }

    private Automaton build() throws Steps.NotAutomaticException {
        int decodeClass = classes.count();
        int endClass = decodeClass + 1;
        int width = endClass + 1;
        int start = stateAfter(TEXT_EDGE, false);
        IntList table = new IntList();
        for (int i = 0; i < Automaton.SPECIAL_STATES * width; i++) {
            table.add(i / width * width);
        }
        for (int s = 0; s < unfinished.size(); s++) {
            int[] state = unfinished.get(s);
            for (int c = 0; c < decodeClass; c++) {
                table.add(next(state, c) * width);
            }
            table.add(Automaton.DECODE_STATE * width);
            table.add(atEnd(state) * width);
        }
        return new Automaton(table.toArray(), width, start, classes.starts(), classes.classes(), decodeClass, endClass);
    }

    private int next(int[] state, int characterClass) throws Steps.NotAutomaticException {
        int before = state[0];
        int after = kindOfClass[characterClass];
        lastNewline.clear();
        newRound();
        for (int i = 1; i < state.length; i++) {
            stack.add(state[i]);
        }
        if (follow(before, after)) {
            return Automaton.FOUND_STATE;
        }
        successors.clear();
        read(characterClass, successors);
        boolean acceptsAtEnd = !lastNewline.isEmpty() && matchesUpToEnd(before, characterClass);
        return stateAfter(after, acceptsAtEnd);
    }

    /** Whether a way that has passed {@code $} before this newline matches, provided that the text ends after it. */
    private boolean matchesUpToEnd(int before, int newlineClass) throws Steps.NotAutomaticException {
        newRound();
        push(lastNewline);
        if (follow(before, NEWLINE | LAST_NEWLINE)) {
            return true;
        }
        IntList afterNewline = new IntList();
        read(newlineClass, afterNewline);
        newRound();
        push(afterNewline);
        return follow(NEWLINE, TEXT_EDGE);
    }

    private int atEnd(int[] state) throws Steps.NotAutomaticException {
        newRound();
        for (int i = 1; i < state.length; i++) {
            stack.add(state[i]);
        }
        boolean matches = follow(state[0], TEXT_EDGE) || (state[0] & ACCEPTS_AT_END) != 0;
        return matches ? Automaton.FOUND_STATE : Automaton.NOT_FOUND_STATE;
    }

    /** The number of the state at {@link #successors} or at the beginning of the pattern. */
    private int stateAfter(int before, boolean acceptsAtEnd) throws Steps.NotAutomaticException {
        newRound();
        push(successors);
        stack.add(steps.first());
        if (follow(before, UNKNOWN)) {
            return Automaton.FOUND_STATE;
        }
        // With nothing reached the search is over, unless the next line may bring a new beginning.
        if (reached.isEmpty() && !acceptsAtEnd && !steps.places().contains(Node.Place.LINE_START)) {
            return Automaton.NOT_FOUND_STATE;
        }
        boolean waitsAtPlace = false;
        for (int i = 0; i < reached.size() && !waitsAtPlace; i++) {
            waitsAtPlace = !steps.readsCharacter(reached.get(i));
        }
        reached.add((waitsAtPlace ? before & relevantBefore : 0) | (acceptsAtEnd ? ACCEPTS_AT_END : 0));
        int[] state = reached.toArray();
        int last = state.length - 1;
        int flags = state[last];
        Arrays.sort(state, 0, last);
        System.arraycopy(state, 0, state, 1, last);
        state[0] = flags;
        Integer known = states.get(IntBuffer.wrap(state));
        if (known != null) {
            return known;
        }
        if (unfinished.size() == MOST_STATES) {
            throw new Steps.NotAutomaticException();
        }
        int number = Automaton.SPECIAL_STATES + unfinished.size();
        states.put(IntBuffer.wrap(state), number);
        unfinished.add(state);
        return number;
    }

    private void newRound() {
        round++;
        stack.clear();
        reached.clear();
    }

    private void push(IntList seeds) {
        for (int i = 0; i < seeds.size(); i++) {
            stack.add(seeds.get(i));
        }
    }

    /**
     * Goes from the steps on the stack as far as no character has to be read: what then waits is in {@link #reached}; true if the pattern has matched.
     */
    private boolean follow(int before, int after) throws Steps.NotAutomaticException {
        while (!stack.isEmpty()) {
            int step = stack.removeLast();
            if (step == Steps.MATCH) {
                return true;
            }
            if (seen[step] == round) {
                continue;
            }
            seen[step] = round;
            if (++work > MOST_WORK) {
                throw new Steps.NotAutomaticException();
            }
            if (steps.readsCharacter(step)) {
                reached.add(step);
            } else if (steps.isFork(step)) {
                stack.add(steps.successor(step));
                stack.add(steps.otherSuccessor(step));
            } else {
                pass(step, before, after);
            }
        }
        return false;
    }

    private void pass(int step, int before, int after) {
        Node.Place place = steps.place(step);
        boolean judgedByBefore = place == Node.Place.TEXT_START || place == Node.Place.LINE_START;
        if (after == UNKNOWN && !judgedByBefore) {
            reached.add(step);
        } else if (holds(place, before, after)) {
            stack.add(steps.successor(step));
        } else if (place == Node.Place.TEXT_END_OR_LAST_NEWLINE && (after & NEWLINE) != 0) {
            lastNewline.add(steps.successor(step));
        }
    }

    private static boolean holds(Node.Place place, int before, int after) {
        return switch (place) {
            case TEXT_START -> (before & TEXT_EDGE) != 0;
            case LINE_START -> (before & (TEXT_EDGE | NEWLINE)) != 0;
            case TEXT_END -> (after & TEXT_EDGE) != 0;
            case TEXT_END_OR_LAST_NEWLINE -> (after & (TEXT_EDGE | LAST_NEWLINE)) != 0;
            case LINE_END -> (after & (TEXT_EDGE | NEWLINE)) != 0;
            case WORD_EDGE -> ((before ^ after) & WORD) != 0;
            case ASCII_WORD_EDGE -> ((before ^ after) & ASCII_WORD) != 0;
                // In an empty text Python (before 3.14) finds neither an edge nor the absence of one.
            case NO_WORD_EDGE -> ((before ^ after) & WORD) == 0 && (before & after & TEXT_EDGE) == 0;
            case NO_ASCII_WORD_EDGE -> ((before ^ after) & ASCII_WORD) == 0 && (before & after & TEXT_EDGE) == 0;
        };
    }

    /** Adds where the reached steps lead that can read a character of the class. */
    private void read(int characterClass, IntList target) {
        for (int i = 0; i < reached.size(); i++) {
            int step = reached.get(i);
            if (steps.readsCharacter(step) && classes.isIn(characterClass, steps.set(step))) {
                target.add(steps.successor(step));
            }
        }
    }
}
