package io.github.plumbrule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may contain. */
class TemplateTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/io/github/plumbrule/reports");

    @Test
    void templatesNeverLeaveEscapingOrRunText() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContain("?no_esc", "?interpret", "?eval", "?new", "?api", "<#noautoesc", "<#outputformat")
                    .doesNotContain("?noEsc", "?evalJson", "<#noAutoEsc", "<#outputFormat", "?markup_string");
        }
    }

    @Test
    void noTemplateHasTheNameThatSwitchesForcedEscapingOff() throws IOException {
        assertThat(templates()).isNotEmpty().allSatisfy(template -> assertThat(template.toString())
                .doesNotEndWith(".ftlh")
                .doesNotEndWith(".ftlx"));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
