package io.github.plumbrule.expectations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expectations about one value that is computed over a column. */
public final class Aggregates {
    private Aggregates() {}

    /** The smallest value lies between two limits, both included: numbers, dates, date-times or texts. */
    public static Expectation minBetween(String column, Object least, Object most) {
        return Build.between("expect_column_min_to_be_between", column, least, most);
    }

    /** The largest value lies between two limits, both included: numbers, dates, date-times or texts. */
    public static Expectation maxBetween(String column, Object least, Object most) {
        return Build.between("expect_column_max_to_be_between", column, least, most);
    }

    /** The mean lies between two limits, both included. */
    public static Expectation meanBetween(String column, Number least, Number most) {
        return Build.between("expect_column_mean_to_be_between", column, least, most);
    }

    /** The median lies between two limits, both included. */
    public static Expectation medianBetween(String column, Number least, Number most) {
        return Build.between("expect_column_median_to_be_between", column, least, most);
    }

    /** The sum lies between two limits, both included. */
    public static Expectation sumBetween(String column, Number least, Number most) {
        return Build.between("expect_column_sum_to_be_between", column, least, most);
    }

    /** The standard deviation of a sample lies between two limits, both included. */
    public static Expectation standardDeviationBetween(String column, Number least, Number most) {
        return Build.between("expect_column_stdev_to_be_between", column, least, most);
    }

    /**
     * One quantile lies between two limits, both included.
     *
     * @param level from 0 to 1; 0.5 is the median
     */
    public static Expectation quantileBetween(String column, double level, Number least, Number most) {
        Map<String, Object> ranges = new LinkedHashMap<>();
        ranges.put("quantiles", List.of(level));
        ranges.put("value_ranges", List.of(List.of(least, most)));
        return Build.expectation(
                "expect_column_quantile_values_to_be_between", "column", column, "quantile_ranges", ranges);
    }

    /** The number of distinct values lies between two limits, both included. */
    public static Expectation distinctCountBetween(String column, long least, long most) {
        return Build.between("expect_column_unique_value_count_to_be_between", column, least, most);
    }

    /** The number of distinct values divided by the number of values lies between two limits, both included. */
    public static Expectation distinctShareBetween(String column, double least, double most) {
        return Build.between("expect_column_proportion_of_unique_values_to_be_between", column, least, most);
    }

    /** The share of rows that have a value lies between two limits, both included. */
    public static Expectation presentShareBetween(String column, double least, double most) {
        return Build.between("expect_column_proportion_of_non_null_values_to_be_between", column, least, most);
    }

    /** The most common value is one of these. */
    public static Expectation mostCommonIn(String column, Object... values) {
        return set("expect_column_most_common_value_to_be_in_set", column, values);
    }

    /** Every distinct value is one of these. */
    public static Expectation distinctIn(String column, Object... values) {
        return set("expect_column_distinct_values_to_be_in_set", column, values);
    }

    /** Each of these values occurs. */
    public static Expectation distinctContain(String column, Object... values) {
        return set("expect_column_distinct_values_to_contain_set", column, values);
    }

    /** The distinct values are exactly these. */
    public static Expectation distinctEqual(String column, Object... values) {
        return set("expect_column_distinct_values_to_equal_set", column, values);
    }

    private static Expectation set(String type, String column, Object... values) {
        return Build.expectation(type, "column", column, "value_set", Build.list(values));
    }
}
