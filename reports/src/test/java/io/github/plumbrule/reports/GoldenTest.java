package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole reports, character by character.
 *
 * <p>After a wanted change: {@code mvn -pl reports -am test -Dplumbrule.refresh=true}, then read the difference.
 */
class GoldenTest {
    private static final Path FILES = Path.of("src/test/resources/io/github/plumbrule/reports");

    static List<Arguments> reports() {
        Verdict failed = SampleVerdicts.failed();
        return List.of(
                Arguments.of("failed.txt", new TextReport(TextReport.Colours.NONE), failed),
                Arguments.of("failed.ansi.txt", new TextReport(TextReport.Colours.ANSI), failed),
                Arguments.of("failed.junit.xml", new JUnitReport(), failed),
                Arguments.of("failed.boolean-only.json", new JsonReport(ResultFormat.BOOLEAN_ONLY), failed),
                Arguments.of("failed.complete.json", new JsonReport(ResultFormat.COMPLETE), failed),
                Arguments.of("failed.html", new HtmlReport(), failed),
                Arguments.of(
                        "nothing-checked.txt",
                        new TextReport(TextReport.Colours.NONE),
                        SampleVerdicts.nothingChecked()),
                Arguments.of("nothing-checked.junit.xml", new JUnitReport(), SampleVerdicts.nothingChecked()),
                Arguments.of("passed.txt", new TextReport(TextReport.Colours.NONE), SampleVerdicts.passed()),
                Arguments.of("passed.html", new HtmlReport(), SampleVerdicts.passed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void isWrittenAsBefore(String file, Report report, Verdict verdict) throws IOException {
        String written = report.render(verdict).replace(Product.VERSION, "VERSION");
        if (Boolean.getBoolean("plumbrule.refresh")) {
            Files.createDirectories(FILES);
            Files.writeString(FILES.resolve(file), written);
        }

        assertThat(written).isEqualTo(golden(file));
    }

    @Test
    void isTheSameInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<String> before = rendered();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(rendered()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> rendered() {
        return reports().stream()
                .map(Arguments::get)
                .map(arguments -> ((Report) arguments[1]).render((Verdict) arguments[2]))
                .toList();
    }

    private static String golden(String file) throws IOException {
        Path path = FILES.resolve(file);
        if (Files.exists(path)) {
            return Files.readString(path);
        }
        try (InputStream in = GoldenTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
