#!/usr/bin/env python3
"""duck.py SUITE FILE THREADS: judges a CSV file with DuckDB, one SQL query with one aggregate for each expectation.

Prints the counts as one line of JSON. Needs: pip install duckdb
"""
import json
import sys

import duckdb


def name(text):
    return '"' + text.replace('"', '""') + '"'


def literal(value):
    return str(value) if isinstance(value, (int, float)) else "'" + str(value).replace("'", "''") + "'"


def aggregate(type_, arguments):
    """The SQL that yields the number of unexpected rows, or the value that is to lie in a range."""
    column = name(arguments.get("column", ""))
    low, high = literal(arguments.get("min_value", 0)), literal(arguments.get("max_value", 0))
    return {
        "table_row_count_to_be_between": lambda: "count(*)",
        "column_values_to_not_be_null": lambda: f"count(*) - count({column})",
        "column_values_to_be_unique": lambda: f"count({column}) - count(DISTINCT {column})",
        "column_values_to_be_between": lambda: f"count_if({column} < {low} OR {column} > {high})",
        "column_values_to_be_in_set": lambda: f"count_if({column} NOT IN ({', '.join(map(literal, arguments['value_set']))}))",
        "column_values_to_match_regex": lambda: f"count_if(NOT regexp_matches({column}, {literal(arguments['regex'])}))",
        "column_value_lengths_to_be_between": lambda: f"count_if(length({column}) NOT BETWEEN {low} AND {high})",
        "column_mean_to_be_between": lambda: f"avg({column})",
        "column_stdev_to_be_between": lambda: f"stddev_samp({column})",
        "column_quantile_values_to_be_between": lambda: f"quantile_disc({column}, {arguments['quantile_ranges']['quantiles']})",
        "column_unique_value_count_to_be_between": lambda: f"count(DISTINCT {column})",
    }[type_.removeprefix("expect_")]()


def main():
    suite_file, data, threads = sys.argv[1:4]
    with open(suite_file, encoding="utf-8") as file:
        expectations = json.load(file)["expectations"]
    columns = [f"{aggregate(e['type'], e['kwargs'])} AS a{i}" for i, e in enumerate(expectations)]
    query = f"SELECT {', '.join(columns)} FROM read_csv({literal(data)})"
    row = duckdb.connect(config={"threads": int(threads)}).execute(query).fetchone()
    print(json.dumps({"engine": "duckdb " + duckdb.__version__, "values": row}))


main()
