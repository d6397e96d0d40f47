package io.github.plumbrule.cli;

import io.github.plumbrule.expectations.Catalogue;
import io.github.plumbrule.expectations.spi.ExpectationType;
import io.github.plumbrule.expectations.spi.Parameter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what can be expected, and explains each type. */
@Command(
        name = "expectations",
        header = "Lists the types of expectations, or explains one.",
        synopsisHeading = "Usage: ",
        customSynopsis = "plumbrule expectations [TYPE]",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbrule expectations                     every type with one sentence",
            "  plumbrule expectations between             those with 'between' in their name",
            "  plumbrule expectations expect_column_values_to_not_be_null",
            "                                             its arguments, defaults and an example"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:found", "2:there is no such type"})
final class ExpectationsCommand implements Callable<Integer> {
    private static final int WIDTH = 100;

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "TYPE",
            description = "The name of a type, or a part of it that several have in common.")
    private Optional<String> wanted = Optional.empty();

    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    @Mixin
    private CommonOptions common = new CommonOptions();

    ExpectationsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.standard();
        if (wanted.isEmpty()) {
            table(catalogue.types());
            return ExitCode.PASSED;
        }
        String name = wanted.get();
        Optional<ExpectationType> type = catalogue.find(name);
        if (type.isPresent()) {
            explain(type.get());
            return ExitCode.PASSED;
        }
        List<ExpectationType> similar = new ArrayList<>();
        for (ExpectationType candidate : catalogue.types()) {
            if (candidate.name().contains(name.toLowerCase(Locale.ROOT))) {
                similar.add(candidate);
            }
        }
        if (similar.isEmpty()) {
            throw new UsageException("there is no expectation '" + name + "'"
                    + catalogue
                            .nearest(name)
                            .map(near -> ". Did you mean '" + near + "'?")
                            .orElse("; 'plumbrule expectations' lists all"));
        }
        if (similar.size() == 1) {
            explain(similar.get(0));
        } else {
            table(similar);
        }
        return ExitCode.PASSED;
    }

    private void table(List<ExpectationType> types) {
        PrintStream out = console.out();
        for (ExpectationType type : types) {
            out.println(Printable.line(type.name()));
            paragraph(out, "    ", type.summary());
        }
        console.tell(types.size() + " types; 'plumbrule expectations TYPE' explains one");
    }

    private void explain(ExpectationType type) {
        PrintStream out = console.out();
        out.println(Printable.line(type.name()));
        paragraph(out, "    ", type.summary());
        out.println();
        out.println("Arguments (kwargs):");
        List<Parameter> parameters = ExampleSuite.parametersWithShared(type);
        int longest = 0;
        for (Parameter parameter : parameters) {
            longest = Math.max(longest, parameter.name().length());
        }
        for (Parameter parameter : parameters) {
            StringBuilder text = new StringBuilder(parameter.kind().words());
            if (!parameter.choices().isEmpty()) {
                text.append(" (").append(String.join(", ", parameter.choices())).append(')');
            }
            text.append("; ").append(parameter.description());
            if (parameter.required()) {
                text.append("; required");
            }
            parameter.defaultValue().ifPresent(value -> text.append("; default: ")
                    .append(value));
            String label = "    " + parameter.name()
                    + " ".repeat(longest - parameter.name().length()) + "  ";
            paragraph(out, label, text.toString());
        }
        out.println();
        out.println("In a suite document:");
        out.println(ExampleSuite.of(type));
    }

    /** Prints words in lines of a limited width, the first after a label, the others below it. */
    private static void paragraph(PrintStream out, String label, String text) {
        StringBuilder line = new StringBuilder(label);
        String indent = " ".repeat(label.length());
        for (String word : Printable.line(text).split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
