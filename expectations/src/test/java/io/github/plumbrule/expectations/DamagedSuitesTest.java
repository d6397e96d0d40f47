package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a document holds, it is read or refused with a place; nothing else is ever thrown. */
class DamagedSuitesTest {
    private static final String GOOD = SuiteWriter.write(Suite.of(
            "orders",
            Expectation.of(
                    "expect_column_values_to_be_between",
                    Map.of("column", "amount", "min_value", 0, "max_value", 10.5, "mostly", 0.99)),
            Expectation.of(
                            "expect_column_values_to_be_in_set",
                            Map.of("column", "status", "value_set", List.of("NEW", 1, true)))
                    .where("country == \"DE\" and s.str.contains(\"^a+$\")"),
            Expectation.of(
                    "expect_column_values_to_match_regex", Map.of("column", "email", "regex", "^[^@]+@[a-z.]+$")),
            Expectation.of(
                    "expect_column_quantile_values_to_be_between",
                    Map.of(
                            "column",
                            "x",
                            "quantile_ranges",
                            Map.of(
                                    "quantiles",
                                    List.of(0.1, 0.5),
                                    "value_ranges",
                                    List.of(List.of(1, 2), List.of(3, 4))))),
            Expectation.of(
                            "expect_table_row_count_to_be_between",
                            Map.of("min_value", Map.of("$PARAMETER", "lo * 2", "$PARAMETER.lo", 1)))
                    .severity(Severity.WARNING)
                    .notes("n")));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999999999",
            "1e999",
            "1e30",
            "1e-999",
            "0.5",
            "-0.0",
            "99999999999999999999",
            "\"\"",
            "\"NaN\"",
            "NaN",
            "\"2020-01-01\"",
            "\"x\"",
            "[]",
            "[null]",
            "[[]]",
            "[1, \"a\", null]",
            "[[1, 2], [null, 0]]",
            "{}",
            "{\"$PARAMETER\": \"1 / 0\"}",
            "{\"$PARAMETER\": \"p\", \"$PARAMETER.p\": []}",
            "{\"$PARAMETER\": {}}",
            "{\"type\": \"comparison\", \"column\": {\"name\": \"x\"}, \"operator\": \"IN\", \"parameter\": [{}]}",
            "{\"quantiles\": [2], \"value_ranges\": [[3, 1]]}");

    @Test
    void damagedTextsAreReadOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int j = random.nextInt(3); j >= 0; j--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, "{}[],:\"\\0-e.nt \u0000\u202E".charAt(random.nextInt(17)));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                    default -> text.setCharAt(at, (char) random.nextInt(0x3000));
                }
            }
            requireReadOrRefused("seed " + seed, text.toString());
        }
    }

    @Test
    void valuesThatDoNotFitAreReadOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<int[]> places = places();
        for (int i = 0; i < 1_000; i++) {
            String text = GOOD;
            for (int j = random.nextInt(2); j >= 0; j--) {
                int[] place = places.get(random.nextInt(places.size()));
                // From the end, so that an earlier place stays where it is.
                if (j == 0 || place[0] > GOOD.length() / 2) {
                    text = GOOD.substring(0, place[0])
                            + VALUES.get(random.nextInt(VALUES.size()))
                            + GOOD.substring(place[1]);
                }
            }
            requireReadOrRefused("seed " + seed, text);
        }
    }

    @Test
    void everyArgumentOfEveryTypeTakesOrRefusesEveryValue() {
        for (var type : Catalogue.standard().types()) {
            for (var parameter : type.parameters()) {
                for (String value : VALUES) {
                    requireReadOrRefused(
                            type.name(),
                            "{\"name\": \"x\", \"expectations\": [{\"type\": \"" + type.name() + "\", \"kwargs\": {\""
                                    + parameter.name() + "\": " + value + "}}]}");
                }
            }
        }
    }

    /** The values of the good suite that fit on one line: where each begins and ends. */
    private static List<int[]> places() {
        List<int[]> places = new ArrayList<>();
        for (int at = GOOD.indexOf(": "); at >= 0; at = GOOD.indexOf(": ", at + 1)) {
            int end = GOOD.indexOf('\n', at);
            char last = GOOD.charAt(end - 1);
            if (last != '{' && last != '[') {
                places.add(new int[] {at + 2, last == ',' ? end - 1 : end});
            }
        }
        return places;
    }

    private static void requireReadOrRefused(String what, String text) {
        Throwable thrown = catchThrowable(() -> SuiteReader.read("damaged.json", text));
        if (thrown != null) {
            assertThat(thrown).as("%s: %s", what, text).isInstanceOf(SuiteException.class);
            assertThat(((SuiteException) thrown).problems())
                    .as("%s: %s", what, text)
                    .isNotEmpty();
            assertThat(((SuiteException) thrown).details())
                    .as("%s: %s", what, text)
                    .isNotBlank();
        }
    }
}
