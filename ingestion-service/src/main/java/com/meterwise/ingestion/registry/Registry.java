package com.meterwise.ingestion.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.platform.work.Transactions;

/** Customers, meters, feeders and contracts. Thread-safe. */
public final class Registry {
    private final Register<Customer> customers;
    private final Register<Meter> meters;
    private final Register<Feeder> feeders;
    private final Register<Contract> contracts;
    private final KnownMeters known;
    private final Transactions transactions;

    public Registry(Register<Customer> customers, Register<Meter> meters, Register<Feeder> feeders,
            Register<Contract> contracts, KnownMeters known, Transactions transactions) {
        this.customers = customers;
        this.meters = meters;
        this.feeders = feeders;
        this.contracts = contracts;
        this.known = known;
        this.transactions = transactions;
    }

    public Register<Customer> customers() { return customers; }

    public Register<Meter> meters() { return meters; }

    public Register<Feeder> feeders() { return feeders; }

    public Register<Contract> contracts() { return contracts; }

    /** Puts states of one sort in one transaction. */
    public <T extends Registered<T>> Keeping.Kept put(Register<T> register, List<T> states) {
        Register.Outcome<T> outcome = transactions.call(work -> register.put(states, work));
        if (!outcome.changed().isEmpty()) known.forget();
        return new Keeping.Kept(outcome.changed().size(), outcome.refused());
    }

    /** The group account a customer is in; empty if he is not known. */
    public Optional<Group> group(String customerId) {
        return transactions.call(work -> customers.entries().find(customerId).map(entry -> Group.of(entry.state(), customers.entries())));
    }

    /** Gives or withdraws a consent. @return the customer's entry; empty if he is not known */
    public Optional<Entry<Customer>> consent(String customerId, String channel, Consent consent) {
        return transactions.call(work -> customers.change(customerId, customer -> {
            Map<String, Consent> consents = new TreeMap<>(customer.consents());
            consents.put(channel, consent);
            return customer.consents(consents);
        }, work));
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
