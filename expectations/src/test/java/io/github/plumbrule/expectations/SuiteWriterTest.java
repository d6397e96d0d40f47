package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.ExpectationType.Shared;
import io.github.plumbrule.expectations.spi.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuiteWriterTest {

    @Test
    void writesTheNewDialect() {
        Suite suite = Suite.of(
                "orders",
                Expectation.of("expect_column_values_to_be_in_set")
                        .with("column", "status")
                        .with("value_set", Arrays.asList("NEW", 1, 0.5, true, null, Double.NaN))
                        .severity(Severity.WARNING)
                        .notes("n"));
        assertThat(SuiteWriter.write(suite))
                .isEqualTo(
                        """
                        {
                          "name": "orders",
                          "expectations": [
                            {
                              "type": "expect_column_values_to_be_in_set",
                              "kwargs": {
                                "column": "status",
                                "value_set": [
                                  "NEW",
                                  1,
                                  0.5,
                                  true,
                                  null,
                                  "NaN"
                                ]
                              },
                              "severity": "warning",
                              "notes": [
                                "n"
                              ],
                              "meta": {}
                            }
                          ],
                          "meta": {}
                        }
                        """);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Suite suite = suite(random);
            String text = SuiteWriter.write(suite);
            assertThat(SuiteReader.read("written.json", text))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(suite);
        }
    }

    private static Suite suite(Random random) {
        List<ExpectationType> types = Catalogue.standard().types();
        List<Expectation> expectations = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            ExpectationType type = types.get(random.nextInt(types.size()));
            // Arguments that wait for a parameter always fit together, whatever the type demands of them.
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("column", Map.of("$PARAMETER", "name"));
            for (Parameter parameter : type.parameters()) {
                if (parameter.required() || random.nextBoolean()) {
                    arguments.put(parameter.name(), argument(parameter, random));
                }
            }
            if (type.parameters().stream().noneMatch(each -> each.name().equals("column"))) {
                arguments.remove("column");
            }
            if (type.shared() == Shared.ROW_CONDITION_AND_MOSTLY && random.nextBoolean()) {
                arguments.put("mostly", BigDecimal.valueOf(random.nextInt(1001), 3));
            }
            if (type.shared() != Shared.NONE && random.nextBoolean()) {
                arguments.put("row_condition", "x != \"" + random.nextInt() + "\" and `a b` > 1");
            }
            expectations.add(new Expectation(
                    type.name(),
                    arguments,
                    Severity.values()[random.nextInt(3)],
                    random.nextBoolean() ? Optional.of("id" + random.nextInt()) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                    random.nextBoolean() ? List.of(text(random), text(random)) : List.of(),
                    random.nextBoolean() ? Map.of(text(random), json(random, 3)) : Map.of()));
        }
        return new Suite(text(random), expectations, Map.of("k", json(random, 4)));
    }

    private static Object argument(Parameter parameter, Random random) {
        if (!parameter.choices().isEmpty()) {
            return parameter.choices().get(random.nextInt(parameter.choices().size()));
        }
        return switch (parameter.kind()) {
            case VALUE_LIST -> List.of(Map.of("$PARAMETER", "v"), scalar(random), scalar(random));
            case BOOLEAN -> random.nextBoolean();
            default -> Map.of("$PARAMETER", "p" + random.nextInt(9));
        };
    }

    private static Object json(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? List.of(json(random, depth - 1), json(random, depth - 1))
                    : Map.of("a", json(random, depth - 1), text(random) + "b", scalar(random));
        }
        return random.nextInt(9) == 0 ? List.of(Scalar.NULL, 0) : scalar(random);
    }

    private static Object scalar(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> new BigDecimal(random.nextDouble());
            case 2 -> new BigDecimal("1e" + (random.nextInt(80) - 40));
            case 3 -> random.nextBoolean();
            case 4 -> random.nextDouble();
            case 5 -> Double.NaN;
            case 6 -> new BigDecimal(Long.MAX_VALUE).add(BigDecimal.valueOf(random.nextInt(3)));
            default -> text(random);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint("aé\"\\\n\u0000\u2028𝄞 /".codePoints().toArray()[random.nextInt(10)]);
        }
        return text.toString();
    }
}
