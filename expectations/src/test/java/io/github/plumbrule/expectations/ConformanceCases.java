package io.github.plumbrule.expectations;

import static org.assertj.core.api.Assertions.fail;

import io.github.plumbrule.core.source.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the cases that record what Great Expectations answers; they are kept outside of this repository. */
final class ConformanceCases {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ss", Locale.ENGLISH);

    private ConformanceCases() {}

    /** One case: a small table, an expectation, and the answer. */
    record Case(String id, Map<String, @Nullable Object> json) {

        String type() {
            return String.valueOf(json.get("expectation_type"));
        }

        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> map(String key) {
            return json.get(key) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
        }

        String text(String key) {
            return String.valueOf(json.get(key));
        }

        /** How the case was verified with pandas; the empty text for cases that were only ever run there. */
        String status() {
            return map("verification").get("pandas") instanceof Map<?, ?> pandas
                    ? String.valueOf(pandas.get("status"))
                    : "";
        }

        Rows rows() {
            Map<String, @Nullable Object> columns = map("columns");
            Map<String, @Nullable Object> types = new LinkedHashMap<>(map("column_types"));
            if (map("schemas").get("pandas") instanceof Map<?, ?> schema) {
                schema.forEach((column, type) -> types.put(String.valueOf(column), type));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int number = 0;
            for (Map.Entry<String, @Nullable Object> column : columns.entrySet()) {
                List<?> values = (List<?>) java.util.Objects.requireNonNull(column.getValue());
                String type = String.valueOf(types.get(column.getKey()));
                for (int i = 0; i < values.size(); i++) {
                    if (rows.size() == i) {
                        rows.add(new ArrayList<>());
                    }
                    rows.get(i).add(typed(plain(values.get(i)), type));
                }
                number++;
            }
            for (List<@Nullable Object> row : rows) {
                while (row.size() < number) {
                    row.add(null);
                }
            }
            return Rows.ofLists(id, List.copyOf(columns.keySet()), rows);
        }

        Expectation expectation() {
            Map<String, Object> arguments = new LinkedHashMap<>();
            map("kwargs").forEach((name, value) -> {
                Object plain = plain(value);
                if (plain != null) {
                    arguments.put(name, plain);
                }
            });
            return Expectation.of(type(), arguments);
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>();
            map("suite_parameters").forEach((name, value) -> {
                if (value != null) {
                    parameters.put(name, value);
                }
            });
            return parameters;
        }
    }

    /** The folder with the cases; its absence skips the test, except where a build server must have it. */
    static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path sibling = folder.resolveSibling("shared").resolve("conformance");
            if (Files.isDirectory(sibling)) {
                return sibling;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("CI=true, but there is no folder ../shared/conformance");
        }
        Assumptions.abort("there is no folder ../shared/conformance");
        throw new AssertionError("aborted");
    }

    static List<Case> read(Path folder) {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (Object item : MAPPER.readValue(file.toFile(), List.class)) {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    ((Map<?, ?>) item).forEach((key, value) -> json.put(String.valueOf(key), value));
                    cases.add(new Case(String.valueOf(json.get("id")), json));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /** A JSON value in which numbers that JSON cannot write are what they stand for. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.containsKey("$number")) {
                return Double.valueOf(String.valueOf(map.get("$number")));
            }
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
            return plain;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return value;
    }

    /** A value as pandas would hold it in a column of a type. */
    private static @Nullable Object typed(@Nullable Object value, String type) {
        if (value == null) {
            return null;
        }
        if (type.startsWith("datetime") || type.equals("timestamp") || type.equals("date")) {
            LocalDateTime time = time(String.valueOf(value)).orElseThrow();
            return type.equals("date") ? time.toLocalDate() : time;
        }
        return switch (type) {
            case "str" -> String.valueOf(value);
            case "int" -> value instanceof String text ? Long.valueOf(text) : value;
            case "float", "float64" -> value instanceof Number number ? number.doubleValue() : value;
            default -> value;
        };
    }

    /** A moment in any form in which the cases write one. */
    static Optional<LocalDateTime> time(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay());
            }
            if (Character.isLetter(text.charAt(0))) {
                return Optional.of(LocalDateTime.parse(text, ENGLISH));
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10
                            ? OffsetDateTime.parse(iso)
                                    .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                                    .toLocalDateTime()
                            : LocalDateTime.parse(iso));
        } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
