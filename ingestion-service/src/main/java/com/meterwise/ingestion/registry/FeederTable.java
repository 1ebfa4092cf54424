package com.meterwise.ingestion.registry;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FeederTable extends RegisterTable<Feeder, FeederRow> {
    FeederTable() { super("FEEDER", Feeder.class); }

    @Override
    FeederRow newRow() { return new FeederRow(); }

    @Override
    void fill(FeederRow row, Feeder feeder) {
        // a feeder has no columns of its own
    }
}
