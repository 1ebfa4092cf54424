package com.meterwise.segmentation.intake;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.MeterChanged;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Customers' meters; of each the newest state wins, whatever the order of arrival. */
@ApplicationScoped
class MeterTable implements PanacheRepositoryBase<MeterRow, MeterRow.Key> {

    void apply(Collection<MeterChanged> newest) {
        Map<MeterRow.Key, MeterRow> held = list("key in ?1",
                newest.stream().map(event -> new MeterRow.Key(event.customerId(), event.meterId())).toList()).stream()
                .collect(toMap(row -> row.key, row -> row));
        for (MeterChanged event : newest) {
            MeterRow row = held.get(new MeterRow.Key(event.customerId(), event.meterId()));
            if (row != null && !event.isNewerThan(row.epoch, row.sequence)) continue;
            if (row == null) row = new MeterRow();
            row.take(event);
            persist(row);
        }
    }
}
