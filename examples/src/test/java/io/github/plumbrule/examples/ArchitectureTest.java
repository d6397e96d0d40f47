package io.github.plumbrule.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, and what no module may do. */
@AnalyzeClasses(packages = "io.github.plumbrule", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.plumbrule.";

    @ArchTest
    static final ArchRule coreSeesNoOtherModule = arrows("core", "expectations", "reports", "cli", "examples");

    @ArchTest
    static final ArchRule expectationsSeeOnlyCore = arrows("expectations", "reports", "cli", "examples");

    @ArchTest
    static final ArchRule reportsDoNotSeeTheCommandLine = arrows("reports", "cli", "examples");

    @ArchTest
    static final ArchRule nothingSeesTheExamples = arrows("cli", "examples");

    @ArchTest
    static void internalPackagesStayInTheirModule(JavaClasses classes) {
        for (String module : new String[] {"core", "expectations", "reports", "cli"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + module + "..internal..")
                    .because("packages called internal may change without notice")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "examples..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library returns values and writes where it is told to")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyUsesJavaUtilLogging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("results are values; a library does not choose how they are logged")
            .allowEmptyShould(true);

    private static ArchRule arrows(String from, String... to) {
        String[] forbidden = new String[to.length];
        for (int i = 0; i < to.length; i++) {
            forbidden[i] = ROOT + to[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("the arrows are core <- expectations <- reports <- cli")
                .allowEmptyShould(true);
    }
}
