package io.github.plumbrule.expectations.internal.run;

import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ValidationOptions;
import io.github.plumbrule.expectations.internal.Suggestions;
import io.github.plumbrule.expectations.internal.argument.CheckedArguments;
import io.github.plumbrule.expectations.internal.parameter.SuiteParameters;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Check;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes expectations ready to be judged. */
public final class Compiler {
    private Compiler() {}

    /**
     * The check that an expectation means, once its parameters are filled in.
     *
     * @throws InvalidArgumentException if the arguments do not fit the type
     */
    public static Check check(
            ExpectationType type, Map<String, Object> arguments, int samples, List<String> identifierColumns) {
        return type.compile(CheckedArguments.of(type, arguments, samples, identifierColumns));
    }

    /** What people are told about a type that nobody knows. */
    public static String unknownType(Catalogue catalogue, String type) {
        List<String> names =
                catalogue.types().stream().map(ExpectationType::name).toList();
        return "unknown expectation '" + Words.visible(type) + "'."
                + Suggestions.nearest(type, names)
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse(" The catalogue lists those that there are");
    }

    static Compiled compile(Catalogue catalogue, Expectation expectation, ValidationOptions options, Clock clock) {
        Optional<ExpectationType> type = catalogue.find(expectation.type());
        if (type.isEmpty()) {
            return Compiled.broken(expectation, unknownType(catalogue, expectation.type()));
        }
        Expectation filled = expectation;
        try {
            Map<String, Object> arguments =
                    SuiteParameters.resolve(expectation.arguments(), options.parameters(), clock);
            filled = new Expectation(
                    expectation.type(),
                    arguments,
                    expectation.severity(),
                    expectation.id(),
                    expectation.description(),
                    expectation.notes(),
                    expectation.meta());
            return Compiled.ready(filled, check(type.get(), arguments, options.samples(), options.identifierColumns()));
        } catch (InvalidArgumentException e) {
            return Compiled.broken(filled, expectation.type() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            // A type from elsewhere may be wrong in any way; that must not stop the others.
            return Compiled.broken(filled, expectation.type() + " could not be made ready: " + e);
        }
    }
}
