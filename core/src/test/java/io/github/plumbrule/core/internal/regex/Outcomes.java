package io.github.plumbrule.core.internal.regex;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Helps tests say which result they expect. */
final class Outcomes {
    private Outcomes() {}

    /** Searches a value in the middle of a buffer, so that a look beyond its ends would show. */
    static byte search(Search search, String text) {
        byte[] value = text.getBytes(UTF_8);
        byte[] buffer = new byte[value.length + 6];
        Arrays.fill(buffer, (byte) 'a');
        System.arraycopy(value, 0, buffer, 3, value.length);
        return search.search(buffer, 3, 3 + value.length);
    }

    static String name(byte outcome) {
        return switch (outcome) {
            case TextPattern.NOT_FOUND -> "not found";
            case TextPattern.FOUND -> "found";
            case TextPattern.OUT_OF_BUDGET -> "out of budget";
            default -> "unknown outcome " + outcome;
        };
    }
}
