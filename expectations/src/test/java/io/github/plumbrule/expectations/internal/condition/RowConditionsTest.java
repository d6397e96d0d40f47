package io.github.plumbrule.expectations.internal.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.condition.Condition;
import io.github.plumbrule.core.condition.Condition.Comparison;
import io.github.plumbrule.core.condition.Condition.Operator;
import io.github.plumbrule.core.condition.Operand;
import io.github.plumbrule.core.condition.Operand.ArithmeticOperator;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowConditionsTest {

    @Test
    void readsAComparison() {
        assertThat(parse("x > 2")).isEqualTo(comparison("x", Operator.GREATER, Scalar.of(2)));
        assertThat(parse("col(\"x\") >= 2.0")).isEqualTo(comparison("x", Operator.GREATER_OR_EQUAL, Scalar.of(2)));
        assertThat(parse("col('s') == 'a b'")).isEqualTo(comparison("s", Operator.EQUAL, Scalar.of("a b")));
        assertThat(parse("`first name` == \"Ann\""))
                .isEqualTo(comparison("first name", Operator.EQUAL, Scalar.of("Ann")));
        assertThat(parse("x > -1")).isEqualTo(comparison("x", Operator.GREATER, Scalar.of(-1)));
        assertThat(parse("x < 1e3")).isEqualTo(comparison("x", Operator.LESS, Scalar.of(1000)));
    }

    @Test
    void notEqualHoldsForNulls() {
        assertThat(parse("x != 1"))
                .isEqualTo(new Condition.Or(
                        List.of(comparison("x", Operator.NOT_EQUAL, Scalar.of(1)), Condition.missing("x"))));
    }

    @Test
    void notInHoldsForNulls() {
        assertThat(parse("x not in [1, 2]"))
                .isEqualTo(new Condition.Or(
                        List.of(Condition.not(inSet("x", Scalar.of(1), Scalar.of(2))), Condition.missing("x"))));
    }

    @Test
    void aNegatedComparisonHoldsForNulls() {
        Condition greater = comparison("x", Operator.GREATER, Scalar.of(2));
        Condition expected = new Condition.Or(List.of(Condition.not(greater), Condition.missing("x")));
        assertThat(parse("not x > 2")).isEqualTo(expected);
        assertThat(parse("~(x > 2)")).isEqualTo(expected);
        assertThat(parse("not not not x > 2")).isEqualTo(expected);
    }

    @Test
    void aNegatedNotEqualDoesNotHoldForNulls() {
        assertThat(parse("not x != 1")).isEqualTo(comparison("x", Operator.EQUAL, Scalar.of(1)));
    }

    @Test
    void negationTurnsAndIntoOr() {
        assertThat(parse("not (x == 1 and y is null)"))
                .isEqualTo(new Condition.Or(List.of(
                        new Condition.Or(
                                List.of(comparison("x", Operator.NOT_EQUAL, Scalar.of(1)), Condition.missing("x"))),
                        Condition.present("y"))));
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(parse("a == 1 or b == 2 and c == 3"))
                .isEqualTo(new Condition.Or(
                        List.of(equal("a", 1), new Condition.And(List.of(equal("b", 2), equal("c", 3))))));
        assertThat(parse("(a == 1 or b == 2) and c == 3"))
                .isEqualTo(new Condition.And(
                        List.of(new Condition.Or(List.of(equal("a", 1), equal("b", 2))), equal("c", 3))));
    }

    @Test
    void ampersandAndBarBindLikeAndAndOr() {
        assertThat(parse("a == 1 & b == 2 | c == 3")).isEqualTo(parse("(a == 1 and b == 2) or c == 3"));
    }

    @Test
    void chainedComparisonsAreJoined() {
        assertThat(parse("1 < x <= 5"))
                .isEqualTo(new Condition.And(List.of(
                        new Comparison(new Operand.Literal(Scalar.of(1)), Operator.LESS, new Operand.Column("x")),
                        comparison("x", Operator.LESS_OR_EQUAL, Scalar.of(5)))));
    }

    @Test
    void listsAreSets() {
        Condition expected = inSet("s", Scalar.of("a"), Scalar.of("c"));
        for (String text : List.of("s in [\"a\",\"c\"]", "s in ('a', 'c')", "s == ['a', 'c']", "s.isin(['a', 'c',])")) {
            assertThat(parse(text)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.isnull()", "x.isna()", "col(\"x\").isNull()", "x is null", "~x.notnull()"})
    void nullityIsAsked(String text) {
        assertThat(parse(text)).isEqualTo(Condition.missing("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.notnull()", "x.notna()", "col(\"x\").notNull()", "x is not null", "not x.isnull()"})
    void presenceIsAsked(String text) {
        assertThat(parse(text)).isEqualTo(Condition.present("x"));
    }

    @Test
    void arithmeticFollowsTheUsualOrder() {
        Operand product = new Operand.Arithmetic(
                new Operand.Column("y"), ArithmeticOperator.MULTIPLY, new Operand.Literal(Scalar.of(2)));
        assertThat(parse("x + y * 2 == 10"))
                .isEqualTo(new Comparison(
                        new Operand.Arithmetic(new Operand.Column("x"), ArithmeticOperator.ADD, product),
                        Operator.EQUAL,
                        new Operand.Literal(Scalar.of(10))));
    }

    @Test
    void textMethodsArePatterns() {
        assertThat(parse("s.str.startswith(\"a.b\")")).isEqualTo(matches("s", "^a\\.b"));
        assertThat(parse("s.str.endswith(\"$\")")).isEqualTo(matches("s", "\\$\\Z"));
        assertThat(parse("s.str.contains(\"a|b\", na=False)")).isEqualTo(matches("s", "a|b"));
        assertThat(parse("s.str.contains(\"a|b\", regex=False)")).isEqualTo(matches("s", "a\\|b"));
        assertThat(parse("s.str.contains(\"ab\", case=False)")).isEqualTo(matches("s", "(?i)ab"));
    }

    @ParameterizedTest
    @CsvSource({
        "s.str.len() > 3, 4, 2147483647",
        "s.str.len() >= 2.5, 3, 2147483647",
        "s.str.len() < 3, 0, 2",
        "s.str.len() < 2.5, 0, 2",
        "s.str.len() <= 3, 0, 3",
        "s.str.len() == 3, 3, 3",
        "3 < s.str.len(), 4, 2147483647",
        "s.str.len() > -5, 0, 2147483647",
    })
    void lengthsBecomeRanges(String text, int least, int most) {
        assertThat(parse(text)).isEqualTo(new Condition.Length("s", least, most));
    }

    @Test
    void impossibleLengthsHoldNever() {
        assertThat(parse("s.str.len() < 0")).isEqualTo(Condition.NEVER);
        assertThat(parse("s.str.len() == 1.5")).isEqualTo(Condition.NEVER);
        assertThat(parse("s.str.len() != 1.5")).isEqualTo(Condition.ALWAYS);
    }

    @Test
    void onlyDateMakesATime() {
        assertThat(parse("d > date(\"2020-01-31\")"))
                .isEqualTo(comparison("d", Operator.GREATER, Scalar.ofObject(LocalDate.of(2020, 1, 31))));
        assertThat(parse("d > datetime(\"2020-01-31 10:00:00\")"))
                .isEqualTo(comparison("d", Operator.GREATER, Scalar.ofObject(LocalDateTime.of(2020, 1, 31, 10, 0))));
        assertThat(parse("d > \"2020-01-31\"")).isEqualTo(comparison("d", Operator.GREATER, Scalar.of("2020-01-31")));
    }

    @Test
    void aColumnOnItsOwnMustBeTrue() {
        assertThat(parse("active and x > 1"))
                .isEqualTo(new Condition.And(List.of(
                        comparison("active", Operator.EQUAL, Scalar.of(true)),
                        comparison("x", Operator.GREATER, Scalar.of(1)))));
    }

    @Test
    void escapesAreThoseOfPython() {
        assertThat(parse("s == 'it\\'s\\t\\u00e9\\d'"))
                .isEqualTo(comparison("s", Operator.EQUAL, Scalar.of("it's\té\\d")));
        assertThat(parse("s == r'\\d+'")).isEqualTo(comparison("s", Operator.EQUAL, Scalar.of("\\d+")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x > | character 4: expected a value, but found the end",
                "x >> 2 | character 4: expected a value, but found '>'",
                "x = 2 | character 3: expected 'and', 'or' or the end, but found '='; write == to compare",
                "x > 2) | character 6: expected 'and', 'or' or the end, but found ')'",
                "(x > 2 | character 7: expected ')', but found the end",
                "s == 'a | character 6: the quote is never closed",
                "`s == 1 | character 1: the back-tick is never closed",
                "x == None | character 6: nothing compares with null; write x.isnull() or x.notnull()",
                "1 == 1 | character 3: both sides are fixed values; one of them must name a column",
                "x + 'a' == 1 | character 5: '+' needs numbers or columns on both sides",
                "x == @y | character 6: variables such as @x are not available; use a suite parameter for the whole"
                        + " condition",
                "x + 1 | character 3: expected a condition, but this is a number; compare it",
                "x in 5 | character 6: expected a list such as [1, 2] or [\"a\", \"b\"] after 'in'",
                "x ** 2 == 4 | character 3: expected 'and', 'or' or the end, but found '**'",
                "x; y | character 2: ';' has no meaning here",
            })
    void namesTheCharacterThatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> parse(text.strip()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("row_condition, " + message.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__import__('os').system('x') == 0",
                "x.__class__ == 1",
                "x.apply(lambda v: v) == 1",
                "@pd.read_csv('/etc/passwd') == 1",
                "exec('1') == 1",
                "x.str.replace('a', 'b') == 'b'",
                "x.to_csv('out') == 1",
                "x.isnull().any() == True",
                "T(java.lang.Runtime).getRuntime().exec('x')",
                "${7*7} == 49",
                "#{x} == 1",
                "x[0] == 1",
                "x if y else z",
            })
    void nothingIsEverCalled(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("row_condition, character ");
    }

    @Test
    void namesTheFunctionThatIsNotThere() {
        assertThatThrownBy(() -> parse("x > 1 and len(s) > 2"))
                .hasMessage("row_condition, character 11: functions such as len(...) are not available; there are"
                        + " col(\"...\"), date(\"...\") and datetime(\"...\")");
    }

    @Test
    void theGrammarOfGreatExpectationsNeedsCol() {
        assertThatThrownBy(() -> RowConditions.parse("x > 2", Optional.of("great_expectations")))
                .hasMessage("row_condition, character 1: expected a column such as col(\"x\"), but found 'x'");
        assertThat(RowConditions.parse("col(\"x\") > 1 and col(\"x\") < 4", Optional.of("great_expectations")))
                .isEqualTo(parse("x > 1 and x < 4"));
    }

    @Test
    void aPatternThatIsNoRegularExpressionIsRefused() {
        assertThatThrownBy(() -> parse("s.str.contains(\"(a\")"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("row_condition: the regular expression '(a' is not valid at character 1: ");
    }

    @Test
    void anUnknownParserIsRefused() {
        assertThatThrownBy(() -> RowConditions.parse("x > 2", Optional.of("bad_parser")))
                .hasMessage("condition_parser must be 'pandas', 'spark' or 'great_expectations', but was 'bad_parser'");
    }

    @Test
    void deepNestingIsRefused() {
        for (String open :
                List.of("(", "not ", "~", "-", "[", "x in [", "x in ([", "x.isin((", "x.between(", "not (~")) {
            assertThatThrownBy(() -> parse(open.repeat(2_000) + "x"))
                    .as(open)
                    .isInstanceOf(InvalidArgumentException.class);
        }
        assertThat(parse("(".repeat(90) + "x > 1" + ")".repeat(90))).isEqualTo(parse("x > 1"));
    }

    @Test
    void longConditionsAreRefused() {
        assertThatThrownBy(() -> parse("x > 1" + " ".repeat(10_000)))
                .hasMessage("row_condition, character 10001: the condition has 10005 characters, more than 10000");
        assertThatThrownBy(() -> parse("x" + " + 1".repeat(200) + " > 1"))
                .hasMessageContaining("more than 100 arithmetic operations");
    }

    @Test
    void readsObjects() {
        assertThat(parseObject(comparisonObject("==", 2))).isEqualTo(equal("x", 2));
        assertThat(parseObject(comparisonObject("NOT_IN", List.of(1, 2)))).isEqualTo(parse("x not in [1, 2]"));
        assertThat(parseObject(comparisonObject("IN", List.of()))).isEqualTo(inSet("x"));
        assertThat(parseObject(Map.of("type", "nullity", "column", Map.of("name", "x"), "is_null", false)))
                .isEqualTo(Condition.present("x"));
        assertThat(parseObject(Map.of("type", "pass_through", "pass_through_filter", "x > 2")))
                .isEqualTo(parse("x > 2"));
        assertThat(parseObject(Map.of(
                        "type",
                        "and",
                        "conditions",
                        List.of(
                                Map.of(
                                        "type",
                                        "or",
                                        "conditions",
                                        List.of(comparisonObject("==", 1), comparisonObject("==", 2))),
                                comparisonObject("<", 4)))))
                .isEqualTo(parse("(x == 1 or x == 2) and x < 4"));
    }

    @Test
    void refusesObjectsThatItDoesNotKnow() {
        assertThatThrownBy(() -> parseObject(Map.of("type", "xor")))
                .hasMessage("row_condition: unknown condition type 'xor';"
                        + " there are comparison, nullity, and, or, pass_through");
        assertThatThrownBy(() -> parseObject(comparisonObject("=", 1)))
                .hasMessage("row_condition: operator must be one of ==, !=, <, <=, >, >=, IN, NOT_IN, but was =");
        assertThatThrownBy(() -> parseObject(comparisonObject("==", Scalar.NULL)))
                .hasMessageContaining("use a condition of type nullity");
        assertThatThrownBy(() -> parseObject(Map.of("type", "and", "conditions", List.of())))
                .hasMessageContaining("a list of one or more conditions");
    }

    @Test
    void refusesObjectsThatAreTooDeep() {
        Map<String, Object> object = comparisonObject("==", 1);
        for (int i = 0; i < 200; i++) {
            object = Map.of("type", "and", "conditions", List.of(object));
        }
        Map<String, Object> deep = object;
        assertThatThrownBy(() -> parseObject(deep)).hasMessageContaining("nested deeper than 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country == \"DE\" and amount > 0",
                "x != 1",
                "x not in [1, \"a\", True]",
                "not x > 2",
                "x is null or y is not null",
                "(a == 1 or b == 2) and c == 3",
                "`first name` == \"it's \\\"quoted\\\"\"",
                "x + (y * 2) > 0 - z",
                "s.str.contains(\"^a\\\\.b\")",
                "not s.str.len() >= 3",
                "d >= date(\"2020-01-31\") and d < datetime(\"2020-02-01T10:00:00\")",
                "1 < x and x <= 5",
            })
    void printsAsPeopleWriteIt(String text) {
        assertThat(RowConditions.print(parse(text))).isEqualTo(text);
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = statement(random, 4);
            Condition condition = parse(text);
            String printed = RowConditions.print(condition);
            assertThat(parse(printed))
                    .as("seed %d: %s printed as %s", seed, text, printed)
                    .isEqualTo(condition);
        }
    }

    @Test
    void damagedConditionsAreReadOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String pieces = "x y\"'`()[]<>=!&|~.,+-*/%@01e9\\ ";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(statement(random, 3));
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                    default -> text.insert(at, Character.toChars(random.nextInt(0xd800)));
                }
            }
            Throwable thrown = catchThrowable(() -> parse(text.toString()));
            if (thrown != null) {
                assertThat(thrown).as("seed %d: %s", seed, text).isInstanceOf(InvalidArgumentException.class);
            }
        }
    }

    private static String statement(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            String left = statement(random, depth - 1);
            String right = statement(random, depth - 1);
            return switch (random.nextInt(5)) {
                case 0 -> "(" + left + ") and (" + right + ")";
                case 1 -> left + " & " + right;
                case 2 -> left + " or " + right;
                case 3 -> "not (" + left + ")";
                default -> "~(" + left + " | " + right + ")";
            };
        }
        return switch (random.nextInt(9)) {
            case 0 -> pick(random, "x", "`a b`", "col('y')") + " in [" + literal(random) + ", " + literal(random) + "]";
            case 1 -> "x not in [" + literal(random) + "]";
            case 2 -> "y.isnull()";
            case 3 -> "`and`.notnull()";
            case 4 -> "s.str." + pick(random, "startswith", "endswith", "contains") + "(\"a.b\\\\\\n\")";
            case 5 -> "s.str.len() " + operator(random) + " " + (random.nextInt(8) - 2);
            case 6 -> "x " + pick(random, "+", "-", "*", "/", "%") + " -y " + operator(random) + " "
                    + random.nextInt(9);
            case 7 -> literal(random) + " " + operator(random) + " x " + operator(random) + " y";
            default -> "größe " + operator(random) + " " + literal(random);
        };
    }

    private static String operator(Random random) {
        return pick(random, "==", "!=", "<", "<=", ">", ">=");
    }

    private static String literal(Random random) {
        return pick(random, "1", "-2.50", "1e3", "'a'", "\"it's\"", "True", "date('2020-01-31')", "''");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Condition parse(String text) {
        return RowConditions.parse(text, Optional.empty());
    }

    private static Condition parseObject(Map<String, Object> object) {
        return RowConditions.parse(object, Optional.empty());
    }

    private static Map<String, Object> comparisonObject(String operator, Object parameter) {
        return Map.of(
                "type", "comparison", "column", Map.of("name", "x"), "operator", operator, "parameter", parameter);
    }

    private static Condition comparison(String column, Operator operator, Scalar value) {
        return new Comparison(new Operand.Column(column), operator, new Operand.Literal(value));
    }

    private static Condition equal(String column, long value) {
        return comparison(column, Operator.EQUAL, Scalar.of(value));
    }

    private static Condition inSet(String column, Scalar... members) {
        return new Condition.InSet(column, new ArrayList<>(Arrays.asList(members)));
    }

    private static Condition matches(String column, String pattern) {
        return new Condition.Matches(column, List.of(pattern), Condition.MatchOn.ANY);
    }
}
