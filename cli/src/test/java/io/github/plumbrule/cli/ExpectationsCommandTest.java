package io.github.plumbrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.SuiteLinter;
import io.github.plumbrule.expectations.SuiteProblem;
import io.github.plumbrule.expectations.spi.ExpectationType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationsCommandTest {

    @Test
    void listsEveryTypeWithItsSummary() {
        CommandLineRun run = CommandLineRun.of("expectations");
        assertThat(run.exitCode()).isZero();
        for (ExpectationType type : Catalogue.standard().types()) {
            assertThat(run.out().lines()).contains(type.name());
        }
        assertThat(run.err()).contains(Catalogue.standard().types().size() + " types");
    }

    @Test
    void listsTheTypesThatHaveAWordInCommon() {
        CommandLineRun run = CommandLineRun.of("expectations", "TABLE_ROW_COUNT");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("expect_table_row_count_to_equal", "expect_table_row_count_to_be_between")
                .doesNotContain("regex");
    }

    @Test
    void explainsOneType() {
        CommandLineRun run = CommandLineRun.of("expectations", "expect_column_values_to_be_between");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("    column         a column name; ", "; required")
                .contains("    strict_max     true or false; ", "; default: false")
                .contains("    mostly         a number; the share of the values that must hold", "; default: 1")
                .contains("\"type\": \"expect_column_values_to_be_between\"");
    }

    @Test
    void suggestsTheTypeThatWasMeant() {
        CommandLineRun run = CommandLineRun.of("expectations", "expect_column_values_to_be_betwen");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "plumbrule: there is no expectation 'expect_column_values_to_be_betwen'. Did you mean"
                                + " 'expect_column_values_to_be_between'?\n");
    }

    @Test
    void saysWhereToLookWhenNothingIsNear() {
        CommandLineRun run = CommandLineRun.of("expectations", "wibble");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("there is no expectation 'wibble'; 'plumbrule expectations' lists all");
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsAnExampleThatWorks(ExpectationType type) {
        SuiteLinter.Report report = SuiteLinter.lint("example.json", ExampleSuite.of(type), Catalogue.standard());
        assertThat(report.problems()).extracting(SuiteProblem::toString).isEmpty();
        assertThat(report.advice()).extracting(SuiteProblem::toString).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void keepsWithinTheWidthOfTheScreen(ExpectationType type) {
        List<String> lines =
                CommandLineRun.of("expectations", type.name()).out().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    static Stream<ExpectationType> types() {
        return Catalogue.standard().types().stream();
    }
}
