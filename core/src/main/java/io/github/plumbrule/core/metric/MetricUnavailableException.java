package io.github.plumbrule.core.metric;

/** A metric could not be computed; the message says why. */
public final class MetricUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Measurements.Unavailable reason;

    public MetricUnavailableException(Measurements.Unavailable reason) {
        super(reason.cause());
        this.reason = reason;
    }

    /** Why the metric could not be computed. */
    public Measurements.Unavailable reason() {
        return reason;
    }
}
