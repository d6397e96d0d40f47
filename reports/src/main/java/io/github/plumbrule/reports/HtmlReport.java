package io.github.plumbrule.reports;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.plumbrule.expectations.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as one self-contained HTML page.
 *
 * <p>The first screen says whether the data passed and why, and lists what failed, worst first; then come all checks
 * column by column, then the facts of the run. The page makes no request, needs no script and forbids both by its
 * Content-Security-Policy. It follows the reader's light or dark scheme, prints, and fits a phone.
 *
 * <p><b>Untrusted text.</b> Names, values and sentences come from data and suites. They reach the page only as text:
 * the template escapes everything by force, cannot load classes and is never made from data.
 */
public final class HtmlReport implements Report {
    private static final int FEW_FAILURES = 30;

    private static final int ROWS_OF_FEW_FAILURES = 20;

    private static final int ROWS_OF_MANY_FAILURES = 5;

    /** The next failures are listed without their rows, so that a page stays one that opens at once. */
    private static final int DETAILED_FAILURES = 100;

    /** The page in its usual form. */
    public HtmlReport() {}

    @Override
    public void write(Verdict verdict, Appendable out) throws IOException {
        long failures = verdict.results().stream()
                .filter(result -> Status.of(result).failed())
                .count();
        int rows = failures <= FEW_FAILURES ? ROWS_OF_FEW_FAILURES : ROWS_OF_MANY_FAILURES;
        StringWriter page = new StringWriter();
        try {
            Templates.REPORT.process(templateValue(ReportModel.of(verdict, rows, DETAILED_FAILURES)), page);
        } catch (TemplateException e) {
            throw new IOException("the HTML report cannot be made: " + e.getMessageWithoutStackTop(), e);
        }
        out.append(page.getBuffer());
    }

    /**
     * What a template sees: records as maps, enums as maps of their words, optionals as a value or nothing.
     *
     * <p>So FreeMarker needs no reflection of its own, and a template cannot reach any method.
     */
    static @Nullable Object templateValue(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return templateValue(optional.orElse(null));
        }
        if (value instanceof Status status) {
            return Map.of("key", status.key(), "word", status.word());
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(templateValue(item)));
            return items;
        }
        if (value instanceof Record fields) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (RecordComponent component : fields.getClass().getRecordComponents()) {
                try {
                    map.put(
                            component.getName(),
                            templateValue(component.getAccessor().invoke(fields)));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("cannot read " + component + " of the report model", e);
                }
            }
            return map;
        }
        return value;
    }

    /** Loaded when the first page is made. */
    private static final class Templates {
        static final Template REPORT = load();

        private static Template load() {
            // No .ftlh: that name would switch forced escaping off.
            StringTemplateLoader loader = new StringTemplateLoader();
            loader.putTemplate("report.html", resource("report.html"));
            loader.putTemplate("report.css", resource("report.css"));
            Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
            configuration.setTemplateLoader(loader);
            configuration.setLocalizedLookup(false);
            configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
            configuration.setRecognizeStandardFileExtensions(false);
            configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
            configuration.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
            configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
            configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
            configuration.setAPIBuiltinEnabled(false);
            configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
            configuration.setLocale(Locale.ROOT);
            configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
            configuration.setNumberFormat("computer");
            configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
            configuration.setLogTemplateExceptions(false);
            configuration.setWrapUncheckedExceptions(true);
            configuration.setFallbackOnNullLoopVariable(false);
            try {
                return configuration.getTemplate("report.html");
            } catch (IOException e) {
                throw new IllegalStateException("the template of the HTML report is broken: " + e.getMessage(), e);
            }
        }

        /** Read by our own module: a library cannot see into it. */
        private static String resource(String name) {
            try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the resource " + name + " is missing beside the reports");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("the resource " + name + " cannot be read", e);
            }
        }
    }
}
