package com.meterwise.segmentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.apache.kafka.clients.producer.Producer;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(packages = "com.meterwise.segmentation", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
    private static final String SERVICE = "com.meterwise.segmentation";

    @ArchTest
    static final ArchRule plain_code_knows_no_framework = noClasses()
            .that().haveNameNotMatching(".*(\\.Weka\\w*|In|Out|Table|Row|Resource|Job|Config|Wiring)(\\$.*)?")
            .should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..", "weka..");

    @ArchTest
    static final ArchRule stages_know_earlier_stages_only = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("intake").definedBy(SERVICE + ".intake..").layer("features").definedBy(SERVICE + ".features..")
            .layer("screening").definedBy(SERVICE + ".screening..").layer("market").definedBy(SERVICE + ".market..").layer("clustering")
            .definedBy(SERVICE + ".clustering..")
            .layer("membership").definedBy(SERVICE + ".membership..")
            .layer("live").definedBy(SERVICE + ".live..").layer("rules").definedBy(SERVICE + ".rules..").layer("publishing")
            .definedBy(SERVICE + ".publishing..")
            .layer("api").definedBy(SERVICE + ".api..").layer("root").definedBy(SERVICE)
            .whereLayer("api").mayOnlyBeAccessedByLayers("root")
            .whereLayer("publishing").mayOnlyBeAccessedByLayers("api", "root")
            .whereLayer("rules").mayOnlyBeAccessedByLayers("publishing", "api", "root")
            .whereLayer("live").mayOnlyBeAccessedByLayers("rules", "publishing", "api", "root")
            .whereLayer("membership").mayOnlyBeAccessedByLayers("live", "rules", "publishing", "api", "root")
            .whereLayer("clustering").mayOnlyBeAccessedByLayers("membership", "live", "publishing", "api", "root")
            .whereLayer("market").mayOnlyBeAccessedByLayers("api", "root")
            .whereLayer("screening")
            .mayOnlyBeAccessedByLayers("market", "clustering", "membership", "live", "rules", "publishing", "api", "root")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("screening", "market", "clustering", "membership", "live", "rules", "publishing", "api", "root")
            .whereLayer("root").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule nothing_is_sent_to_kafka_but_through_the_outbox = noClasses().should().dependOnClassesThat()
            .areAssignableTo(Producer.class);

    @ArchTest
    static final ArchRule weka_stays_in_its_adapter = noClasses().that().haveSimpleNameNotStartingWith("Weka").should()
            .dependOnClassesThat().resideInAPackage("weka..");
}
