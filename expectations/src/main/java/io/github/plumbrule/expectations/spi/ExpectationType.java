package io.github.plumbrule.expectations.spi;

import java.util.List;

/**
 * A type of expectation: its name, its arguments, and how arguments become a check.
 *
 * <p>Built-in types and those found by {@link java.util.ServiceLoader} are treated alike in suites, lint, the catalogue,
 * results and reports.
 */
public interface ExpectationType {

    /** The name in suite documents, such as {@code expect_column_values_to_not_be_null}. */
    String name();

    /** What is expected, in one sentence, for the catalogue. */
    String summary();

    /** The arguments in the order in which they are documented, those that every type shares left out. */
    List<Parameter> parameters();

    /** Which of the arguments that many types share this one takes. */
    Shared shared();

    /** The shared arguments of a type. */
    enum Shared {
        /** Neither {@code mostly} nor {@code row_condition}: the whole table. */
        NONE,
        /** {@code row_condition}. */
        ROW_CONDITION,
        /** {@code row_condition} and {@code mostly}. */
        ROW_CONDITION_AND_MOSTLY
    }

    /**
     * The check for a set of arguments; parameters are filled in and each value has the kind its parameter states.
     *
     * @throws InvalidArgumentException if the arguments do not fit together
     */
    Check compile(Arguments arguments);
}
