package com.meterwise.ingestion.registry;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FeederTable extends RegisterTable<Feeder, FeederRow> {
    FeederTable() { super("FEEDER", "parentId", Feeder.class); }

    @Override
    FeederRow newRow() { return new FeederRow(); }

    @Override
    void fill(FeederRow row, Feeder feeder) { row.parentId = feeder.parentId(); }
}
