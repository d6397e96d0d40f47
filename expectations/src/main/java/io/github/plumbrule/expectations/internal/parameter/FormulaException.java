package io.github.plumbrule.expectations.internal.parameter;

/** An expression over suite parameters cannot be read or computed. */
final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormulaException(String message) {
        super(message);
    }
}
