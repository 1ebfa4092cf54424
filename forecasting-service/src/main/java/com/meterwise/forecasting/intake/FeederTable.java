package com.meterwise.forecasting.intake;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.FeederChanged;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

@ApplicationScoped
public class FeederTable implements PanacheRepositoryBase<FeederRow, String> {
    void keep(FeederChanged event) {
        FeederRow held = findById(event.feederId());
        if (held != null && !event.isNewerThan(held.epoch, held.sequence)) return;
        FeederRow row = held == null ? new FeederRow() : held;
        row.feederId = event.feederId();
        row.take(event);
        if (held == null) persist(row);
    }
}
