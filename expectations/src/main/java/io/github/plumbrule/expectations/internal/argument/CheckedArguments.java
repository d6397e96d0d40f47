package io.github.plumbrule.expectations.internal.argument;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Limit;
import io.github.plumbrule.expectations.internal.Suggestions;
import io.github.plumbrule.expectations.internal.condition.RowConditions;
import io.github.plumbrule.expectations.internal.parameter.SuiteParameters;
import io.github.plumbrule.expectations.internal.words.Words;
import io.github.plumbrule.expectations.spi.Arguments;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import io.github.plumbrule.expectations.spi.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments in JSON form that fit the parameters of a type. */
public final class CheckedArguments implements Arguments {
    /** Arguments that suites of Great Expectations may carry and that say nothing about the data. */
    private static final Set<String> IGNORED =
            Set.of("result_format", "batch_id", "catch_exceptions", "include_config");

    /** Version 0.x had to be told to read texts as times; we read ISO 8601 wherever a limit asks for it. */
    private static final String PARSE_DATES = "parse_strings_as_datetimes";

    private static final String MOSTLY = "mostly";
    private static final String ROW_CONDITION = "row_condition";
    private static final String CONDITION_PARSER = "condition_parser";

    private final Map<String, Object> values;
    private final BigDecimal mostly;
    private final Condition filter;
    private final int samples;
    private final List<String> identifierColumns;

    private CheckedArguments(Map<String, Object> values, int samples, List<String> identifierColumns) {
        this.values = values;
        this.mostly = share(values);
        Object rowCondition = values.get(ROW_CONDITION);
        this.filter = rowCondition == null
                ? Condition.ALWAYS
                : RowConditions.parse(
                        rowCondition,
                        Optional.ofNullable(values.get(CONDITION_PARSER)).map(String::valueOf));
        this.samples = samples;
        this.identifierColumns = List.copyOf(identifierColumns);
    }

    /**
     * Checks arguments whose parameters are filled in.
     *
     * @param samples how many unexpected rows a result shows
     * @throws InvalidArgumentException if one is unknown, missing or of the wrong kind
     */
    public static CheckedArguments of(
            ExpectationType type, Map<String, Object> arguments, int samples, List<String> identifierColumns) {
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!(value instanceof Scalar.Null)) {
                values.put(name, value);
            }
        });
        List<InvalidArgumentException> problems = problems(type, values);
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        CheckedArguments checked = new CheckedArguments(values, samples, identifierColumns);
        if (checked.flag(PARSE_DATES, false)) {
            type.parameters().stream()
                    .filter(parameter -> parameter.kind() == Parameter.Kind.LIMIT)
                    .forEach(parameter -> checked.requireTime(parameter.name()));
        }
        return checked;
    }

    private void requireTime(String name) {
        if (values.get(name) instanceof String text && Times.parse(text).isEmpty()) {
            throw wrong(name, "a date or date-time such as 2026-01-31 or 2026-01-31T12:00:00", text);
        }
    }

    /**
     * Everything that is wrong with arguments one by one: unknown ones, missing ones, and values of the wrong kind.
     *
     * <p>Values that are still suite parameters are taken to be right.
     */
    public static List<InvalidArgumentException> problems(ExpectationType type, Map<String, Object> arguments) {
        List<InvalidArgumentException> problems = new ArrayList<>();
        Set<String> known = known(type);
        for (String name : arguments.keySet()) {
            if (!known.contains(name) && !IGNORED.contains(name) && !name.equals(PARSE_DATES)) {
                problems.add(new InvalidArgumentException(name, unknown(type, name, known)));
            }
        }
        for (Parameter parameter : type.parameters()) {
            Object value = arguments.get(parameter.name());
            if (value == null || value instanceof Scalar.Null) {
                if (parameter.required()) {
                    problems.add(new InvalidArgumentException(
                            parameter.name(),
                            parameter.name() + " is missing: it must be "
                                    + parameter.kind().words() + ", " + parameter.description()));
                }
            } else if (!SuiteParameters.isOpen(value)) {
                problem(parameter, value)
                        .ifPresent(message -> problems.add(new InvalidArgumentException(parameter.name(), message)));
            }
        }
        Object share = arguments.get(MOSTLY);
        if (share != null && known.contains(MOSTLY) && !SuiteParameters.isOpen(share)) {
            try {
                share(arguments);
            } catch (InvalidArgumentException e) {
                problems.add(e);
            }
        }
        return problems;
    }

    private static Set<String> known(ExpectationType type) {
        Set<String> known = new LinkedHashSet<>();
        type.parameters().forEach(parameter -> known.add(parameter.name()));
        if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY) {
            known.add(MOSTLY);
        }
        if (type.shared() != Shared.NONE) {
            known.add(ROW_CONDITION);
            known.add(CONDITION_PARSER);
        }
        return known;
    }

    private static String unknown(ExpectationType type, String name, Set<String> known) {
        String suggestion = Suggestions.nearest(name, known)
                .map(other -> " Did you mean '" + other + "'?")
                .orElse("");
        return "unknown argument '" + Words.visible(name) + "' of " + type.name() + "." + suggestion + " Possible are "
                + Words.enumeration(List.copyOf(known), "and");
    }

    /** What is wrong with a value, if anything is. */
    private static Optional<String> problem(Parameter parameter, Object value) {
        boolean fits =
                switch (parameter.kind()) {
                    case COLUMN -> value instanceof String name && !name.isEmpty();
                        // Some arguments of Great Expectations are either a word or a boolean.
                    case TEXT -> value instanceof String
                            || (value instanceof Boolean && parameter.choices().contains(String.valueOf(value)));
                    case PATTERN -> value instanceof String;
                    case COLUMN_LIST -> value instanceof List<?> items
                            && items.stream().allMatch(item -> item instanceof String name && !name.isEmpty());
                    case TEXT_LIST, PATTERN_LIST -> value instanceof List<?> items
                            && items.stream().allMatch(String.class::isInstance);
                    case BOOLEAN -> Values.flag(value).isPresent();
                    case INTEGER -> Values.integer(value).isPresent();
                    case NUMBER -> Values.number(value).isPresent();
                    case LIMIT -> value instanceof String
                            || Values.number(value).isPresent();
                    case VALUE_LIST -> value instanceof List<?> items
                            && items.stream()
                                    .allMatch(item -> Values.scalar(item).isPresent());
                    case PAIR_LIST -> value instanceof List<?> items
                            && items.stream()
                                    .allMatch(item -> item instanceof List<?> pair
                                            && pair.size() == 2
                                            && pair.stream().allMatch(part -> Values.scalar(part)
                                                    .isPresent()));
                    case OBJECT -> value instanceof Map;
                };
        if (!fits) {
            return Optional.of(
                    parameter.name() + " must be " + parameter.kind().words() + ", but was " + Values.described(value));
        }
        List<String> choices = parameter.choices();
        if (!choices.isEmpty() && !choices.contains(String.valueOf(value))) {
            List<String> quoted =
                    choices.stream().map(choice -> "'" + choice + "'").toList();
            return Optional.of(parameter.name() + " must be " + Words.enumeration(quoted, "or") + ", but was "
                    + Values.described(value));
        }
        return Optional.empty();
    }

    private static BigDecimal share(Map<String, Object> arguments) {
        Object value = arguments.get(MOSTLY);
        if (value == null) {
            return BigDecimal.ONE;
        }
        BigDecimal share = Values.number(value)
                .orElseThrow(() -> new InvalidArgumentException(
                        MOSTLY, "mostly must be a number from 0 to 1, but was " + Values.described(value)));
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidArgumentException(
                    MOSTLY, "mostly must be between 0 and 1, but was " + Values.described(value));
        }
        return share;
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new InvalidArgumentException(name, name + " is missing");
        }
        return value;
    }

    private static InvalidArgumentException wrong(String name, String expected, Object value) {
        return new InvalidArgumentException(
                name, name + " must be " + expected + ", but was " + Values.described(value));
    }

    @Override
    public String text(String name) {
        Object value = required(name);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text", value);
    }

    @Override
    public Optional<String> optionalText(String name) {
        return values.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    @Override
    public List<String> texts(String name) {
        Object value = required(name);
        if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw wrong(name, "a list of texts", value);
    }

    @Override
    public Optional<List<String>> optionalTexts(String name) {
        return values.containsKey(name) ? Optional.of(texts(name)) : Optional.empty();
    }

    @Override
    public boolean flag(String name, boolean whenAbsent) {
        Object value = values.get(name);
        if (value == null) {
            return whenAbsent;
        }
        return Values.flag(value).orElseThrow(() -> wrong(name, "true or false", value));
    }

    @Override
    public Optional<BigDecimal> number(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(Values.number(value).orElseThrow(() -> wrong(name, "a number", value)));
    }

    @Override
    public Optional<Long> integer(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(Values.integer(value).orElseThrow(() -> wrong(name, "a whole number", value)));
    }

    @Override
    public Optional<Limit> limit(String name, String strictName) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean strict = flag(strictName, false);
        Optional<BigDecimal> number = Values.number(value);
        if (number.isPresent()) {
            return Optional.of(new Limit(Scalar.of(number.get()), strict));
        }
        if (!(value instanceof String text)) {
            throw wrong(name, "a number, a date or a text", value);
        }
        if (text.isEmpty()) {
            throw new InvalidArgumentException(
                    name, name + " must not be the empty text; leave it out where there is no limit");
        }
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            throw new InvalidArgumentException(
                    name, name + " must not be " + text + "; leave it out where there is no limit");
        }
        return Optional.of(new Limit(Times.parse(text).orElseGet(() -> Scalar.of(text)), strict));
    }

    @Override
    public List<Scalar> values(String name) {
        Object value = required(name);
        if (!(value instanceof List<?> items)) {
            throw wrong(name, "a list of values", value);
        }
        List<Scalar> scalars = new ArrayList<>(items.size());
        for (Object item : items) {
            scalars.add(Values.scalar(item).orElseThrow(() -> wrong(name, "a list of values", value)));
        }
        return scalars;
    }

    @Override
    public Map<String, Object> object(String name) {
        Object value = required(name);
        if (!(value instanceof Map<?, ?> object)) {
            throw wrong(name, "an object", value);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        object.forEach((key, item) -> result.put(String.valueOf(key), item));
        return result;
    }

    @Override
    public Optional<Object> raw(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public BigDecimal mostly() {
        return mostly;
    }

    @Override
    public Condition filter() {
        return filter;
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public List<String> identifierColumns() {
        return identifierColumns;
    }
}
