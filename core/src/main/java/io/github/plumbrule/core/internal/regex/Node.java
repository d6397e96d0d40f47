package io.github.plumbrule.core.internal.regex;

import java.util.List;

/** A part of a parsed pattern; flags such as "ignore case" are already worked into the parts they govern. */
sealed interface Node {
    /** No upper bound of a repetition or width. */
    int UNBOUNDED = Integer.MAX_VALUE;

    Node NOTHING = new Sequence(List.of());

    /** The fewest code points that a match of this part can have. */
    int shortest();

    /** The most code points that a match of this part can have, or {@link #UNBOUNDED}. */
    int longest();

    /** One character out of a set. */
    record Characters(CharacterSet set) implements Node {
        @Override
        public int shortest() {
            return 1;
        }

        @Override
        public int longest() {
            return 1;
        }
    }

    /** Parts one after the other. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public int shortest() {
            long sum = 0;
            for (Node part : parts) {
                sum += part.shortest();
            }
            return bounded(sum);
        }

        @Override
        public int longest() {
            long sum = 0;
            for (Node part : parts) {
                sum += part.longest();
            }
            return bounded(sum);
        }
    }

    /** One of several parts, in order of preference. */
    record Choice(List<Node> branches) implements Node {
        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public int shortest() {
            int result = UNBOUNDED;
            for (Node branch : branches) {
                result = Math.min(result, branch.shortest());
            }
            return result;
        }

        @Override
        public int longest() {
            int result = 0;
            for (Node branch : branches) {
                result = Math.max(result, branch.longest());
            }
            return result;
        }
    }

    /** A part repeated from {@code least} to {@code most} times. */
    record Repeat(Node item, int least, int most, Greed greed) implements Node {
        @Override
        public int shortest() {
            return bounded((long) item.shortest() * least);
        }

        @Override
        public int longest() {
            int longest = item.longest();
            return longest == 0 ? 0 : bounded((long) longest * most);
        }

        /** How many rounds a search may have to go through without reading a character. */
        int emptyRounds() {
            return item.shortest() > 0 ? 0 : bounded(least * Math.max(1L, emptyRounds(item)));
        }

        private static long emptyRounds(List<Node> nodes) {
            long sum = 0;
            for (Node node : nodes) {
                sum += emptyRounds(node);
            }
            return sum;
        }

        private static long emptyRounds(Node node) {
            if (node instanceof Repeat repeat) {
                return repeat.emptyRounds();
            }
            if (node instanceof Sequence sequence) {
                return emptyRounds(sequence.parts());
            }
            if (node instanceof Choice choice) {
                return emptyRounds(choice.branches());
            }
            if (node instanceof Capture capture) {
                return emptyRounds(capture.item());
            }
            if (node instanceof Atomic atomic) {
                return emptyRounds(atomic.item());
            }
            return node instanceof Look look ? emptyRounds(look.item()) : 0;
        }
    }

    enum Greed {
        GREEDY,
        LAZY,
        POSSESSIVE
    }

    /** A group whose text can be referred to. */
    record Capture(Node item, int number) implements Node {
        @Override
        public int shortest() {
            return item.shortest();
        }

        @Override
        public int longest() {
            return item.longest();
        }
    }

    /** A part that is never entered again once it has matched. */
    record Atomic(Node item) implements Node {
        @Override
        public int shortest() {
            return item.shortest();
        }

        @Override
        public int longest() {
            return item.longest();
        }
    }

    /** The text of an earlier group once more. */
    record BackReference(int number, Case letterCase, int shortest, int longest) implements Node {}

    enum Case {
        MATTERS,
        IGNORED,
        IGNORED_IN_ASCII
    }

    /** A condition on the text around a place; consumes nothing. */
    record Look(Node item, LookKind kind) implements Node {
        @Override
        public int shortest() {
            return 0;
        }

        @Override
        public int longest() {
            return 0;
        }
    }

    enum LookKind {
        AHEAD("(?="),
        NOT_AHEAD("(?!"),
        BEHIND("(?<="),
        NOT_BEHIND("(?<!");

        final String opening;

        LookKind(String opening) {
            this.opening = opening;
        }
    }

    /** A condition on a place that needs at most the neighbouring characters; consumes nothing. */
    enum Place implements Node {
        TEXT_START,
        TEXT_END,
        TEXT_END_OR_LAST_NEWLINE,
        LINE_START,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE,
        ASCII_WORD_EDGE,
        NO_ASCII_WORD_EDGE;

        @Override
        public int shortest() {
            return 0;
        }

        @Override
        public int longest() {
            return 0;
        }
    }

    private static int bounded(long width) {
        return (int) Math.min(width, UNBOUNDED);
    }
}
