package io.github.plumbrule.expectations;

import java.util.List;

/** Expectations about which columns there are. */
public final class Columns {
    private Columns() {}

    /** There is a column of this name. */
    public static Expectation exists(String column) {
        return Build.expectation("expect_column_to_exist", "column", column);
    }

    /**
     * There is a column of this name at a position.
     *
     * @param index counted from 0, or from -1 backwards from the end
     */
    public static Expectation existsAt(String column, int index) {
        return Build.expectation("expect_column_to_exist", "column", column, "column_index", index);
    }

    /** There are these columns and no others, in any order. */
    public static Expectation areExactly(String... columns) {
        return Build.expectation("expect_table_columns_to_match_set", "column_set", List.of(columns));
    }

    /** There are these columns, and there may be others. */
    public static Expectation include(String... columns) {
        return Build.expectation(
                "expect_table_columns_to_match_set", "column_set", List.of(columns), "exact_match", false);
    }

    /** There are these columns in this order and no others. */
    public static Expectation areInOrder(String... columns) {
        return Build.expectation("expect_table_columns_to_match_ordered_list", "column_list", List.of(columns));
    }
}
