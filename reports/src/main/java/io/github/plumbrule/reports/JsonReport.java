package io.github.plumbrule.reports;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verdict as JSON in the shape of Great Expectations, with what it does not know beside it.
 *
 * <p>Theirs: {@code success}, {@code results[]} with {@code success}, {@code expectation_config}, {@code result},
 * {@code meta} and {@code exception_info} (always the one flat shape), {@code suite_name}, {@code suite_parameters},
 * {@code statistics}, {@code meta}. Ours: {@code outcome}, {@code reason}, {@code dataset}, {@code problems},
 * {@code started_at}, {@code duration_seconds}, and in each result {@code outcome}, {@code statement}, {@code message},
 * {@code columns}, {@code facts}, {@code deviation} and {@code unexpected_rows}.
 *
 * <p><b>Success.</b> The {@code success} of the document is true only if the verdict is a pass, so it agrees with the
 * exit code: a failed warning does not make it false, an error does. The {@code success} of a result is theirs.
 *
 * <p><b>Rows.</b> Positions in {@code unexpected_index_list} count from 0, as theirs do; {@code row} and {@code line} in
 * {@code unexpected_rows} of a result count from 1.
 *
 * <p><b>What was kept.</b> Counts and percents are true counts. Lists hold what the validation kept:
 * {@code unexpected_list_truncated}, {@code partial_unexpected_counts_truncated} and {@code unexpected_rows_truncated}
 * say whether there is more.
 *
 * <p><b>NaN and infinities</b> are written as the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}: the
 * document is always valid JSON. A surrogate without its partner is written as U+FFFD.
 */
public final class JsonReport implements Report {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter()
                    .withSeparators(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final ResultFormat format;

    public JsonReport(ResultFormat format) {
        this.format = Objects.requireNonNull(format, "format");
    }

    @Override
    public void write(Verdict verdict, Appendable out) throws IOException {
        String text;
        try {
            text = WRITER.writeValueAsString(document(verdict));
        } catch (JacksonException e) {
            throw new IOException("the verdict cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
        out.append(text).append('\n');
    }

    private Map<String, @Nullable Object> document(Verdict verdict) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("success", verdict.passed());
        json.put("outcome", key(verdict.outcome()));
        json.put("reason", Visible.wellFormed(verdict.reason()));
        List<Object> results = new ArrayList<>();
        for (ExpectationResult result : verdict.results()) {
            results.add(result(result));
        }
        json.put("results", results);
        json.put("suite_name", Visible.wellFormed(verdict.suite().name()));
        json.put("suite_parameters", json(verdict.parameters()));
        json.put("statistics", statistics(verdict));
        json.put("dataset", dataset(verdict.dataset()));
        json.put("problems", json(verdict.problems()));
        json.put("started_at", verdict.startedAt().toString());
        json.put("duration_seconds", verdict.duration().toNanos() / 1e9);
        json.put("meta", meta(verdict));
        return json;
    }

    private static Map<String, @Nullable Object> statistics(Verdict verdict) {
        long successful =
                verdict.results().stream().filter(ExpectationResult::success).count();
        int evaluated = verdict.results().size();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("evaluated_expectations", evaluated);
        json.put("successful_expectations", successful);
        json.put("unsuccessful_expectations", evaluated - successful);
        json.put("success_percent", percent(successful, evaluated));
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(key(outcome), verdict.count(outcome));
        }
        json.put("outcomes", outcomes);
        return json;
    }

    private static Map<String, @Nullable Object> dataset(Verdict.Dataset dataset) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", Visible.wellFormed(dataset.name()));
        json.put("rows", dataset.rows());
        json.put("bytes", dataset.bytes());
        json.put("columns", json(dataset.columns()));
        json.put("unreadable_rows", dataset.unreadableRows());
        json.put("first_unreadable_rows", json(dataset.firstUnreadableRows()));
        json.put("notices", json(dataset.notices()));
        return json;
    }

    private static Map<String, @Nullable Object> meta(Verdict verdict) {
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("run_name", null);
        run.put("run_time", verdict.startedAt().toString());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("plumbrule_version", Product.VERSION);
        json.put("run_id", run);
        json.put("validation_time", verdict.startedAt().toString());
        return json;
    }

    private Map<String, @Nullable Object> result(ExpectationResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("success", result.success());
        json.put("outcome", key(result.outcome()));
        json.put("statement", Visible.wellFormed(result.statement()));
        json.put("message", Visible.wellFormed(result.message()));
        json.put("columns", json(result.columns()));
        json.put("expectation_config", config(result.expectation()));
        json.put("result", details(result));
        json.put("meta", Map.of());
        Map<String, @Nullable Object> exception = new LinkedHashMap<>();
        boolean error = result.outcome() == Outcome.ERROR;
        exception.put("raised_exception", error);
        exception.put("exception_message", error ? Visible.wellFormed(result.message()) : null);
        exception.put("exception_traceback", null);
        json.put("exception_info", exception);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Fact fact : result.facts()) {
            addFact(facts, fact);
        }
        json.put("facts", facts);
        json.put("deviation", result.deviation());
        if (format.level() != ResultFormat.Level.BOOLEAN_ONLY
                && result.observation() instanceof Observation.RowLevel rows) {
            unexpectedRows(rows, json);
        }
        return json;
    }

    /** A key that comes twice becomes a list, so that nothing is lost. */
    @SuppressWarnings("unchecked")
    private static void addFact(Map<String, Object> facts, Fact fact) {
        String value = Visible.wellFormed(fact.value());
        facts.merge(Visible.wellFormed(fact.key()), value, (before, added) -> {
            List<Object> all = new ArrayList<>(before instanceof List ? (List<Object>) before : List.of(before));
            all.add(added);
            return all;
        });
    }

    private static Map<String, @Nullable Object> config(Expectation expectation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", Visible.wellFormed(expectation.type()));
        json.put("kwargs", json(expectation.arguments()));
        json.put("meta", json(expectation.meta()));
        if (!expectation.notes().isEmpty()) {
            json.put("notes", json(expectation.notes()));
        }
        expectation.id().ifPresent(id -> json.put("id", Visible.wellFormed(id)));
        expectation.description().ifPresent(text -> json.put("description", Visible.wellFormed(text)));
        json.put("severity", expectation.severity().key());
        return json;
    }

    private Map<String, @Nullable Object> details(ExpectationResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (format.level() == ResultFormat.Level.BOOLEAN_ONLY || result.outcome() == Outcome.ERROR) {
            return json;
        }
        if (result.observation() instanceof Observation.Aggregate aggregate) {
            json.put("observed_value", json(aggregate.observed()));
            aggregate.details().forEach((key, value) -> {
                if (!key.startsWith("partial_") || !(value instanceof List<?> list)) {
                    json.put(Visible.wellFormed(key), json(value));
                } else if (!format.excludeUnexpectedValues()) {
                    int shown = Math.min(list.size(), format.partialUnexpectedCount());
                    json.put(Visible.wellFormed(key), json(list.subList(0, shown)));
                }
            });
        } else if (result.observation() instanceof Observation.RowLevel rows) {
            rowLevel(result.expectation().type(), rows, json);
        }
        return json;
    }

    private void rowLevel(String type, Observation.RowLevel rows, Map<String, @Nullable Object> json) {
        List<UnexpectedRow> samples = rows.result().samples();
        long unexpected = rows.result().unexpected();
        boolean all = samples.size() >= unexpected;
        boolean complete = format.level() == ResultFormat.Level.COMPLETE;
        boolean summary = complete || format.level() == ResultFormat.Level.SUMMARY;
        boolean values = !format.excludeUnexpectedValues();
        List<UnexpectedRow> first = samples.subList(0, Math.min(samples.size(), format.partialUnexpectedCount()));

        json.put("element_count", rows.result().elements());
        json.put("unexpected_count", unexpected);
        json.put("unexpected_percent", percent(unexpected, rows.result().judged()));
        if (values) {
            json.put("partial_unexpected_list", values(type, rows, first));
        }
        if (!format.unexpectedIndexColumnNames().isEmpty()) {
            json.put("unexpected_index_column_names", json(format.unexpectedIndexColumnNames()));
        }
        if (!judgesNulls(type)) {
            json.put("missing_count", rows.result().missing());
            json.put(
                    "missing_percent",
                    percent(rows.result().missing(), rows.result().elements()));
            json.put(
                    "unexpected_percent_total",
                    percent(unexpected, rows.result().elements()));
            json.put(
                    "unexpected_percent_nonmissing",
                    percent(unexpected, rows.result().judged()));
        }
        if (format.includeUnexpectedRows()) {
            json.put("unexpected_rows", wholeRows(rows, complete ? samples : first));
        }
        if (summary && format.partialUnexpectedCount() > 0) {
            if (values) {
                json.put("partial_unexpected_counts", counts(type, rows, samples));
                if (!all) {
                    json.put("partial_unexpected_counts_truncated", true);
                }
            }
            json.put("partial_unexpected_index_list", index(rows, first));
        }
        if (complete) {
            if (values) {
                json.put("unexpected_list", values(type, rows, samples));
            }
            json.put("unexpected_index_list", index(rows, samples));
            if (!all) {
                json.put("unexpected_list_truncated", true);
            }
        }
    }

    /** Whether a type is about missing values themselves, so that none counts as missing. */
    private static boolean judgesNulls(String type) {
        return type.equals("expect_column_values_to_not_be_null") || type.equals("expect_column_values_to_be_null");
    }

    private static List<@Nullable Object> values(String type, Observation.RowLevel rows, List<UnexpectedRow> samples) {
        List<@Nullable Object> values = new ArrayList<>(samples.size());
        for (UnexpectedRow sample : samples) {
            values.add(value(type, rows, sample));
        }
        return values;
    }

    /** The value of one column, a list for a pair of columns, an object for more. */
    private static @Nullable Object value(String type, Observation.RowLevel rows, UnexpectedRow sample) {
        if (rows.columns().size() == 1) {
            return json(cell(sample, rows.columns().get(0)));
        }
        if (type.startsWith("expect_column_pair_")) {
            List<@Nullable Object> pair = new ArrayList<>(2);
            rows.columns().forEach(column -> pair.add(json(cell(sample, column))));
            return pair;
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (String column : rows.columns().isEmpty() ? sample.values().keySet() : rows.columns()) {
            record.put(Visible.wellFormed(column), json(cell(sample, column)));
        }
        return record;
    }

    private static Scalar cell(UnexpectedRow sample, String column) {
        return sample.values().getOrDefault(column, Scalar.NULL);
    }

    /** How often each value occurs among the samples, most frequent first, then in the order of the rows. */
    private List<Object> counts(String type, Observation.RowLevel rows, List<UnexpectedRow> samples) {
        // Scalars as keys, so that 1 and 1.0 are counted together.
        Map<List<Scalar>, UnexpectedRow> firsts = new LinkedHashMap<>();
        Map<List<Scalar>, Long> counts = new LinkedHashMap<>();
        for (UnexpectedRow sample : samples) {
            List<Scalar> key = rows.columns().isEmpty()
                    ? List.copyOf(sample.values().values())
                    : rows.columns().stream()
                            .map(column -> cell(sample, column))
                            .toList();
            firsts.putIfAbsent(key, sample);
            counts.merge(key, 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(format.partialUnexpectedCount())
                .<Object>map(entry -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("value", value(type, rows, Objects.requireNonNull(firsts.get(entry.getKey()))));
                    json.put("count", entry.getValue());
                    return json;
                })
                .toList();
    }

    private List<Object> index(Observation.RowLevel rows, List<UnexpectedRow> samples) {
        List<Object> index = new ArrayList<>();
        List<String> names = format.unexpectedIndexColumnNames();
        if (names.isEmpty()) {
            samples.forEach(sample -> index.add(sample.row() - 1));
        } else if (format.excludeUnexpectedValues()) {
            Map<String, Object> lists = new LinkedHashMap<>();
            for (String name : names) {
                List<@Nullable Object> keys = new ArrayList<>();
                samples.forEach(sample -> keys.add(json(cell(sample, name))));
                lists.put(Visible.wellFormed(name), keys);
            }
            index.add(lists);
        } else {
            for (UnexpectedRow sample : samples) {
                Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                rows.columns().forEach(column -> entry.put(Visible.wellFormed(column), json(cell(sample, column))));
                names.forEach(name -> entry.put(Visible.wellFormed(name), json(cell(sample, name))));
                index.add(entry);
            }
        }
        return index;
    }

    private List<Object> wholeRows(Observation.RowLevel rows, List<UnexpectedRow> samples) {
        List<Object> whole = new ArrayList<>();
        samples.forEach(sample -> whole.add(shownValues(rows, sample)));
        return whole;
    }

    private Map<String, @Nullable Object> shownValues(Observation.RowLevel rows, UnexpectedRow sample) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        sample.values().forEach((column, value) -> {
            boolean locates = format.unexpectedIndexColumnNames().contains(column);
            if (!format.excludeUnexpectedValues() || (locates && !rows.columns().contains(column))) {
                json.put(Visible.wellFormed(column), json(value));
            }
        });
        return json;
    }

    private void unexpectedRows(Observation.RowLevel rows, Map<String, @Nullable Object> json) {
        List<UnexpectedRow> samples = rows.result().samples();
        boolean complete = format.level() == ResultFormat.Level.COMPLETE;
        int shown = complete ? samples.size() : Math.min(samples.size(), format.partialUnexpectedCount());
        List<Object> list = new ArrayList<>();
        for (UnexpectedRow sample : samples.subList(0, shown)) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("row", sample.row());
            sample.source().ifPresent(source -> entry.put("file", Visible.wellFormed(source)));
            sample.line().ifPresent(line -> entry.put("line", line));
            entry.put("values", shownValues(rows, sample));
            // A reason may quote the value.
            if (!format.excludeUnexpectedValues()) {
                sample.reason().ifPresent(reason -> entry.put("reason", Visible.wellFormed(reason)));
            }
            list.add(entry);
        }
        json.put("unexpected_rows", list);
        if (shown < rows.result().unexpected()) {
            json.put("unexpected_rows_truncated", true);
        }
    }

    private static @Nullable Double percent(long part, long whole) {
        return whole == 0 ? null : (double) part / whole * 100;
    }

    private static String key(Outcome outcome) {
        return outcome.name();
    }

    /** A value in JSON form as Jackson writes it. */
    static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Scalar scalar) {
            return ofScalar(scalar);
        }
        if (value instanceof String text) {
            return Visible.wellFormed(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            map.forEach((key, item) -> result.put(Visible.wellFormed(String.valueOf(key)), json(item)));
            return result;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> result = new ArrayList<>(list.size());
            list.forEach(item -> result.add(json(item)));
            return result;
        }
        if (value instanceof Double real && !Double.isFinite(real)) {
            return real.toString();
        }
        return value;
    }

    private static @Nullable Object ofScalar(Scalar scalar) {
        if (scalar instanceof Scalar.Null) {
            return null;
        }
        if (scalar instanceof Scalar.Number number) {
            return number.value();
        }
        if (scalar instanceof Scalar.Bool bool) {
            return bool.value();
        }
        if (scalar instanceof Scalar.Nested nested) {
            try {
                return MAPPER.readTree(nested.json());
            } catch (JacksonException e) {
                return Visible.wellFormed(nested.json());
            }
        }
        return Visible.wellFormed(scalar.toString());
    }
}
