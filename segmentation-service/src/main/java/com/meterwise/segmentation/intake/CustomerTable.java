package com.meterwise.segmentation.intake;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.CustomerChanged;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Customers' master data; of each the newest state wins, whatever the order of arrival. */
@ApplicationScoped
class CustomerTable implements PanacheRepositoryBase<CustomerRow, String> {

    void apply(Collection<CustomerChanged> newest) {
        Map<String, CustomerRow> held = list("customerId in ?1", newest.stream().map(CustomerChanged::customerId).toList()).stream()
                .collect(toMap(row -> row.customerId, row -> row));
        for (CustomerChanged event : newest) {
            CustomerRow row = held.get(event.customerId());
            if (row != null && !event.isNewerThan(row.epoch, row.sequence)) continue;
            if (row == null) row = new CustomerRow();
            row.take(event);
            persist(row);
        }
    }
}
