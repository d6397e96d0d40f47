package io.github.plumbrule.core.internal.kernel;

/** Orders texts by Unicode code point, as their UTF-8 bytes order. */
public final class TextOrder {
    private TextOrder() {}

    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Surrogates stand for code points above all other characters.
                return Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) != 0
                        ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
