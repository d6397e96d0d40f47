package io.github.plumbrule.expectations.internal.condition;

import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code row_condition} arguments, and prints conditions as words.
 *
 * <p>A row condition is data: it is parsed, never executed. It is either a text, in the way of pandas ({@code x > 2 and s
 * in ["a", "c"]}) or of Great Expectations ({@code col("x") > 2}), or a JSON object as Great Expectations 1.x writes it.
 *
 * <p><b>Nulls.</b> A comparison with a null is false, except {@code !=} and {@code not in}, which are true; {@code not}
 * turns one into the other.
 *
 * <p><b>Dates.</b> {@code date("2020-01-31")} and {@code datetime("2020-01-31T10:00:00")} are times; any other text stays
 * a text.
 */
public final class RowConditions {
    /** The longest condition that is read, in characters. */
    static final int LONGEST = 10_000;

    private RowConditions() {}

    /**
     * The condition that an argument means.
     *
     * @param conditionParser {@code pandas}, {@code spark} or {@code great_expectations}; the last one insists on
     *     {@code col("...")}, the others accept it
     * @throws InvalidArgumentException if it cannot be read; the message names the character
     */
    public static Condition parse(Object rowCondition, Optional<String> conditionParser) {
        boolean bareNames =
                switch (conditionParser.orElse("pandas")) {
                    case "pandas", "spark" -> true;
                    case "great_expectations", "great_expectations__experimental__" -> false;
                    default -> throw new InvalidArgumentException(
                            "condition_parser",
                            "condition_parser must be 'pandas', 'spark' or 'great_expectations', but was '"
                                    + conditionParser.orElseThrow() + "'");
                };
        try {
            if (rowCondition instanceof String text) {
                return Translator.translate(parseText(text, bareNames));
            }
            if (rowCondition instanceof Map<?, ?> object) {
                return Translator.translate(ConditionObjects.parse(object));
            }
        } catch (SyntaxException e) {
            String place = e.position() == 0 ? "" : ", character " + e.position();
            throw new InvalidArgumentException("row_condition", "row_condition" + place + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // A regular expression inside it cannot be used.
            throw new InvalidArgumentException("row_condition", "row_condition: " + e.getMessage());
        }
        throw new InvalidArgumentException("row_condition", "row_condition must be a text or a condition object");
    }

    static Expression parseText(String text, boolean bareNames) {
        if (text.length() > LONGEST) {
            throw new SyntaxException(
                    LONGEST + 1, "the condition has " + text.length() + " characters, more than " + LONGEST);
        }
        return ConditionParser.parse(text, bareNames);
    }

    /**
     * A condition as people write it, such as {@code country == "DE" and amount > 0}.
     *
     * <p>What was parsed from a row condition prints so that it can be parsed again to the same condition.
     */
    public static String print(Condition condition) {
        return new ConditionPrinter().print(condition);
    }
}
