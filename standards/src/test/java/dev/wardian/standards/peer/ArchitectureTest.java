package dev.wardian.standards.peer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses STANDARDS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.wardian.standards");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.wardian.standards.(*)..").should().beFreeOfCycles().check(STANDARDS);
    }

    @Test
    void dependsOnNothingButTheLanguage() {
        classes()
                .that()
                .resideInAPackage("dev.wardian.standards..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.wardian.standards..", "java..", "org.jspecify..")
                .check(STANDARDS);
    }
}
