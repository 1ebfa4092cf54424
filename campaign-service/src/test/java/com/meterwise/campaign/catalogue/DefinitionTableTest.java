package com.meterwise.campaign.catalogue;

import java.util.function.Consumer;

import jakarta.inject.Inject;

import com.meterwise.embedded.StackResource;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DefinitionTableTest extends DefinitionsContract {
    @Inject
    DefinitionTable definitions;

    @Override
    protected void with(Consumer<Definitions> test) {
        QuarkusTransaction.begin();
        try {
            test.accept(definitions);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
