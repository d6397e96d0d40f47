package io.github.plumbrule.core.condition;

/** The type of a single value, independent of any storage format. */
public enum ValueType {
    /** A whole number. */
    INTEGER,
    /** A number that carries a fraction, or NaN or an infinity; in an untyped source every number. */
    DECIMAL,
    TEXT,
    BOOLEAN,
    /** A calendar date without a time of day. */
    DATE,
    /** A date with a time of day. */
    DATE_TIME,
    /** A list or an object. */
    NESTED
}
