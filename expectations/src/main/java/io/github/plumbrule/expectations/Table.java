package io.github.plumbrule.expectations;

/** Expectations about the table as a whole. */
public final class Table {
    private Table() {}

    /** The number of rows lies between two limits, both included. */
    public static Expectation rowCountBetween(long least, long most) {
        return Build.expectation("expect_table_row_count_to_be_between", "min_value", least, "max_value", most);
    }

    /** There are at least so many rows. */
    public static Expectation rowCountAtLeast(long least) {
        return Build.expectation("expect_table_row_count_to_be_between", "min_value", least);
    }

    /** There are exactly so many rows. */
    public static Expectation rowCountEquals(long count) {
        return Build.expectation("expect_table_row_count_to_equal", "value", count);
    }

    /** The number of columns lies between two limits, both included. */
    public static Expectation columnCountBetween(int least, int most) {
        return Build.expectation("expect_table_column_count_to_be_between", "min_value", least, "max_value", most);
    }

    /** There are exactly so many columns. */
    public static Expectation columnCountEquals(int count) {
        return Build.expectation("expect_table_column_count_to_equal", "value", count);
    }
}
