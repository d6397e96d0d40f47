package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.expectations.spi.Parameter;
import io.github.plumbrule.expectations.spi.Parameter.Kind;

/** The names of arguments that several types share, and their parameters. */
final class Names {
    static final String COLUMN = "column";
    static final String COLUMN_LIST = "column_list";
    static final String VALUE = "value";
    static final String VALUE_SET = "value_set";
    static final String MIN = "min_value";
    static final String MAX = "max_value";
    static final String STRICT_MIN = "strict_min";
    static final String STRICT_MAX = "strict_max";
    static final String MATCH_ON = "match_on";
    static final String IGNORE_ROW_IF = "ignore_row_if";

    static final Parameter COLUMN_PARAMETER = Parameter.required(COLUMN, Kind.COLUMN, "the column to look at");
    static final Parameter STRICT_MIN_PARAMETER = Parameter.optional(
                    STRICT_MIN, Kind.BOOLEAN, "whether the lower limit itself is outside")
            .withDefault("false");
    static final Parameter STRICT_MAX_PARAMETER = Parameter.optional(
                    STRICT_MAX, Kind.BOOLEAN, "whether the upper limit itself is outside")
            .withDefault("false");

    private Names() {}

    static Parameter min(Kind kind) {
        return Parameter.optional(MIN, kind, "the lower limit").withDefault("no limit");
    }

    static Parameter max(Kind kind) {
        return Parameter.optional(MAX, kind, "the upper limit").withDefault("no limit");
    }

    static Parameter valueSet(String description) {
        return Parameter.required(VALUE_SET, Kind.VALUE_LIST, description);
    }
}
