package com.meterwise.ingestion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import org.apache.kafka.clients.producer.KafkaProducer;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.meterwise.ingestion", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule plain_code_knows_no_framework = noClasses()
            .that().haveNameNotMatching(".*(\\.Weka\\w*|In|Out|Table|Row|Resource|Job|Config|Wiring)(\\$.*)?").should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..", "weka..");

    @ArchTest
    static final ArchRule stages_import_earlier_stages_only = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("registry").definedBy("..ingestion.registry..").layer("intake").definedBy("..ingestion.intake..")
            .layer("checking").definedBy("..ingestion.checking..").layer("upload").definedBy("..ingestion.upload..")
            .layer("estimation").definedBy("..ingestion.estimation..").layer("meterday").definedBy("..ingestion.meterday..")
            .layer("marketday").definedBy("..ingestion.marketday..")
            .layer("accounts").definedBy("..ingestion.accounts..").layer("marketdata").definedBy("..ingestion.marketdata..")
            .layer("erasure").definedBy("..ingestion.erasure..").layer("republication").definedBy("..ingestion.republication..")
            .layer("api").definedBy("..ingestion.api..")
            .whereLayer("api").mayNotBeAccessedByAnyLayer()
            .whereLayer("marketday").mayOnlyBeAccessedByLayers("api")
            .whereLayer("republication").mayOnlyBeAccessedByLayers("api")
            .whereLayer("erasure").mayOnlyBeAccessedByLayers("api")
            .whereLayer("accounts").mayOnlyBeAccessedByLayers("api")
            .whereLayer("meterday").mayOnlyBeAccessedByLayers("marketday", "erasure", "republication", "api")
            .whereLayer("estimation").mayOnlyBeAccessedByLayers("meterday", "marketday", "api")
            .whereLayer("upload").mayOnlyBeAccessedByLayers("meterday", "marketday", "api")
            .whereLayer("checking").mayOnlyBeAccessedByLayers("upload", "estimation", "meterday", "marketday", "api")
            .whereLayer("intake").mayOnlyBeAccessedByLayers("checking", "upload", "estimation", "meterday", "marketday", "api");

    @ArchTest
    static final ArchRule only_the_path_of_a_reading_has_a_producer = noClasses().that().haveSimpleNameNotEndingWith("UploadProducerOut")
            .should().dependOnClassesThat().areAssignableTo(KafkaProducer.class);
}
