package io.rollcall.scim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.rollcall.scim", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_JACKSON = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.rollcall.scim..",
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "org.jspecify.annotations..")
            .because("anybody can use the SCIM core, whatever framework they have");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.rollcall.scim.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package can be read without the ones that use it");

    @ArchTest
    static final ArchRule NO_REGEX = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.regex", "java.util.stream")
            .because("parsing is on the hot path, and regular expressions backtrack on hostile input");

    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the core is a function of its input");
}
