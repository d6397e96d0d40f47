package io.github.plumbrule.cli;

/** The command was called in a way that cannot work; the message says what was found and what is possible. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
