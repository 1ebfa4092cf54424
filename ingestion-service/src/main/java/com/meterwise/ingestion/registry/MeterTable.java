package com.meterwise.ingestion.registry;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MeterTable extends RegisterTable<Meter, MeterRow> {
    MeterTable() { super("METER", "customerId", Meter.class); }

    @Override
    MeterRow newRow() { return new MeterRow(); }

    @Override
    void fill(MeterRow row, Meter meter) {
        row.kind = meter.kind();
        row.customerId = meter.customerId();
        row.feederId = meter.feederId();
        row.channels = String.join(",", meter.channels());
        row.intervalSeconds = meter.interval() == null ? null : (int) meter.interval().toSeconds();
        row.ratedKva = meter.ratedKva();
        row.status = meter.status();
    }
}
