package io.github.plumbrule.core.internal.regex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A deterministic automaton that finds a regular pattern anywhere in a text, one table look-up per character.
 *
 * <p>Characters that the pattern treats alike form a class; the table has a row for each state and a column for each class, and a state is
 * the place of its row in the table. The end of the text is a class of its own. ASCII bytes find their class in a table of 256 entries; any other byte
 * leads to the state {@code decode}, where the fast loop hands over to one that reads whole code points.
 *
 * <p>The loop over ASCII bytes is what a regular expression costs in a scan; decision record 0002 has its measurement.
 */
final class Automaton implements Search {
    /** States at places below {@code firstLive}, in this order, end the loop. */
    static final int NOT_FOUND_STATE = 0;

    static final int FOUND_STATE = 1;
    static final int DECODE_STATE = 2;
    static final int SPECIAL_STATES = 3;

    private final int[] table;
    private final byte[] classOfByte;
    private final int[] classStarts;
    private final byte[] classes;
    private final int endClass;
    private final int start;
    private final int found;
    private final int decode;
    private final int firstLive;

    /**
     * @param table rows of {@code width} entries, each the place of the next state's row
     * @param classStarts the first code points of the runs that belong to one class, ascending from 0
     * @param classes the class of each run
     */
    Automaton(
            int[] table, int width, int startState, int[] classStarts, byte[] classes, int decodeClass, int endClass) {
        this.table = table;
        this.classStarts = classStarts;
        this.classes = classes;
        this.endClass = endClass;
        this.start = startState * width;
        this.found = FOUND_STATE * width;
        this.decode = DECODE_STATE * width;
        this.firstLive = SPECIAL_STATES * width;
        classOfByte = new byte[256];
        for (int b = 0; b < 128; b++) {
            classOfByte[b] = (byte) classOf(b);
        }
        Arrays.fill(classOfByte, 128, 256, (byte) decodeClass);
    }

    /** The number of states between which the automaton moves, without the three in which it stops. */
    int stateCount() {
        return table.length / (firstLive / SPECIAL_STATES) - SPECIAL_STATES;
    }

    @Override
    public byte search(byte[] utf8, int from, int to) {
        int[] next = table;
        byte[] classOf = classOfByte;
        int live = firstLive;
        int state = start;
        for (int i = from; i < to && state >= live; i++) {
            state = next[state + classOf[utf8[i] & 0xFF]];
        }
        if (state >= live) {
            return outcome(next[state + endClass]);
        }
        // Beginning again costs less, over all values, than keeping the previous state at hand in the loop above.
        return state == decode ? searchDecoding(utf8, from, to) : outcome(state);
    }

    /** The same for values with characters beyond ASCII. */
    private byte searchDecoding(byte[] utf8, int from, int to) {
        int state = start;
        int i = from;
        while (i < to && state >= firstLive) {
            int b = utf8[i];
            if (b >= 0) {
                state = table[state + classOfByte[b]];
                i++;
                continue;
            }
            int codePoint = decode(utf8, i, to);
            if (codePoint < 0) {
                return search(new String(utf8, from, to - from, UTF_8));
            }
            state = table[state + classOf(codePoint)];
            i += codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
        return outcome(state < firstLive ? state : table[state + endClass]);
    }

    @Override
    public byte search(CharSequence text) {
        int state = start;
        int length = text.length();
        for (int i = 0; i < length && state >= firstLive; i++) {
            int c = text.charAt(i);
            if (c < 128) {
                state = table[state + classOfByte[c]];
                continue;
            }
            if (Character.isHighSurrogate((char) c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                c = Character.toCodePoint((char) c, text.charAt(++i));
            }
            state = table[state + classOf(c)];
        }
        return outcome(state < firstLive ? state : table[state + endClass]);
    }

    private byte outcome(int state) {
        return state == found ? TextPattern.FOUND : TextPattern.NOT_FOUND;
    }

    private int classOf(int codePoint) {
        int place = Arrays.binarySearch(classStarts, codePoint);
        return classes[place >= 0 ? place : -place - 2];
    }

    /** The code point of two to four bytes that starts at {@code i}, or -1 if these bytes are not valid UTF-8. */
    private static int decode(byte[] utf8, int i, int to) {
        int lead = utf8[i] & 0xFF;
        if (lead < 0xE0) {
            if (lead < 0xC2 || i + 1 >= to || !isContinuation(utf8[i + 1])) {
                return -1;
            }
            return (lead & 0x1F) << 6 | (utf8[i + 1] & 0x3F);
        }
        if (lead < 0xF0) {
            if (i + 2 >= to || !isContinuation(utf8[i + 1]) || !isContinuation(utf8[i + 2])) {
                return -1;
            }
            int codePoint = (lead & 0x0F) << 12 | (utf8[i + 1] & 0x3F) << 6 | (utf8[i + 2] & 0x3F);
            return codePoint < 0x800 || (codePoint >= 0xD800 && codePoint <= 0xDFFF) ? -1 : codePoint;
        }
        if (i + 3 >= to
                || !isContinuation(utf8[i + 1])
                || !isContinuation(utf8[i + 2])
                || !isContinuation(utf8[i + 3])) {
            return -1;
        }
        int codePoint =
                (lead & 0x0F) << 18 | (utf8[i + 1] & 0x3F) << 12 | (utf8[i + 2] & 0x3F) << 6 | (utf8[i + 3] & 0x3F);
        return lead > 0xF4 || codePoint < 0x10000 || codePoint > Character.MAX_CODE_POINT ? -1 : codePoint;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
