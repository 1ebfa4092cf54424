package com.meterwise.ingestion.registry;

import java.util.Collection;
import java.util.List;

import com.meterwise.platform.work.Transactions;

/** Customers, meters and feeders. Thread-safe. */
public final class Registry {
    private final Register<Customer> customers;
    private final Register<Meter> meters;
    private final Register<Feeder> feeders;
    private final KnownMeters known;
    private final Transactions transactions;

    public Registry(Register<Customer> customers, Register<Meter> meters, Register<Feeder> feeders, KnownMeters known,
            Transactions transactions) {
        this.customers = customers;
        this.meters = meters;
        this.feeders = feeders;
        this.known = known;
        this.transactions = transactions;
    }

    public Register<Customer> customers() { return customers; }

    public Register<Meter> meters() { return meters; }

    public Register<Feeder> feeders() { return feeders; }

    /** Puts states of one sort in one transaction. @return what changed */
    public <T extends Registered<T>> List<Entry<T>> put(Register<T> register, List<T> states) {
        List<Entry<T>> changed = transactions.call(work -> register.put(states, work));
        if (!changed.isEmpty()) known.forget();
        return changed;
    }

    /** Makes a meter, and a customer of the same id, of every id that is not known and can be one. */
    public void register(Collection<String> meterIds) {
        List<String> ids = meterIds.stream().filter(Fields::isId).toList();
        if (ids.isEmpty()) return;
        transactions.run(work -> {
            customers.putIfAbsent(ids.stream().map(Customer::unknown).toList(), work);
            meters.putIfAbsent(ids.stream().map(id -> Meter.unknown(id, id)).toList(), work);
        });
        known.forget();
    }
}
