package com.meterwise.ingestion.accounts;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.ingestion.registry.Refusal;
import com.meterwise.ingestion.registry.Subjects;
import com.meterwise.platform.work.Transactions;

/** What happened with customers besides consumption: service events, which are published, and invoices, which are not. Thread-safe. */
public final class Accounts {
    private final Transactions transactions;
    private final CustomerCheckTable customers;

    public Accounts(Transactions transactions, Subjects subjects) {
        this.transactions = transactions;
        this.customers = new CustomerCheckTable(subjects);
    }

    /** An event that is new or says something new is published. */
    public Keeping.Kept keepEvents(List<ServiceEvent> events) {
        return transactions.call(work -> {
            List<Refusal> refused = customers.refusals(work.connection(), events.stream().map(ServiceEvent::customerId).toList());
            Map<String, ServiceEvent> kept = last(events, refused, ServiceEvent::serviceEventId);
            Set<String> changed = ServiceEventTable.keep(work.connection(), kept.values());
            for (ServiceEvent event : kept.values())
                if (changed.contains(event.serviceEventId())) work.send(Topic.SERVICE_EVENT, event.customerId(), event.toEvent());
            return new Keeping.Kept(changed.size(), refused);
        });
    }

    public Keeping.Kept keepInvoices(List<Invoice> invoices) {
        return transactions.call(work -> {
            List<Refusal> refused = customers.refusals(work.connection(), invoices.stream().map(Invoice::customerId).toList());
            Collection<Invoice> kept = last(invoices, refused, Invoice::invoiceId).values();
            return new Keeping.Kept(InvoiceTable.keep(work.connection(), kept), refused);
        });
    }

    public List<ServiceEvent> events(String customerId, String kind, String cursor, int limit) {
        return transactions.call(work -> ServiceEventTable.list(work.connection(), customerId, kind, cursor, limit));
    }

    public List<BillCheck> invoices(String customerId, BillCheck.Limits limits, String cursor, int limit) {
        return transactions.call(work -> InvoiceTable.list(work.connection(), customerId, limits, cursor, limit));
    }

    /** Of several with one id the last counts. */
    private static <T> Map<String, T> last(List<T> things, List<Refusal> refused, Function<T, String> id) {
        Set<Integer> out = new HashSet<>();
        refused.forEach(refusal -> out.add(refusal.index()));
        Map<String, T> byId = new LinkedHashMap<>();
        for (int i = 0; i < things.size(); i++)
            if (!out.contains(i)) byId.put(id.apply(things.get(i)), things.get(i));
        return byId;
    }
}
