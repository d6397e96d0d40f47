package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.Parameter;
import java.util.List;
import java.util.function.Function;

/** One built-in type of expectation. */
record BuiltInType(
        String name, String summary, Shared shared, List<Parameter> parameters, Function<Arguments, Check> compiler)
        implements ExpectationType {
    BuiltInType {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Check compile(Arguments arguments) {
        return compiler.apply(arguments);
    }
}
