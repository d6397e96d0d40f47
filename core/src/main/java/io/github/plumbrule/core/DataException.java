package io.github.plumbrule.core;

/**
 * The data could not be read far enough to judge it: unreadable, malformed, or over a limit.
 *
 * <p>The message is written for a person and names the source, and where it is known the line.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
