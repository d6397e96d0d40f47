package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SuiteLinterTest {

    @Test
    void aGoodSuiteHasNoProblemsAndNoAdvice() {
        SuiteLinter.Report report = lint("{\"type\": \"expect_column_to_exist\", \"kwargs\": {\"column\": \"id\"}}");
        assertThat(report.problems()).isEmpty();
        assertThat(report.advice()).isEmpty();
        assertThat(report.details()).isEmpty();
    }

    @Test
    void aSuiteWithoutExpectationsIsAProblem() {
        assertThat(lint("").problems())
                .extracting(SuiteProblem::toString)
                .containsExactly("s.json: the suite has no expectations; a run that checks nothing never passes");
    }

    @Test
    void anExpectationThatStandsTwiceIsNamed() {
        String twice = "{\"type\": \"expect_column_to_exist\", \"kwargs\": {\"column\": \"id\"}}";
        assertThat(lint(twice + ",\n" + twice).advice())
                .extracting(SuiteProblem::toString)
                .containsExactly("s.json:2:1: this is expected already in line 1");
    }

    @Test
    void expectationsThatCannotFailAreNamed() {
        assertThat(lint("{\"type\": \"expect_column_values_to_be_unique\", \"severity\": \"info\","
                                + " \"kwargs\": {\"column\": \"id\", \"mostly\": 0}}")
                        .advice())
                .extracting(SuiteProblem::message)
                .containsExactly(
                        "with mostly 0 this holds whatever the data is",
                        "no expectation is critical, so no failure will ever fail the run");
    }

    @Test
    void namesTheParametersThatAreNeeded() {
        assertThat(lint("{\"type\": \"expect_column_to_exist\", \"kwargs\": {\"column\": {\"$PARAMETER\": \"c\"}}}")
                        .parameters())
                .containsExactly("c");
    }

    @Test
    void aBrokenSuiteHasProblemsAndNoAdvice() {
        SuiteLinter.Report report = lint("{\"type\": \"expect_column_to_exits\"}");
        assertThat(report.problems()).hasSize(1);
        assertThat(report.details())
                .contains("Did you mean 'expect_column_to_exist'?")
                .contains("^");
        assertThat(report.advice()).isEmpty();
    }

    @Test
    void aMissingFileIsAProblem() {
        assertThat(SuiteLinter.lint(Path.of("none.json"), Catalogue.standard()).problems())
                .extracting(SuiteProblem::toString)
                .containsExactly("none.json: there is no such file");
    }

    private static SuiteLinter.Report lint(String expectations) {
        return SuiteLinter.lint(
                "s.json", "{\"name\": \"s\", \"expectations\": [" + expectations + "]}", Catalogue.standard());
    }
}
