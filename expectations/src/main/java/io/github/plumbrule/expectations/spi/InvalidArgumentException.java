package io.github.plumbrule.expectations.spi;

import java.util.Objects;

/** An argument of an expectation is not usable; the message says what was found and what was possible. */
public final class InvalidArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String argument;

    /**
     * @param argument the name of the argument; the empty text if it is about all of them together
     */
    public InvalidArgumentException(String argument, String message) {
        super(message);
        this.argument = Objects.requireNonNull(argument, "argument");
    }

    /** The name of the argument. */
    public String argument() {
        return argument;
    }
}
