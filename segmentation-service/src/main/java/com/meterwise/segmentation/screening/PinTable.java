package com.meterwise.segmentation.screening;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** What people decided about accounts. */
@ApplicationScoped
public class PinTable implements PanacheRepositoryBase<PinRow, String> {

    public void pin(String customerId, Account.Pin pin, String by) {
        PinRow row = findByIdOptional(customerId).orElseGet(PinRow::new);
        row.customerId = customerId;
        row.tier = pin.tier().name();
        row.reason = pin.reason();
        row.until = pin.until();
        row.pinnedBy = by;
        persist(row);
        flush();
    }

    /** @return whether there was a pin */
    public boolean unpin(String customerId) {
        boolean gone = deleteById(customerId);
        flush();
        return gone;
    }
}
