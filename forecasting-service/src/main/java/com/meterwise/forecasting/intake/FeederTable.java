package com.meterwise.forecasting.intake;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.FeederChanged;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

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

    /** Feeders after an id, in order. */
    public List<Feeder> after(String feederId, int limit) {
        return find("feederId > ?1", Sort.by("feederId"), feederId).page(0, limit).list().stream().map(FeederRow::toFeeder).toList();
    }
}
