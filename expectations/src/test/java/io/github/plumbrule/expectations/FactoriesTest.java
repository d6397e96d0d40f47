package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.expectations.internal.run.Compiler;
import io.github.plumbrule.expectations.spi.ExpectationType;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fluent factories build what a document would. */
class FactoriesTest {
    private static final List<Expectation> ALL = List.of(
            Table.rowCountBetween(1, 10),
            Table.rowCountAtLeast(1),
            Table.rowCountEquals(3),
            Table.columnCountBetween(1, 5),
            Table.columnCountEquals(2),
            Columns.exists("id"),
            Columns.existsAt("id", -1),
            Columns.areExactly("id", "amount"),
            Columns.include("id"),
            Columns.areInOrder("id", "amount"),
            Values.notNull("id"),
            Values.isNull("id"),
            Values.unique("id"),
            Values.between("amount", 0, 10_000),
            Values.atLeast("day", LocalDate.of(2026, 1, 31)),
            Values.atMost("amount", 2.5),
            Values.greaterThan("amount", 0),
            Values.lessThan("code", "m"),
            Values.inSet("status", "NEW", "PAID"),
            Values.notInSet("amount", 0, 99, null),
            Values.matches("email", "@"),
            Values.doesNotMatch("email", " "),
            Values.matchesAny("email", "a", "b"),
            Values.matchesAll("email", "a", "b"),
            Values.matchesNone("email", "a", "b"),
            Values.lengthBetween("code", 1, 3),
            Values.lengthEquals("code", 2),
            Values.ofType("id", "int"),
            Values.ofAnyType("id", "int", "string"),
            Values.increasing("id"),
            Values.strictlyIncreasing("id"),
            Values.decreasing("id"),
            Values.strictlyDecreasing("id"),
            Records.unique("a", "b"),
            Records.valuesDiffer("a", "b"),
            Records.valuesAreEqual("a", "b"),
            Records.sumEquals(3, "a", "b"),
            Pairs.equal("a", "b"),
            Pairs.greater("a", "b"),
            Pairs.greaterOrEqual("a", "b"),
            Pairs.inSet("a", "b", List.of(List.of(1, 2), List.of("x", "y"))),
            Aggregates.minBetween("a", 0, 1),
            Aggregates.maxBetween("a", "2026-01-01", "2026-12-31"),
            Aggregates.meanBetween("score", 49, 51),
            Aggregates.medianBetween("a", 0, 1),
            Aggregates.sumBetween("a", 0, 1),
            Aggregates.standardDeviationBetween("a", 0, 1),
            Aggregates.quantileBetween("a", 0.9, 0, 1),
            Aggregates.distinctCountBetween("a", 0, 1),
            Aggregates.distinctShareBetween("a", 0, 1),
            Aggregates.presentShareBetween("a", 0.5, 1),
            Aggregates.mostCommonIn("a", 1, 2),
            Aggregates.distinctIn("a", 1, 2),
            Aggregates.distinctContain("a", 1, 2),
            Aggregates.distinctEqual("a", 1, 2));

    @Test
    void buildTheSameValuesAsDocuments() {
        assertThat(Values.between("amount", 0, 10_000))
                .isEqualTo(Expectation.of(
                        "expect_column_values_to_be_between",
                        Map.of("column", "amount", "min_value", 0L, "max_value", 10_000L)));
        assertThat(Values.inSet("status", "NEW", "PAID"))
                .isEqualTo(Expectation.of(
                        "expect_column_values_to_be_in_set",
                        Map.of("column", "status", "value_set", List.of("NEW", "PAID"))));
        assertThat(Values.atLeast("day", LocalDate.of(2026, 1, 31)).arguments())
                .containsEntry("min_value", "2026-01-31");
    }

    @Test
    void coverEveryBuiltInType() {
        Set<String> built = new LinkedHashSet<>();
        ALL.forEach(expectation -> built.add(expectation.type()));
        assertThat(Catalogue.standard().types())
                .extracting(ExpectationType::name)
                .containsExactlyInAnyOrderElementsOf(built);
    }

    @Test
    void compile() {
        for (Expectation expectation : ALL) {
            ExpectationType type = Catalogue.standard().find(expectation.type()).orElseThrow();
            assertThat(Compiler.check(type, expectation.arguments(), 20, List.of())
                            .statement())
                    .as(expectation.type())
                    .isNotBlank()
                    .doesNotEndWith(".");
        }
    }

    @Test
    void findNoTypeTwice() {
        assertThat(Catalogue.standard().types())
                .extracting(ExpectationType::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("expect_[a-z_]+"));
        assertThat(Catalogue.standard().types())
                .extracting(ExpectationType::summary)
                .allMatch(text -> text.endsWith("."));
    }
}
