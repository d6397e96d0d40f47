package io.github.plumbrule.cli;

/** A file that should be read is not there; the message says what was looked for and what is there instead. */
final class FileMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileMissingException(String message) {
        super(message);
    }
}
