package io.github.plumbrule.core.metric;

/**
 * How many distinct values a column has.
 *
 * @param missing rows without a value
 * @param count rows with a value
 * @param distinct distinct values
 * @param once distinct values that occur exactly once
 */
public record DistinctCountResult(long missing, long count, long distinct, long once) {}
