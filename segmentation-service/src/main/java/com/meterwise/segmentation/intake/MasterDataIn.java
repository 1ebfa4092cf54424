package com.meterwise.segmentation.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.MeterChanged;
import com.meterwise.contracts.StateEvent;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Work;

/** Customers and meters as ingestion tells them. */
@ApplicationScoped
public class MasterDataIn {
    private static final String ERASED = CustomerErased.class.getSimpleName();

    private final CustomerTable customers;
    private final MeterTable meters;
    private final Erasure erasure;
    private final Bell bell;

    MasterDataIn(CustomerTable customers, MeterTable meters, Erasure erasure, Bell bell) {
        this.bell = bell;
        this.customers = customers;
        this.meters = meters;
        this.erasure = erasure;
    }

    /** The tombstone that follows an erasure finds nothing left to do, unless compaction took the erasure away. */
    public void customers(List<Received> records, Work work) throws SQLException {
        Map<String, CustomerChanged> newest = new LinkedHashMap<>();
        List<CustomerChanged> states = new ArrayList<>();
        for (Received record : records) {
            if (record.isTombstone()) {
                newest.remove(record.key());
                states.removeIf(state -> state.customerId().equals(record.key()));
                erasure.erase(record.key(), work);
                continue;
            }
            if (ERASED.equals(record.type())) {
                newest.remove(record.key());
                states.removeIf(state -> state.customerId().equals(record.key()));
                erasure.erase(record.key(), record.as(CustomerErased.class), work);
            } else {
                states.add(record.as(CustomerChanged.class));
                keepNewest(newest, record.key(), states.get(states.size() - 1));
            }
        }
        if (newest.isEmpty()) return;
        customers.apply(newest.values());
        new CustomerStateTable(work.connection()).add(states);
        new TouchedTable(work.connection()).others(newest.keySet(), bell);
    }

    /** Feeders' meters have no customer and pass by. */
    public void meters(List<Received> records, Work work) {
        Map<String, MeterChanged> newest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue;
            MeterChanged event = record.as(MeterChanged.class);
            if (event.customerId() != null) keepNewest(newest, event.customerId() + "\n" + event.meterId(), event);
        }
        Collection<MeterChanged> states = newest.values();
        if (!states.isEmpty()) meters.apply(states);
    }

    private static <E extends StateEvent> void keepNewest(Map<String, E> newest, String key, E event) {
        newest.merge(key, event, (held, next) -> next.isNewerThan(held.epoch(), held.sequence()) ? next : held);
    }
}
