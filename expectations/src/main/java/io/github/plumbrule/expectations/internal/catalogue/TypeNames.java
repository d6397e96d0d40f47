package io.github.plumbrule.expectations.internal.catalogue;

import io.github.plumbrule.core.condition.ValueType;
import io.github.plumbrule.expectations.internal.Suggestions;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the type names of Python, NumPy, pandas, SQL, Spark and Java mean for single values.
 *
 * <p>Widths and precisions are storage, not data, and are ignored: {@code int8} and {@code bigint} are both whole
 * numbers. A floating-point or decimal type also takes whole numbers, because {@code 5} and {@code 5.0} are the same
 * number in CSV and JSON. A date-time type also takes dates.
 */
final class TypeNames {
    private static final Set<ValueType> WHOLE = EnumSet.of(ValueType.INTEGER);
    private static final Set<ValueType> NUMBER = EnumSet.of(ValueType.INTEGER, ValueType.DECIMAL);
    private static final Set<ValueType> TEXT = EnumSet.of(ValueType.TEXT);
    private static final Set<ValueType> BOOLEAN = EnumSet.of(ValueType.BOOLEAN);
    private static final Set<ValueType> DATE = EnumSet.of(ValueType.DATE);
    private static final Set<ValueType> MOMENT = EnumSet.of(ValueType.DATE, ValueType.DATE_TIME);
    private static final Set<ValueType> NESTED = EnumSet.of(ValueType.NESTED);

    private static final Map<String, Set<ValueType>> MEANINGS = new HashMap<>();

    static {
        put(
                WHOLE,
                "int int_ integer int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 intc intp long longlong short byte"
                        + " bigint smallint mediumint serial bigserial int2 int4 hugeint ubigint biginteger"
                        + " integertype longtype shorttype bytetype int64dtype int32dtype int16dtype int8dtype"
                        + " uint64dtype uint32dtype uint16dtype uint8dtype");
        put(
                NUMBER,
                "float float_ float16 float32 float64 float128 double double_ longdouble single half decimal numeric"
                        + " number real bignumeric bigdecimal money smallmoney floattype doubletype decimaltype"
                        + " float64dtype float32dtype binary_float binary_double float4 float8");
        put(
                TEXT,
                "str str_ string string_ text unicode unicode_ u char character varchar varchar2 nvarchar nvarchar2 nchar"
                        + " ntext longtext mediumtext tinytext clob nclob bpchar citext uuid enum stringtype varchartype"
                        + " chartype stringdtype category categorical categoricaldtype charsequence");
        put(BOOLEAN, "bool bool_ boolean bit booleantype booldtype booleandtype logical");
        put(DATE, "date date32 date64 datetype localdate");
        put(
                MOMENT,
                "datetime datetime64 datetime2 datetimeoffset smalldatetime datetime_ timestamp timestamptz timestampntz"
                        + " timestamp_ntz timestamp_ltz timestamp_tz timestamptype timestampntztype"
                        + " datetimetzdtype datetimetzdtypetype datetime64dtype m8 localdatetime offsetdatetime"
                        + " zoneddatetime instant");
        put(
                NESTED,
                "list dict tuple set array map struct json jsonb row record variant super arraytype maptype structtype"
                        + " collection");
        // Before pandas had a string type, its columns of text were of type object.
        put(EnumSet.of(ValueType.TEXT, ValueType.NESTED), "object object_ o");
        // MySQL has no other boolean.
        put(EnumSet.of(ValueType.INTEGER, ValueType.BOOLEAN), "tinyint");
    }

    private TypeNames() {}

    private static void put(Set<ValueType> types, String names) {
        for (String name : names.split(" ", -1)) {
            MEANINGS.put(name, types);
        }
    }

    /**
     * The types of values that a name stands for; letter case and lengths such as {@code (10,2)} do not matter.
     *
     * @throws InvalidArgumentException for a name that is not known, with a suggestion
     */
    static Set<ValueType> parse(String name) {
        String key = key(name);
        Set<ValueType> types = MEANINGS.get(key);
        if (types != null) {
            return types;
        }
        String suggestion = Suggestions.nearest(key, MEANINGS.keySet())
                .map(other -> " Did you mean '" + other + "'?")
                .orElse(
                        " Known are int, float, string, boolean, date, timestamp, list and the names that Python, NumPy,"
                                + " pandas, SQL, Spark and Java have for them");
        throw new InvalidArgumentException("type_", "unknown type '" + Words.visible(name) + "'." + suggestion);
    }

    private static String key(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        int end = key.length();
        for (char opening : new char[] {'(', '[', '<'}) {
            int position = key.indexOf(opening);
            if (position > 0) {
                end = Math.min(end, position);
            }
        }
        key = key.substring(0, end).strip();
        if (key.startsWith("<") && key.length() > 1) {
            key = key.substring(1);
        }
        key = key.replaceFirst(" (?:with|without)(?: local)? time zone$", "");
        return switch (key) {
            case "double precision" -> "double";
            case "int unsigned", "integer unsigned", "bigint unsigned" -> "int";
            case "character varying", "national character varying" -> "varchar";
            default -> key.contains(".") ? key.substring(key.lastIndexOf('.') + 1) : key;
        };
    }
}
