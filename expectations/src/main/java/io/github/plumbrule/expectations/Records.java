package io.github.plumbrule.expectations;

import java.util.List;

/**
 * Expectations about the values of several columns within each row.
 *
 * <p>Rows in which all values are null are not judged; {@code .with("ignore_row_if", "any_value_is_missing")} leaves out
 * more, {@code "never"} nothing.
 */
public final class Records {
    private Records() {}

    /** No combination of the values occurs twice. */
    public static Expectation unique(String... columns) {
        return of("expect_compound_columns_to_be_unique", columns);
    }

    /** The values differ from each other within each row. */
    public static Expectation valuesDiffer(String... columns) {
        return of("expect_select_column_values_to_be_unique_within_record", columns);
    }

    /** The values are the same within each row. */
    public static Expectation valuesAreEqual(String... columns) {
        return of("expect_multicolumn_values_to_be_equal", columns);
    }

    /** The values have a certain sum within each row. */
    public static Expectation sumEquals(Number total, String... columns) {
        return of("expect_multicolumn_sum_to_equal", columns).with("sum_total", total);
    }

    private static Expectation of(String type, String... columns) {
        return Build.expectation(type, "column_list", List.of(columns));
    }
}
