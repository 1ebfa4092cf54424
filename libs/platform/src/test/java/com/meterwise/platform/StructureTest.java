package com.meterwise.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.apache.kafka.clients.producer.Producer;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.meterwise.platform", importOptions = DoNotIncludeTests.class)
class StructureTest {
    @ArchTest
    static final ArchRule only_the_relay_sends_so_nothing_is_sent_inside_a_transaction = noClasses()
            .that().haveNameNotMatching(".*\\.(OutboxRelay|Kafka|PlatformWiring)(\\$.*)?")
            .should().dependOnClassesThat().areAssignableTo(Producer.class);

    @ArchTest
    static final ArchRule plain_code_knows_no_framework = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*(Table|Row|Resource|Filter|Idempotent|Job|Config|Wiring|Channels|Health|Metrics|Problems|JtaTransactions)(\\$.*)?")
            .should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..");
}
