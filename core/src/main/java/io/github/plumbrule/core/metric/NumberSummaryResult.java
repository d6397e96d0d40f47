package io.github.plumbrule.core.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Count, sum, mean and variance of the numbers of a column.
 *
 * <p>Nulls are not looked at. NaN and the infinities are counted apart and are not part of the sums.
 *
 * @param missing rows without a value
 * @param count finite numbers
 * @param notANumber values that are no number, NaN included
 * @param positiveInfinities values that are positive infinity
 * @param negativeInfinities values that are negative infinity
 * @param sum the exact sum of the finite numbers, each as the nearest double or exact integer
 * @param mean sum ÷ count, correctly rounded; empty without numbers
 * @param variance the sample variance with divisor n − 1; empty below two numbers
 * @param firstNotNumbers the first few rows whose value is not a number
 */
public record NumberSummaryResult(
        long missing,
        long count,
        long notANumber,
        long positiveInfinities,
        long negativeInfinities,
        BigDecimal sum,
        OptionalDouble mean,
        OptionalDouble variance,
        List<UnexpectedRow> firstNotNumbers) {
    public NumberSummaryResult {
        firstNotNumbers = List.copyOf(firstNotNumbers);
    }
}
