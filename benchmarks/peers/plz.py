#!/usr/bin/env python3
"""plz.py SUITE FILE ENGINE: judges a CSV file with polars, one lazy query with one aggregate for each expectation.

ENGINE is streaming or in-memory. Prints the counts as one line of JSON. Needs: pip install polars
"""
import json
import sys

import polars as pl


def aggregates(type_, arguments):
    """The number of unexpected rows, or the values that are to lie in a range."""
    column = pl.col(arguments["column"]) if "column" in arguments else None
    # A literal, because a bare text would be the name of a column.
    low, high = pl.lit(arguments.get("min_value")), pl.lit(arguments.get("max_value"))
    return {
        "table_row_count_to_be_between": lambda: [pl.len()],
        "column_values_to_not_be_null": lambda: [column.null_count()],
        "column_values_to_be_unique": lambda: [column.count() - column.drop_nulls().n_unique()],
        "column_values_to_be_between": lambda: [(~column.is_between(low, high)).sum()],
        "column_values_to_be_in_set": lambda: [(~column.is_in(arguments["value_set"])).sum()],
        "column_values_to_match_regex": lambda: [(~column.str.contains(arguments["regex"])).sum()],
        "column_value_lengths_to_be_between": lambda: [(~column.str.len_chars().is_between(low, high)).sum()],
        "column_mean_to_be_between": lambda: [column.mean()],
        "column_stdev_to_be_between": lambda: [column.std()],
        "column_quantile_values_to_be_between": lambda: [
            column.quantile(q, "nearest") for q in arguments["quantile_ranges"]["quantiles"]
        ],
        "column_unique_value_count_to_be_between": lambda: [column.drop_nulls().n_unique()],
    }[type_.removeprefix("expect_")]()


def main():
    suite_file, data, engine = sys.argv[1:4]
    with open(suite_file, encoding="utf-8") as file:
        expectations = json.load(file)["expectations"]
    columns = [
        aggregate.alias(f"a{i}_{j}")
        for i, e in enumerate(expectations)
        for j, aggregate in enumerate(aggregates(e["type"], e["kwargs"]))
    ]
    row = pl.scan_csv(data).select(columns).collect(engine=engine).row(0)
    print(json.dumps({"engine": f"polars {pl.__version__} {engine}", "values": row}))


main()
