package com.meterwise.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Pages and panels are plain Java; only the edge knows HTTP, and who asks. */
@AnalyzeClasses(packages = "com.meterwise.console", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule pages_know_no_framework = noClasses().that().resideOutsideOfPackage("..edge..").should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule panels_know_no_page = noClasses().that().resideInAnyPackage("..panel..", "..services..", "..text..").should()
            .dependOnClassesThat().resideInAnyPackage("..pages..", "..edge..");

    @ArchTest
    static final ArchRule services_know_nobody = noClasses().that().resideInAPackage("..services..").should().dependOnClassesThat()
            .resideInAnyPackage("..panel..", "..text..", "..pages..", "..edge..");
}
