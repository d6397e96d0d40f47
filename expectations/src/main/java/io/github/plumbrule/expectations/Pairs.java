package io.github.plumbrule.expectations;

import java.util.List;

/**
 * Expectations about the values of two columns within each row.
 *
 * <p>Rows in which both values are null are not judged; {@code .with("ignore_row_if", "either_value_is_missing")} leaves
 * out more, {@code "neither"} nothing.
 */
public final class Pairs {
    private Pairs() {}

    /** Both values are the same. */
    public static Expectation equal(String a, String b) {
        return of("expect_column_pair_values_to_be_equal", a, b);
    }

    /** The first value is greater than the second. */
    public static Expectation greater(String a, String b) {
        return of("expect_column_pair_values_a_to_be_greater_than_b", a, b);
    }

    /** The first value is at least as great as the second. */
    public static Expectation greaterOrEqual(String a, String b) {
        return greater(a, b).with("or_equal", true);
    }

    /**
     * The values are, as a pair, one of a set.
     *
     * @param pairs lists of two values each
     */
    public static Expectation inSet(String a, String b, List<? extends List<?>> pairs) {
        return of("expect_column_pair_values_to_be_in_set", a, b).with("value_pairs_set", pairs);
    }

    private static Expectation of(String type, String a, String b) {
        return Build.expectation(type, "column_A", a, "column_B", b);
    }
}
