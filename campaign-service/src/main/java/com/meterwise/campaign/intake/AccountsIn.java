package com.meterwise.campaign.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Customers, from ingestion. */
public final class AccountsIn implements Handler {
    /** Every table that names a customer; a test compares it with the schema. */
    public static final List<String> TABLES = List.of("account", "profile", "forecast", "trigger", "daily_energy", "decision", "offer",
            "webhook_event", "contract", "service_event", "suspicion", "condition_held", "waiting", "reservation", "task", "visit");
    private static final String ERASED = CustomerErased.class.getSimpleName();

    private final Erasure erasure;

    public AccountsIn(Erasure erasure) { this.erasure = erasure; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, Account> newest = new LinkedHashMap<>();
        for (Received received : records) {
            if (received.isTombstone()) {
                // all that compaction leaves of an erasure
                newest.remove(received.key());
                erasure.forget(received.key(), work);
            } else if (ERASED.equals(received.type())) {
                newest.remove(received.key());
                erasure.forget(received.key(), received.as(CustomerErased.class), work);
            } else {
                Account account = Account.of(received.as(CustomerChanged.class));
                newest.merge(account.customerId(), account, (held, next) -> next.isNewerThan(held) ? next : held);
            }
        }
        new AccountTable(work.connection()).keep(newest.values());
    }
}
