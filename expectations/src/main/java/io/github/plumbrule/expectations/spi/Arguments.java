package io.github.plumbrule.expectations.spi;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one expectation, checked against the parameters of its type.
 *
 * <p>Every accessor throws {@link InvalidArgumentException} when the argument is required and absent, or not of the kind
 * asked for.
 */
public interface Arguments {

    /** The argument as a text. */
    String text(String name);

    Optional<String> optionalText(String name);

    List<String> texts(String name);

    Optional<List<String>> optionalTexts(String name);

    boolean flag(String name, boolean whenAbsent);

    Optional<BigDecimal> number(String name);

    Optional<Long> integer(String name);

    /**
     * A limit of a range: a number stays one, also when it was written as a text; a text that is an ISO 8601 date or
     * date-time becomes a time.
     *
     * @param strictName the argument that says whether the limit itself lies outside
     */
    Optional<Limit> limit(String name, String strictName);

    /** A list of values; nulls are kept as {@link Scalar#NULL}. */
    List<Scalar> values(String name);

    Map<String, Object> object(String name);

    /** The argument in JSON form, if it is there. */
    Optional<Object> raw(String name);

    /** The share of the values that must hold, exactly as written; 1 when absent. */
    BigDecimal mostly();

    /** The rows looked at: the parsed {@code row_condition}, or every row. */
    Condition filter();

    /** How many unexpected rows a result shows. */
    int samples();

    /** Columns whose values identify an unexpected row. */
    List<String> identifierColumns();
}
