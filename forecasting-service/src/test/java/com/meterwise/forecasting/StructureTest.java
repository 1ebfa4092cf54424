package com.meterwise.forecasting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.meterwise.forecasting", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule plain_code_knows_no_framework = noClasses()
            .that().haveNameNotMatching(".*(\\.Weka\\w*|In|Out|Table|Row|Resource|Job|Config|Wiring)(\\$.*)?")
            .should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..", "weka..");

    @ArchTest
    static final ArchRule stages_import_earlier_stages_only = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("intake").definedBy("..forecasting.intake..").layer("history").definedBy("..forecasting.history..")
            .layer("models").definedBy("..forecasting.models..").layer("evaluation").definedBy("..forecasting.evaluation..")
            .layer("losses").definedBy("..forecasting.losses..").layer("nomination").definedBy("..forecasting.nomination..")
            .layer("operation").definedBy("..forecasting.operation..").layer("outlook").definedBy("..forecasting.outlook..")
            .layer("publishing").definedBy("..forecasting.publishing..")
            .layer("api").definedBy("..forecasting.api..").layer("root").definedBy("com.meterwise.forecasting")
            .whereLayer("api").mayOnlyBeAccessedByLayers("root")
            .whereLayer("publishing").mayOnlyBeAccessedByLayers("api", "root")
            .whereLayer("outlook").mayOnlyBeAccessedByLayers("publishing", "api", "root")
            .whereLayer("operation").mayOnlyBeAccessedByLayers("publishing", "api", "root")
            .whereLayer("nomination").mayOnlyBeAccessedByLayers("operation", "publishing", "api", "root")
            .whereLayer("losses").mayOnlyBeAccessedByLayers("nomination", "operation", "publishing", "api", "root")
            .whereLayer("evaluation").mayOnlyBeAccessedByLayers("losses", "nomination", "operation", "outlook", "publishing", "api",
                    "root")
            .whereLayer("models").mayOnlyBeAccessedByLayers("evaluation", "losses", "nomination", "operation", "publishing", "api", "root")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("models", "evaluation", "losses", "nomination", "operation", "outlook", "publishing",
                    "api", "root")
            .whereLayer("root").mayNotBeAccessedByAnyLayer();

    /** Whoever holds a producer can send inside a transaction; events leave through the outbox. */
    @ArchTest
    static final ArchRule events_leave_through_the_outbox = noClasses().should().dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");
}
