package com.meterwise.campaign.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.campaign.catalogue.DefinitionTable;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.StartupEvent;

/** Tells the other services of tariffs that came with a migration, once. */
@ApplicationScoped
class TariffsOutJob {
    private final Transactions transactions;
    private final DefinitionTable definitions;

    TariffsOutJob(Transactions transactions, DefinitionTable definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    void announce(@Observes StartupEvent started) {
        transactions.run(work -> definitions.unannouncedTariffs().forEach(new Announcements(work)::changed));
    }
}
