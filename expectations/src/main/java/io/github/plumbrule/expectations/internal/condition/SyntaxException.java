package io.github.plumbrule.expectations.internal.condition;

/** A row condition cannot be read; carries the place in its text. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /** @param position the character, counted from 1 */
    SyntaxException(int position, String message) {
        super(message);
        this.position = position;
    }

    int position() {
        return position;
    }
}
