package com.meterwise.campaign;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

@AnalyzeClasses(packages = "com.meterwise.campaign", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** In the order data flows. */
    private static final List<String> STAGES = List.of("intake", "catalogue", "policy", "valuation", "decision", "offers", "measurement",
            "service", "webhooks", "publishing", "api");

    @ArchTest
    static final ArchRule plain_code_knows_no_framework = noClasses()
            .that().haveNameNotMatching(".*(\\.Weka\\w*|In|Out|Table|Row|Resource|Job|Config|Wiring)(\\$.*)?")
            .should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "org.eclipse.microprofile..", "weka..");

    @ArchTest
    static final ArchRule a_stage_imports_earlier_stages_only = earlierOnly();

    @ArchTest
    static final ArchRule nothing_sends_to_kafka_but_the_outbox = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer").orShould().dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter");

    @ArchTest
    static final ArchRule contract_records_appear_only_at_the_edges = noClasses().that().resideInAnyPackage("..policy..", "..valuation..",
            "..catalogue..", "..decision..", "..measurement..")
            .should().dependOnClassesThat(resideInAPackage("com.meterwise.contracts").and(not(named("com.meterwise.contracts.Json"))));

    private static ArchRule earlierOnly() {
        CompositeArchRule all = null;
        for (int i = 0; i < STAGES.size() - 1; i++) {
            String[] later = STAGES.subList(i + 1, STAGES.size()).stream().map(stage -> "com.meterwise.campaign." + stage)
                    .toArray(String[]::new);
            ArchRule rule = noClasses().that().resideInAPackage("com.meterwise.campaign." + STAGES.get(i)).should()
                    .dependOnClassesThat(resideInAnyPackage(later));
            all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
        }
        return all;
    }

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> named(String name) {
        return com.tngtech.archunit.core.domain.properties.HasName.Predicates.name(name).forSubtype();
    }
}
