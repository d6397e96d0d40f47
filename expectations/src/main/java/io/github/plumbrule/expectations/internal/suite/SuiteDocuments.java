package io.github.plumbrule.expectations.internal.suite;

import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Suite;
import io.github.plumbrule.expectations.SuiteProblem;
import io.github.plumbrule.expectations.internal.Suggestions;
import io.github.plumbrule.expectations.internal.argument.CheckedArguments;
import io.github.plumbrule.expectations.internal.condition.RowConditions;
import io.github.plumbrule.expectations.internal.parameter.SuiteParameters;
import io.github.plumbrule.expectations.internal.suite.DocumentSchema.Finding;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.InvalidArgumentException;
import io.github.plumbrule.expectations.spi.Parameter.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads suite documents of both dialects, and finds everything that is wrong with one at once. */
public final class SuiteDocuments {
    private static final List<String> PARAMETER_KEYS = List.of("suite_parameters", "evaluation_parameters");

    private final Catalogue catalogue;
    private final JsonDocument document;
    private final Problems problems;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private SuiteDocuments(Catalogue catalogue, JsonDocument document, Problems problems) {
        this.catalogue = catalogue;
        this.document = document;
        this.problems = problems;
    }

    /**
     * What a document says, and what is wrong with it.
     *
     * @param suite the suite, if nothing is wrong
     * @param lines the line and column of each expectation
     */
    public record Reading(Optional<Suite> suite, List<SuiteProblem> problems, List<Line> lines) {
        public Reading {
            problems = List.copyOf(problems);
            lines = List.copyOf(lines);
        }
    }

    /** Where an expectation stands. */
    public record Line(int line, int column) {}

    /** The schema of all types of a catalogue, as JSON text. */
    public static String schema(Catalogue catalogue) {
        List<String> names =
                catalogue.types().stream().map(ExpectationType::name).toList();
        ObjectNode schema = SchemaBuilder.build(catalogue.types(), names);
        return JsonText.pretty(schema);
    }

    /** Reads a document. */
    public static Reading read(String source, String text, Catalogue catalogue) {
        Problems problems = new Problems(source);
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Optional<JsonDocument> document = JsonDocument.parse(body, problems);
        if (document.isEmpty()) {
            return new Reading(Optional.empty(), problems.list(), List.of());
        }
        SuiteDocuments reader = new SuiteDocuments(catalogue, document.get(), problems);
        Optional<Suite> suite = reader.read();
        return new Reading(
                problems.isEmpty() ? suite : Optional.empty(),
                problems.list(),
                reader.places.stream()
                        .map(place ->
                                new Line(place.value().line(), place.value().column()))
                        .toList());
    }

    private Optional<Suite> read() {
        JsonNode root = document.root();
        if (!root.isObject()) {
            problems.add(document.place().value(), "a suite must be an object, but this is " + Shown.value(root));
            return Optional.empty();
        }
        List<Finding> findings = DocumentSchema.validate(root, catalogue);
        findings.stream().filter(finding -> !isAboutArguments(finding)).forEach(this::report);
        if (!root.path("expectations").isArray()) {
            return Optional.empty();
        }
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (String key : PARAMETER_KEYS) {
            if (root.path(key).isObject()) {
                defaults.putAll(JsonDocument.objectOf(root.path(key)));
            }
        }
        Place list = document.place().nearest(List.of("expectations"));
        for (int i = 0; i < root.path("expectations").size(); i++) {
            JsonNode expectation = root.path("expectations").get(i);
            if (expectation.isObject()) {
                int index = i;
                List<Finding> own = findings.stream()
                        .filter(finding -> isAboutArguments(finding)
                                && finding.path().get(1).equals(index))
                        .toList();
                expectation(expectation, list.item(i), defaults, own);
            }
        }
        return problems.isEmpty() ? Optional.of(suite(root)) : Optional.empty();
    }

    private static boolean isAboutArguments(Finding finding) {
        List<Object> path = finding.path();
        if (path.size() == 2) {
            return finding.property().equals("kwargs");
        }
        return path.size() > 2
                && path.get(0).equals("expectations")
                && path.get(2).equals("kwargs");
    }

    private void report(Finding finding) {
        List<Object> path = finding.path();
        Place place = document.place().nearest(path);
        JsonNode node = nodeAt(path);
        String key = path.isEmpty() ? "" : String.valueOf(path.get(path.size() - 1));
        switch (finding.keyword()) {
            case "additionalProperties" -> {
                List<Object> inner = new ArrayList<>(path);
                inner.add(finding.property());
                problems.add(document.place().nearest(inner).key(), unknownKey(path, finding.property()));
            }
            case "required" -> problems.add(place.value(), missingKey(path, finding.property()));
            case "enum" -> problems.add(place.value(), notOneOf(key, node));
            default -> problems.add(place.value(), wrongKind(path, node));
        }
    }

    private JsonNode nodeAt(List<Object> path) {
        JsonNode node = document.root();
        for (Object step : path) {
            node = step instanceof Integer index ? node.path(index) : node.path(String.valueOf(step));
        }
        return node;
    }

    private static final List<String> SUITE_KEYS = List.of("name", "expectations", "meta", "notes", "suite_parameters");
    private static final List<String> EXPECTATION_KEYS =
            List.of("type", "kwargs", "severity", "description", "notes", "meta", "id");

    private static String unknownKey(List<Object> path, String name) {
        List<String> known = path.isEmpty() ? SUITE_KEYS : EXPECTATION_KEYS;
        return "unknown key '" + Shown.text(name) + "'" + didYouMean(name, known)
                + (path.isEmpty() ? " A suite has " : " An expectation has ") + String.join(", ", known);
    }

    private static String didYouMean(String name, Collection<String> known) {
        return Suggestions.nearest(name, known)
                .map(found -> ". Did you mean '" + found + "'?")
                .orElse(".");
    }

    private static String missingKey(List<Object> path, String name) {
        if (!path.isEmpty()) {
            return "this expectation has no '" + name + "', such as expect_column_values_to_not_be_null";
        }
        return name.equals("expectations")
                ? "the suite has no 'expectations', the list of what is expected"
                : "the suite has no '" + name + "'";
    }

    private String notOneOf(String key, JsonNode node) {
        if (SchemaBuilder.TYPE_KEYS.contains(key) && node.isString()) {
            List<String> names =
                    catalogue.types().stream().map(ExpectationType::name).toList();
            String name = node.stringValue();
            return "unknown expectation '" + Shown.text(name) + "'" + didYouMean(name, names);
        }
        if (key.equals("severity")) {
            List<String> keys = List.of("critical", "warning", "info");
            String suggestion = node.isString() ? didYouMean(node.stringValue(), keys) : ".";
            return "unknown severity " + Shown.value(node) + suggestion + " Possible are critical, warning and info";
        }
        return key + " must be a text, but was " + Shown.value(node);
    }

    private static String wrongKind(List<Object> path, JsonNode node) {
        Object last = path.get(path.size() - 1);
        if (last instanceof Integer) {
            String what = path.size() == 2 ? "an expectation must be an object" : "a note must be a text";
            return what + ", but was " + Shown.value(node);
        }
        String words =
                switch (String.valueOf(last)) {
                    case "expectations" -> "a list";
                    case "kwargs", "meta", "suite_parameters", "evaluation_parameters" -> "an object";
                    case "notes" -> "a text or a list of texts";
                    default -> "a text";
                };
        return last + " must be " + words + ", but was " + Shown.value(node);
    }

    private void expectation(JsonNode node, Place place, Map<String, Object> defaults, List<Finding> findings) {
        places.add(place);
        String typeName =
                node.path("type").asString(node.path("expectation_type").asString(""));
        Optional<ExpectationType> type = catalogue.find(typeName);
        if (type.isEmpty()) {
            return;
        }
        if (!node.path("kwargs").isMissingNode() && !node.path("kwargs").isObject()) {
            problems.add(
                    place.nearest(List.of("kwargs")).value(),
                    "kwargs must be an object, but was " + Shown.value(node.path("kwargs")));
            return;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        Set<String> known = SchemaBuilder.argumentNames(type.get());
        JsonDocument.objectOf(node.path("kwargs")).forEach((name, value) -> {
            if (known.contains(name) || !SchemaBuilder.IGNORED_ARGUMENTS.contains(name)) {
                arguments.put(name, withDefaults(value, defaults));
            }
        });
        Place kwargs = place.nearest(List.of("kwargs"));
        int before = problems.size();
        checkArguments(type.get(), arguments, known, kwargs, findings);
        if (problems.size() == before) {
            compile(type.get(), arguments, kwargs);
        }
        expectations.add(new Expectation(
                typeName,
                arguments,
                Severity.ofKey(node.path("severity").asString("")).orElse(Severity.CRITICAL),
                text(node.path("id")),
                text(node.path("description")),
                notes(node.path("notes")),
                JsonDocument.objectOf(node.path("meta"))));
    }

    private void checkArguments(
            ExpectationType type,
            Map<String, Object> arguments,
            Set<String> known,
            Place kwargs,
            List<Finding> findings) {
        Set<String> reported = new TreeSet<>();
        for (InvalidArgumentException problem : CheckedArguments.problems(type, arguments)) {
            reported.add(problem.argument());
            boolean unknown = !known.contains(problem.argument());
            Place place = kwargs.member(problem.argument()).orElse(kwargs);
            problems.add(unknown ? place.key() : place.value(), message(type, kwargs, problem));
        }
        // What the schema refuses beyond that, such as a wrong kind of value inside of a suite parameter.
        for (Finding finding : findings) {
            String argument =
                    finding.path().size() > 3 ? String.valueOf(finding.path().get(3)) : finding.property();
            if (!argument.equals("kwargs") && reported.add(argument)) {
                String rule =
                        switch (argument) {
                            case "row_condition" -> " must be a text or an object, but was ";
                            case "condition_parser" -> " must be 'pandas', 'spark' or 'great_expectations', but was ";
                            default -> " cannot be or hold ";
                        };
                problems.add(
                        document.place().nearest(finding.path()).value(),
                        argument + rule + Shown.value(nodeAt(finding.path())));
            }
        }
    }

    /** Refuses whatever can be known to be wrong before a parameter or a row is seen. */
    private void compile(ExpectationType type, Map<String, Object> arguments, Place kwargs) {
        try {
            Map<String, Object> resolved = new LinkedHashMap<>();
            boolean complete = resolveDefaults(arguments, resolved);
            if (complete) {
                type.compile(CheckedArguments.of(type, resolved, 0, List.of()));
            } else if (resolved.containsKey("row_condition")) {
                RowConditions.parse(
                        resolved.get("row_condition"),
                        Optional.ofNullable(resolved.get("condition_parser")).map(String::valueOf));
            }
        } catch (InvalidArgumentException e) {
            problems.add(kwargs.member(e.argument()).orElse(kwargs).value(), message(type, kwargs, e));
        } catch (IllegalArgumentException e) {
            problems.add(patternPlace(type, kwargs).value(), type.name() + ": " + e.getMessage());
        }
    }

    /** The argument that holds a regular expression, if a type has just one; else all of the arguments. */
    private static Place patternPlace(ExpectationType type, Place kwargs) {
        List<Place> places = type.parameters().stream()
                .filter(each -> each.kind() == Kind.PATTERN || each.kind() == Kind.PATTERN_LIST)
                .flatMap(each -> kwargs.member(each.name()).stream())
                .toList();
        return places.size() == 1 ? places.get(0) : kwargs;
    }

    /** The message; with the expectation's type where no argument is there to point to. */
    private static String message(ExpectationType type, Place kwargs, InvalidArgumentException problem) {
        String about = kwargs.member(problem.argument()).isPresent() ? "" : type.name() + ": ";
        return about + problem.getMessage();
    }

    /** Fills in what has a default; false if an argument still waits for a parameter. */
    private static boolean resolveDefaults(Map<String, Object> arguments, Map<String, Object> resolved) {
        boolean complete = true;
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            if (!SuiteParameters.isOpen(argument.getValue())) {
                resolved.put(argument.getKey(), argument.getValue());
                continue;
            }
            try {
                resolved.putAll(SuiteParameters.resolve(Map.of(argument.getKey(), argument.getValue()), Map.of()));
            } catch (InvalidArgumentException e) {
                complete = false;
            }
        }
        return complete;
    }

    /** Great Expectations 0.x keeps values of parameters beside the expectations; they become defaults. */
    private static Object withDefaults(Object value, Map<String, Object> defaults) {
        if (defaults.isEmpty() || !SuiteParameters.isOpen(value)) {
            return value;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(item -> withDefaults(item, defaults)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((key, item) -> changed.put(String.valueOf(key), withDefaults(item, defaults)));
        if (map.containsKey(SuiteParameters.KEY)) {
            for (String name : SuiteParameters.names(Map.of("", value))) {
                if (defaults.containsKey(name)) {
                    changed.putIfAbsent(SuiteParameters.KEY + "." + name, defaults.get(name));
                }
            }
        }
        return changed;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private static List<String> notes(JsonNode node) {
        List<String> notes = new ArrayList<>();
        if (node.isString()) {
            notes.add(node.stringValue());
        } else if (node.isArray()) {
            node.forEach(item -> notes.add(item.asString("")));
        }
        return notes;
    }

    private Suite suite(JsonNode root) {
        Map<String, Object> meta = new LinkedHashMap<>(JsonDocument.objectOf(root.path("meta")));
        if (root.path("notes").isString() || root.path("notes").isArray()) {
            meta.putIfAbsent("notes", JsonDocument.valueOf(root.path("notes")));
        }
        String name = text(root.path("name"))
                .or(() -> text(root.path("expectation_suite_name")))
                .orElse("");
        return new Suite(name, expectations, meta);
    }
}
