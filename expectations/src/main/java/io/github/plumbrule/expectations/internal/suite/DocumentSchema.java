package io.github.plumbrule.expectations.internal.suite;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.serialization.NodeReader;
import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.spi.ExpectationType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Validates documents against the schema of suites.
 *
 * <p>The schema is made in memory and refers only to itself: nothing is ever fetched, neither from a network nor from a
 * file, whatever a document says.
 */
final class DocumentSchema {

    /**
     * One thing that the schema does not allow.
     *
     * @param path the keys and indexes down to the value
     * @param keyword the rule of the schema that is broken
     * @param property the key that is missing or unknown, if it is about one; else the empty text
     */
    record Finding(List<Object> path, String keyword, String property) {
        Finding {
            path = List.copyOf(path);
        }
    }

    private DocumentSchema() {}

    static List<Finding> validate(JsonNode root, Catalogue catalogue) {
        List<String> names =
                catalogue.types().stream().map(ExpectationType::name).toList();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.nodeReader(new NothingToRead())
                        .schemaLoader(
                                loader -> loader.fetchRemoteResources(false).block(iri -> true)));
        Schema schema = registry.getSchema(SchemaBuilder.build(usedTypes(root, catalogue), names));
        List<Finding> findings = new ArrayList<>();
        for (Error error : schema.validate(root)) {
            String property = error.getProperty() == null ? "" : error.getProperty();
            findings.add(new Finding(path(error.getInstanceLocation()), error.getKeyword(), property));
        }
        return findings;
    }

    /** The types in a document: a schema of only these is made and checked much faster than one of all. */
    private static Set<ExpectationType> usedTypes(JsonNode root, Catalogue catalogue) {
        Set<ExpectationType> used = new LinkedHashSet<>();
        for (JsonNode expectation : root.path("expectations")) {
            for (String key : SchemaBuilder.TYPE_KEYS) {
                catalogue.find(expectation.path(key).asString("")).ifPresent(used::add);
            }
        }
        return used;
    }

    private static List<Object> path(NodePath location) {
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getElement(i));
        }
        return path;
    }

    /** Refuses to read text: trees go in, so the reader that would be made otherwise only costs time. */
    private static final class NothingToRead implements NodeReader {
        @Override
        public JsonNode readTree(String content, InputFormat format) {
            throw new IllegalStateException("the schema of suites refers only to itself");
        }

        @Override
        public JsonNode readTree(InputStream content, InputFormat format) {
            throw new IllegalStateException("the schema of suites refers only to itself");
        }
    }
}
