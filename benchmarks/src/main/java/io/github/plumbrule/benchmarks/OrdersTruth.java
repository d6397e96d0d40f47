package io.github.plumbrule.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is true about one generated orders file, counted while it was written.
 *
 * @param amountOutOfRange amounts below 0 or above 10,000
 * @param meanAmount over the amounts that are there; 0 if there are none
 * @param stdevScoreSample the sample standard deviation; 0 for a single row
 * @param commentLenMin the shortest comment, in characters
 * @param commentLenMax the longest comment, in characters
 * @param bytes the size of the file
 */
record OrdersTruth(
        long rows,
        long seed,
        long statusBad,
        long amountNull,
        long amountOutOfRange,
        long emailMalformed,
        long scoreOutside0To100,
        long commentWithNewline,
        long commentWithQuote,
        double meanAmount,
        double meanScore,
        double stdevScoreSample,
        long distinctCustomerId,
        long commentLenMin,
        long commentLenMax,
        long bytes) {

    /** The truth as a JSON object, one line for each number. */
    String toJson() {
        Map<String, Number> entries = new LinkedHashMap<>();
        entries.put("rows", rows);
        entries.put("seed", seed);
        entries.put("status_bad", statusBad);
        entries.put("amount_null", amountNull);
        entries.put("amount_out_of_range", amountOutOfRange);
        entries.put("email_malformed", emailMalformed);
        entries.put("score_outside_0_100", scoreOutside0To100);
        entries.put("comment_with_newline", commentWithNewline);
        entries.put("comment_with_quote", commentWithQuote);
        entries.put("mean_amount", meanAmount);
        entries.put("mean_score", meanScore);
        entries.put("stdev_score_sample", stdevScoreSample);
        entries.put("distinct_customer_id", distinctCustomerId);
        entries.put("comment_len_min", commentLenMin);
        entries.put("comment_len_max", commentLenMax);
        entries.put("bytes", bytes);
        StringBuilder json = new StringBuilder("{");
        entries.forEach((key, value) -> json.append(json.length() == 1 ? "\n " : ",\n ")
                .append('"')
                .append(key)
                .append("\": ")
                .append(value));
        return json.append("\n}\n").toString();
    }

    /** Counts while the file is written; decimals are counted in whole units, so nothing is rounded on the way. */
    static final class Tally {
        private static final BigDecimal SCORE_UNITS = BigDecimal.valueOf(10_000);

        private final long rows;
        private final long seed;
        final BitSet customers = new BitSet();
        long statusBad;
        long amountNull;
        long amountOutOfRange;
        long amountCents;
        long emailMalformed;
        long commentWithNewline;
        long commentWithQuote;
        private long scoreOutside0To100;
        private long scores;
        private long scoreSum;
        private long scoreSquares;
        private BigInteger scoreSquaresBefore = BigInteger.ZERO;
        private long commentLenMin = Long.MAX_VALUE;
        private long commentLenMax;

        Tally(long rows, long seed) {
            this.rows = rows;
            this.seed = seed;
        }

        void score(long units) {
            if (units < 0 || units > 1_000_000) {
                scoreOutside0To100++;
            }
            scoreSum += units;
            scoreSquares += units * units;
            // A square is below 2^46 (no score is anywhere near 800), so 65,536 of them fit.
            if ((++scores & 0xFFFF) == 0) {
                carrySquares();
            }
        }

        void commentLength(long characters) {
            commentLenMin = Math.min(commentLenMin, characters);
            commentLenMax = Math.max(commentLenMax, characters);
        }

        private void carrySquares() {
            scoreSquaresBefore = scoreSquaresBefore.add(BigInteger.valueOf(scoreSquares));
            scoreSquares = 0;
        }

        OrdersTruth truth(long bytes) {
            carrySquares();
            long amounts = rows - amountNull;
            return new OrdersTruth(
                    rows,
                    seed,
                    statusBad,
                    amountNull,
                    amountOutOfRange,
                    emailMalformed,
                    scoreOutside0To100,
                    commentWithNewline,
                    commentWithQuote,
                    amounts == 0 ? 0 : mean(amountCents, amounts, BigDecimal.valueOf(100)),
                    mean(scoreSum, rows, SCORE_UNITS),
                    scoreDeviation(),
                    customers.cardinality(),
                    commentLenMin,
                    commentLenMax,
                    bytes);
        }

        private static double mean(long sum, long count, BigDecimal units) {
            return BigDecimal.valueOf(sum)
                    .divide(units.multiply(BigDecimal.valueOf(count)), MathContext.DECIMAL128)
                    .doubleValue();
        }

        /** √((n·Σx² − (Σx)²) / (n·(n − 1))), in whole numbers up to the root. */
        private double scoreDeviation() {
            if (rows < 2) {
                return 0;
            }
            BigInteger count = BigInteger.valueOf(rows);
            BigInteger sum = BigInteger.valueOf(scoreSum);
            BigInteger spread = count.multiply(scoreSquaresBefore).subtract(sum.multiply(sum));
            return new BigDecimal(spread)
                    .divide(new BigDecimal(count.multiply(count.subtract(BigInteger.ONE))), MathContext.DECIMAL128)
                    .sqrt(MathContext.DECIMAL128)
                    .divide(SCORE_UNITS, MathContext.DECIMAL128)
                    .doubleValue();
        }
    }
}
