package io.github.plumbrule.expectations;

/** What one expectation, or a whole suite, concluded. */
public enum Outcome {
    /** The data is as expected. */
    PASS,
    /** The data is not as expected. */
    FAIL,
    /** There was nothing to judge, such as a column without any value. */
    NOT_APPLICABLE,
    /** It could not be judged, such as for a missing column. */
    ERROR
}
