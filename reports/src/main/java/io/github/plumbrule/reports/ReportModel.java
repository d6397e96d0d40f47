package io.github.plumbrule.reports;

import io.github.plumbrule.core.Scalar;
import io.github.plumbrule.core.metric.UnexpectedRow;
import io.github.plumbrule.expectations.Expectation;
import io.github.plumbrule.expectations.ExpectationResult;
import io.github.plumbrule.expectations.Fact;
import io.github.plumbrule.expectations.Observation;
import io.github.plumbrule.expectations.Outcome;
import io.github.plumbrule.expectations.Severity;
import io.github.plumbrule.expectations.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verdict made ready for people: sorted, counted, put into words, every text safe to show.
 *
 * <p>Text, HTML and JUnit render the same model; each escapes for its own syntax and for nothing else.
 *
 * @param headline the verdict in one sentence, such as {@code FAILED – 5 of 14 checks, 2 critical; 1 could not run}
 * @param reason why, in one sentence
 * @param checks every check in the order of the suite
 * @param failures the failed ones, worst first
 * @param causes why checks could not run, each with the checks it stopped
 * @param groups every check under its column, the whole table first, then in the order of the dataset
 * @param unchecked columns that no check is about
 * @param wholeRunErrors why the run as a whole could not be judged
 * @param remarks what a reader must know before trusting the numbers: problems and unreadable rows
 * @param notices what does not change the outcome
 */
record ReportModel(
        Status status,
        String word,
        String headline,
        String reason,
        String suite,
        String dataset,
        String date,
        String timestamp,
        List<Pair> run,
        Counts counts,
        List<Check> checks,
        List<Check> failures,
        List<Cause> causes,
        List<Group> groups,
        List<String> unchecked,
        List<String> wholeRunErrors,
        List<String> remarks,
        List<String> notices,
        List<Pair> parameters,
        String version) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_SENTENCE = 1000;
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    ReportModel {
        run = List.copyOf(run);
        checks = List.copyOf(checks);
        failures = List.copyOf(failures);
        causes = List.copyOf(causes);
        groups = List.copyOf(groups);
        unchecked = List.copyOf(unchecked);
        wholeRunErrors = List.copyOf(wholeRunErrors);
        remarks = List.copyOf(remarks);
        notices = List.copyOf(notices);
        parameters = List.copyOf(parameters);
    }

    /** How many checks came to what. */
    record Counts(
            int total, int passed, int failed, int critical, int warning, int info, int errors, int notApplicable) {}

    /** A key and a value. */
    record Pair(String key, String value) {
        Pair {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * One check.
     *
     * @param number its 1-based place in the suite
     * @param detailed whether there is room for its rows and facts
     * @param column the column it is listed under; the empty text for the whole table
     * @param title what is expected, in words
     * @param statement the generated words, where a description of its own is the title
     * @param gauge how far off it is; only for a failed check
     * @param headers the columns of the rows shown: first those that locate a row, then those that are unexpected
     * @param moreRows unexpected rows that are not among {@code rows}
     */
    record Check(
            int number,
            Status status,
            boolean detailed,
            String severity,
            String column,
            String title,
            Optional<String> statement,
            String message,
            List<Pair> facts,
            Optional<Gauge> gauge,
            List<String> headers,
            List<Row> rows,
            long moreRows,
            String type,
            String arguments,
            List<String> notes) {
        Check {
            facts = List.copyOf(facts);
            headers = List.copyOf(headers);
            rows = List.copyOf(rows);
            notes = List.copyOf(notes);
        }
    }

    /**
     * An unexpected row.
     *
     * @param file the file, where the dataset has several
     */
    record Row(
            Optional<String> file,
            Optional<String> line,
            String row,
            List<Cell> keys,
            List<Cell> values,
            Optional<String> reason) {
        Row {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        /** {@code line 490 · row 489 · customerID 4472-LVYGI · TotalCharges ␠}. */
        String oneLine() {
            StringBuilder out = new StringBuilder();
            file.ifPresent(name -> out.append(name).append(' '));
            line.ifPresent(number -> out.append("line ").append(number).append(" · "));
            out.append("row ").append(row);
            for (Cell key : keys) {
                out.append(" · ").append(key.column()).append(' ').append(key.text());
            }
            for (Cell value : values) {
                out.append(" · ").append(value.column()).append(' ').append(value.text());
            }
            reason.ifPresent(text -> out.append(" · ").append(text));
            return out.toString();
        }
    }

    /** A value under its column. */
    record Cell(String column, List<Visible.Part> parts) {
        Cell {
            parts = List.copyOf(parts);
        }

        String text() {
            return Visible.join(parts);
        }
    }

    /** Why some checks could not run. */
    record Cause(String message, List<Check> stopped) {
        Cause {
            stopped = List.copyOf(stopped);
        }
    }

    /**
     * The checks of one column.
     *
     * @param worst the worst status among them
     * @param summary how many came to what, in words
     */
    record Group(String column, Status worst, String summary, List<Check> checks) {
        Group {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Makes a verdict ready.
     *
     * @param rows the most unexpected rows of each check
     * @param detailed how many failures, the worst first, show rows at all
     */
    static ReportModel of(Verdict verdict, int rows, int detailed) {
        Counts counts = count(verdict);
        boolean severalFiles = severalFiles(verdict);
        // By identity: two equal expectations of one suite are two checks.
        IdentityHashMap<ExpectationResult, Integer> ranks = new IdentityHashMap<>();
        List<ExpectationResult> worstFirst = verdict.worstFirst().stream()
                .filter(result -> result.outcome() == Outcome.FAIL)
                .toList();
        worstFirst.forEach(result -> ranks.put(result, ranks.size()));
        IdentityHashMap<ExpectationResult, Check> checks = new IdentityHashMap<>();
        List<Check> inOrder = new ArrayList<>();
        for (ExpectationResult result : verdict.results()) {
            boolean shown = ranks.getOrDefault(result, 0) < detailed;
            Check check = check(inOrder.size() + 1, result, shown ? rows : 0, shown, severalFiles);
            checks.put(result, check);
            inOrder.add(check);
        }
        List<Check> failures = new ArrayList<>();
        worstFirst.forEach(result -> failures.add(Objects.requireNonNull(checks.get(result))));
        List<Cause> causes = new ArrayList<>();
        verdict.errorsByCause().forEach((message, results) -> {
            List<Check> stopped = new ArrayList<>();
            results.forEach(result -> stopped.add(Objects.requireNonNull(checks.get(result))));
            causes.add(new Cause(sentence(message), stopped));
        });
        List<String> unchecked = new ArrayList<>();
        List<Group> groups = groups(verdict, inOrder, unchecked);
        List<Pair> parameters = new ArrayList<>();
        verdict.parameters().forEach((name, value) -> parameters.add(new Pair(name(name), json(value))));
        return new ReportModel(
                status(verdict),
                word(verdict.outcome()),
                headline(verdict, counts),
                sentence(verdict.reason()),
                name(verdict.suite().name()),
                name(verdict.dataset().name()),
                DAY.format(verdict.startedAt()),
                SECONDS.format(verdict.startedAt()),
                run(verdict),
                counts,
                inOrder,
                failures,
                causes,
                groups,
                unchecked,
                wholeRunErrors(verdict, counts),
                remarks(verdict),
                verdict.dataset().notices().stream()
                        .map(ReportModel::sentence)
                        .distinct()
                        .toList(),
                parameters,
                Product.VERSION);
    }

    private static Counts count(Verdict verdict) {
        return new Counts(
                verdict.results().size(),
                (int) verdict.count(Outcome.PASS),
                (int) verdict.count(Outcome.FAIL),
                (int) verdict.failures(Severity.CRITICAL),
                (int) verdict.failures(Severity.WARNING),
                (int) verdict.failures(Severity.INFO),
                (int) verdict.count(Outcome.ERROR),
                (int) verdict.count(Outcome.NOT_APPLICABLE));
    }

    private static Status status(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> Status.PASSED;
            case FAIL -> Status.CRITICAL;
            case ERROR, NOT_APPLICABLE -> Status.ERROR;
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "PASSED";
            case FAIL -> "FAILED";
            case ERROR, NOT_APPLICABLE -> "ERROR";
        };
    }

    /** Whether no check is to blame, so that only the reason says what is wrong. */
    private static boolean reasonIsHeadline(Verdict verdict, Counts counts) {
        return status(verdict) == Status.ERROR && counts.errors() == 0;
    }

    private static String headline(Verdict verdict, Counts counts) {
        String checks = Figures.count(counts.total(), "check");
        List<String> more = new ArrayList<>();
        String first;
        switch (verdict.outcome()) {
            case PASS -> {
                first = counts.passed() == counts.total()
                        ? (counts.total() == 1 ? "the one check" : "all " + checks)
                        : Figures.count(counts.passed()) + " of " + checks;
                if (counts.warning() > 0) {
                    more.add(Figures.count(counts.warning(), "warning"));
                }
                if (counts.info() > 0) {
                    more.add(Figures.count(counts.info()) + " noted");
                }
                if (counts.notApplicable() > 0) {
                    more.add(Figures.count(counts.notApplicable()) + " had nothing to judge");
                }
            }
            case FAIL -> {
                first = Figures.count(counts.failed()) + " of " + checks + ", " + Figures.count(counts.critical())
                        + " critical";
                if (counts.errors() > 0) {
                    more.add(Figures.count(counts.errors()) + " could not run");
                }
            }
            case ERROR, NOT_APPLICABLE -> {
                if (reasonIsHeadline(verdict, counts)) {
                    first = sentence(verdict.reason());
                } else {
                    first = Figures.count(counts.errors()) + " of " + checks + " could not run";
                    more.add(Figures.count(counts.passed()) + " passed");
                    if (counts.failed() > 0) {
                        more.add(Figures.count(counts.failed()) + " failed, none critical");
                    }
                }
            }
            default -> throw new AssertionError(verdict.outcome());
        }
        return word(verdict.outcome()) + " – " + first + (more.isEmpty() ? "" : "; " + String.join(", ", more));
    }

    private static List<Pair> run(Verdict verdict) {
        Verdict.Dataset dataset = verdict.dataset();
        List<Pair> run = new ArrayList<>();
        run.add(new Pair("Dataset", name(dataset.name())));
        run.add(new Pair("Rows", Figures.count(dataset.rows())));
        run.add(new Pair("Columns", Figures.count(dataset.columns().size())));
        if (dataset.bytes() > 0) {
            run.add(new Pair("Size", Figures.bytes(dataset.bytes())));
        }
        run.add(new Pair("Unreadable rows", Figures.count(dataset.unreadableRows())));
        run.add(new Pair("Suite", name(verdict.suite().name())));
        run.add(new Pair("Started", MINUTES.format(verdict.startedAt())));
        run.add(new Pair("Duration", Figures.duration(verdict.duration())));
        return run;
    }

    private static List<String> wholeRunErrors(Verdict verdict, Counts counts) {
        List<String> errors = new ArrayList<>();
        verdict.problems().forEach(problem -> errors.add(sentence(problem)));
        if (!verdict.passed()) {
            if (errors.isEmpty() && counts.critical() == 0 && counts.errors() == 0) {
                errors.add(sentence(verdict.reason()));
            }
            errors.addAll(unreadable(verdict.dataset()));
        }
        return errors;
    }

    private static List<String> remarks(Verdict verdict) {
        // The reason is shown above the remarks, so a problem that says the same is not repeated.
        Set<String> remarks = new LinkedHashSet<>();
        verdict.problems().forEach(problem -> remarks.add(sentence(problem)));
        remarks.remove(sentence(verdict.reason()));
        remarks.addAll(unreadable(verdict.dataset()));
        return List.copyOf(remarks);
    }

    private static List<String> unreadable(Verdict.Dataset dataset) {
        List<String> lines = new ArrayList<>();
        if (dataset.unreadableRows() > 0) {
            lines.add(Figures.count(dataset.unreadableRows(), "row") + " could not be read");
            dataset.firstUnreadableRows().forEach(row -> lines.add(sentence(row)));
            long more = dataset.unreadableRows() - dataset.firstUnreadableRows().size();
            if (more > 0 && more < dataset.unreadableRows()) {
                lines.add("… and " + Figures.count(more, "more unreadable row"));
            }
        }
        return lines;
    }

    private static List<Group> groups(Verdict verdict, List<Check> checks, List<String> unchecked) {
        Map<String, List<Check>> byColumn = new LinkedHashMap<>();
        byColumn.put("", new ArrayList<>());
        verdict.dataset().columns().forEach(column -> byColumn.put(column, new ArrayList<>()));
        Set<String> mentioned = new HashSet<>();
        for (int i = 0; i < checks.size(); i++) {
            List<String> columns = verdict.results().get(i).columns();
            mentioned.addAll(columns);
            byColumn.computeIfAbsent(columns.isEmpty() ? "" : columns.get(0), column -> new ArrayList<>())
                    .add(checks.get(i));
        }
        List<Group> groups = new ArrayList<>();
        byColumn.forEach((column, list) -> {
            if (!list.isEmpty()) {
                groups.add(group(column, list));
            } else if (!column.isEmpty() && !mentioned.contains(column)) {
                unchecked.add(name(column));
            }
        });
        return groups;
    }

    private static Group group(String column, List<Check> checks) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        int failed = 0;
        for (Check check : checks) {
            counts.merge(check.status(), 1, Integer::sum);
            failed += check.status().failed() ? 1 : 0;
        }
        List<String> parts = new ArrayList<>();
        if (failed > 0) {
            parts.add(Figures.count(failed) + " failed");
        }
        for (Status status : List.of(Status.ERROR, Status.NOT_APPLICABLE, Status.PASSED)) {
            if (counts.containsKey(status)) {
                parts.add(Figures.count(counts.get(status)) + " " + status.word());
            }
        }
        // The map iterates worst first.
        Status worst = counts.keySet().iterator().next();
        return new Group(name(column), worst, String.join(" · ", parts), checks);
    }

    private static Check check(
            int number, ExpectationResult result, int shown, boolean detailed, boolean severalFiles) {
        Expectation expectation = result.expectation();
        Status status = Status.of(result);
        String statement = result.statement().isBlank() ? expectation.type() : result.statement();
        List<Pair> facts = new ArrayList<>();
        for (Fact fact : result.facts()) {
            facts.add(new Pair(name(fact.key()), Visible.line(fact.value(), LONGEST_SENTENCE)));
        }
        List<String> headers = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        long more = 0;
        // Only a failed check shows rows: those that a passing one tolerates are no news.
        if (status.failed() && result.observation() instanceof Observation.RowLevel observed) {
            List<UnexpectedRow> samples = observed.result().samples();
            for (UnexpectedRow sample : samples.subList(0, Math.min(shown, samples.size()))) {
                rows.add(row(sample, observed.columns(), severalFiles));
            }
            more = observed.result().unexpected() - rows.size();
            if (!rows.isEmpty()) {
                rows.get(0).keys().forEach(cell -> headers.add(cell.column()));
                rows.get(0).values().forEach(cell -> headers.add(cell.column()));
            }
        }
        String message = rows.isEmpty() ? result.message() : withoutFirstRows(result);
        List<String> notes = new ArrayList<>();
        expectation.notes().forEach(note -> notes.add(sentence(note)));
        return new Check(
                number,
                status,
                detailed,
                expectation.severity().key(),
                result.columns().isEmpty() ? "" : name(result.columns().get(0)),
                sentence(expectation.description().orElse(statement)),
                expectation.description().map(text -> sentence(statement)),
                sentence(message),
                facts,
                status.failed() ? Optional.of(Gauge.of(result)) : Optional.empty(),
                headers,
                rows,
                more,
                name(expectation.type()),
                status.failed() || status == Status.ERROR ? json(expectation.arguments()) : "",
                notes);
    }

    /** The message without the first unexpected rows that it may name: they are shown below it. */
    private static String withoutFirstRows(ExpectationResult result) {
        return result.facts().stream()
                .filter(fact -> fact.key().equals("first unexpected"))
                .map(fact -> result.message().replace("; first: " + fact.value(), ""))
                .findFirst()
                .orElse(result.message());
    }

    private static Row row(UnexpectedRow sample, List<String> columns, boolean severalFiles) {
        List<Cell> keys = new ArrayList<>();
        List<Cell> values = new ArrayList<>();
        sample.values().forEach((column, value) -> {
            if (!columns.contains(column)) {
                keys.add(cell(column, value));
            }
        });
        for (String column : columns) {
            if (sample.values().containsKey(column)) {
                values.add(cell(column, sample.values().getOrDefault(column, Scalar.NULL)));
            }
        }
        return new Row(
                severalFiles ? sample.source().map(ReportModel::name) : Optional.empty(),
                sample.line().isPresent()
                        ? Optional.of(Figures.count(sample.line().getAsLong()))
                        : Optional.empty(),
                Figures.count(sample.row()),
                keys,
                values,
                sample.reason().map(ReportModel::sentence));
    }

    private static Cell cell(String column, Scalar value) {
        return new Cell(name(column), Visible.parts(value, LONGEST_VALUE));
    }

    private static boolean severalFiles(Verdict verdict) {
        Set<String> files = new HashSet<>();
        for (ExpectationResult result : verdict.results()) {
            if (result.observation() instanceof Observation.RowLevel rows) {
                for (UnexpectedRow sample : rows.result().samples()) {
                    sample.source().ifPresent(files::add);
                }
            }
        }
        return files.size() > 1;
    }

    private static String name(String text) {
        return Visible.line(text, LONGEST_NAME);
    }

    private static String sentence(String text) {
        return Visible.line(text, LONGEST_SENTENCE);
    }

    private static String json(Object value) {
        return Visible.line(MAPPER.writeValueAsString(JsonReport.json(value)), LONGEST_SENTENCE);
    }
}
