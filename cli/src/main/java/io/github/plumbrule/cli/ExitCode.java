package io.github.plumbrule.cli;

/** The exit codes that scripts rely on. */
final class ExitCode {
    /** Every critical expectation holds and everything could be judged. */
    static final int PASSED = 0;
    /** A critical expectation does not hold. */
    static final int DATA_FAILED = 1;
    /** An option or a suite document is wrong. */
    static final int WRONG_USE = 2;
    /** There is no judgement: unreadable data, nothing checked, a report that could not be written. */
    static final int NOT_EVALUATED = 3;

    private ExitCode() {}
}
