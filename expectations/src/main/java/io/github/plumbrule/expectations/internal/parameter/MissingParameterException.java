package io.github.plumbrule.expectations.internal.parameter;

/** An expression names a suite parameter that was not given. */
final class MissingParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    MissingParameterException(String name) {
        super(name);
        this.name = name;
    }

    String name() {
        return name;
    }
}
