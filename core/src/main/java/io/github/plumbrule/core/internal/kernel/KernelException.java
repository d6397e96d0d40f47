package io.github.plumbrule.core.internal.kernel;

/** A condition cannot be evaluated; the metrics that need it have no answer. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KernelException(String message) {
        super(message, null, false, false);
    }
}
