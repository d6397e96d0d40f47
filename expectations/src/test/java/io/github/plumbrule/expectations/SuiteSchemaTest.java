package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published schema is the one that the catalogue makes. */
class SuiteSchemaTest {
    private static final String REFRESH =
            "the published schema is out of date; refresh it with: mvn -pl expectations -am test"
                    + " -Dtest=SuiteSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dplumbrule.refresh=true";

    @Test
    void thePublishedSchemaIsUpToDate() throws IOException {
        String generated = SuiteSchema.generate(Catalogue.standard());
        Path resource = Path.of("src/main/resources/io/github/plumbrule/expectations/suite.schema.json");
        Path document = Path.of("../docs/schema/suite.schema.json");
        if (Boolean.getBoolean("plumbrule.refresh")) {
            for (Path file : new Path[] {resource, document}) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            }
        }
        assertThat(resource).as(REFRESH).exists();
        assertThat(document).as(REFRESH).exists();
        assertThat(Files.readString(resource).equals(generated)).as(REFRESH).isTrue();
        assertThat(Files.readString(document).equals(generated)).as(REFRESH).isTrue();
    }

    @Test
    void theSchemaComesWithTheLibrary() throws IOException {
        try (InputStream schema = SuiteSchema.class.getResourceAsStream("suite.schema.json")) {
            assertThat(schema).isNotNull();
            assertThat(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("https://json-schema.org/draft/2020-12/schema");
        }
    }
}
