package com.meterwise.campaign.catalogue;

import java.util.function.Consumer;

class InMemoryDefinitionsTest extends DefinitionsContract {
    @Override
    protected void with(Consumer<Definitions> test) { test.accept(new InMemoryDefinitions()); }
}
