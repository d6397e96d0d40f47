package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.metric.Measurements;
import io.github.plumbrule.core.metric.Metric;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.Conclusion;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A check whose judgement is a function of its metrics. */
record Finding(
        List<String> columns, String statement, List<Metric<?>> metrics, Function<Measurements, Conclusion> judgement)
        implements Check {
    Finding {
        columns = List.copyOf(columns);
        Objects.requireNonNull(statement, "statement");
        metrics = List.copyOf(metrics);
        Objects.requireNonNull(judgement, "judgement");
    }

    @Override
    public Conclusion judge(Measurements measurements) {
        return judgement.apply(measurements);
    }
}
