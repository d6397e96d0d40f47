package io.github.plumbrule.expectations;

import java.util.List;

/**
 * Expectations about the values of one column, one by one.
 *
 * <p>Nulls are not judged, except by {@link #notNull} and {@link #isNull}. A limit is a number, a date, a date-time or a
 * text, as a Java value or as people write it.
 */
public final class Values {
    private Values() {}

    /** No value is null. */
    public static Expectation notNull(String column) {
        return of("expect_column_values_to_not_be_null", column);
    }

    /** Every value is null. */
    public static Expectation isNull(String column) {
        return of("expect_column_values_to_be_null", column);
    }

    /** No value occurs twice. */
    public static Expectation unique(String column) {
        return of("expect_column_values_to_be_unique", column);
    }

    /** Every value lies between two limits, both included. */
    public static Expectation between(String column, Object least, Object most) {
        return Build.between("expect_column_values_to_be_between", column, least, most);
    }

    /** Every value is at least as great as a limit. */
    public static Expectation atLeast(String column, Object least) {
        return of("expect_column_values_to_be_between", column).with("min_value", least);
    }

    /** Every value is at most as great as a limit. */
    public static Expectation atMost(String column, Object most) {
        return of("expect_column_values_to_be_between", column).with("max_value", most);
    }

    /** Every value is greater than a limit. */
    public static Expectation greaterThan(String column, Object limit) {
        return atLeast(column, limit).with("strict_min", true);
    }

    /** Every value is less than a limit. */
    public static Expectation lessThan(String column, Object limit) {
        return atMost(column, limit).with("strict_max", true);
    }

    /** Every value is one of these. */
    public static Expectation inSet(String column, Object... values) {
        return of("expect_column_values_to_be_in_set", column).with("value_set", Build.list(values));
    }

    /** No value is one of these. */
    public static Expectation notInSet(String column, Object... values) {
        return of("expect_column_values_to_not_be_in_set", column).with("value_set", Build.list(values));
    }

    /** A regular expression in Python's syntax is found somewhere in every value. */
    public static Expectation matches(String column, String regex) {
        return of("expect_column_values_to_match_regex", column).with("regex", regex);
    }

    /** A regular expression in Python's syntax is found in no value. */
    public static Expectation doesNotMatch(String column, String regex) {
        return of("expect_column_values_to_not_match_regex", column).with("regex", regex);
    }

    /** At least one of several regular expressions is found in every value. */
    public static Expectation matchesAny(String column, String... regexes) {
        return of("expect_column_values_to_match_regex_list", column).with("regex_list", List.of(regexes));
    }

    /** All of several regular expressions are found in every value. */
    public static Expectation matchesAll(String column, String... regexes) {
        return matchesAny(column, regexes).with("match_on", "all");
    }

    /** None of several regular expressions is found in any value. */
    public static Expectation matchesNone(String column, String... regexes) {
        return of("expect_column_values_to_not_match_regex_list", column).with("regex_list", List.of(regexes));
    }

    /** Every value has a number of characters between two limits, both included. */
    public static Expectation lengthBetween(String column, int least, int most) {
        return Build.between("expect_column_value_lengths_to_be_between", column, least, most);
    }

    /** Every value has exactly so many characters. */
    public static Expectation lengthEquals(String column, int length) {
        return of("expect_column_value_lengths_to_equal", column).with("value", length);
    }

    /** Every value is of a type, named as in Python, NumPy, pandas, SQL, Spark or Java. */
    public static Expectation ofType(String column, String type) {
        return of("expect_column_values_to_be_of_type", column).with("type_", type);
    }

    /** Every value is of one of several types. */
    public static Expectation ofAnyType(String column, String... types) {
        return of("expect_column_values_to_be_in_type_list", column).with("type_list", List.of(types));
    }

    /** No value is less than the one before it. */
    public static Expectation increasing(String column) {
        return of("expect_column_values_to_be_increasing", column);
    }

    /** Every value is greater than the one before it. */
    public static Expectation strictlyIncreasing(String column) {
        return increasing(column).with("strictly", true);
    }

    /** No value is greater than the one before it. */
    public static Expectation decreasing(String column) {
        return of("expect_column_values_to_be_decreasing", column);
    }

    /** Every value is less than the one before it. */
    public static Expectation strictlyDecreasing(String column) {
        return decreasing(column).with("strictly", true);
    }

    private static Expectation of(String type, String column) {
        return Build.expectation(type, "column", column);
    }
}
