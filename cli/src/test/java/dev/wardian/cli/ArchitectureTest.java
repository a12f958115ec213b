package dev.wardian.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rules of `docs/architecture.md`, for all modules at once.
final class ArchitectureTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(
                            List.of(
                                    "dev.wardian.standards",
                                    "dev.wardian.solver",
                                    "dev.wardian.store",
                                    "dev.wardian.elf",
                                    "dev.wardian.host",
                                    "dev.wardian.python",
                                    "dev.wardian.stack",
                                    "dev.wardian.cli"));

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(OURS);
    }

    @Test
    void leavesImportNothingOfOurs() {
        for (var leaf : List.of("standards", "solver", "store", "elf")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.wardian." + leaf + "..")
                    .should()
                    .dependOnClassesThat(
                            new DescribedPredicate<JavaClass>("belong to another module of ours") {
                                @Override
                                public boolean test(JavaClass other) {
                                    var name = other.getPackageName();
                                    return name.startsWith("dev.wardian.")
                                            && !name.startsWith("dev.wardian." + leaf);
                                }
                            })
                    .check(OURS);
        }
    }

    @Test
    void nothingBelowTheFacadeKnowsIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.wardian.python..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.wardian.stack..", "dev.wardian.cli..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("dev.wardian.stack..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.wardian.cli..")
                .check(OURS);
    }

    @Test
    void onlyTheCommandLineReadsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.wardian.cli..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(OURS);
    }

    @Test
    void commandsUseTheLibraryThroughItsFacade() {
        noClasses()
                .that()
                .resideInAPackage("dev.wardian.cli.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.wardian.python..", "dev.wardian.store..", "dev.wardian.solver..")
                .check(OURS);
    }

    /// One slice a package; `internal` packages belong to the package whose work they do.
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName().replace(".internal", ""));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
