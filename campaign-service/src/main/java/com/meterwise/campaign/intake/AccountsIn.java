package com.meterwise.campaign.intake;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Customers, from ingestion. */
public final class AccountsIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, Account> newest = new LinkedHashMap<>();
        Set<String> erased = new LinkedHashSet<>();
        for (Received received : records) {
            if (received.isTombstone()) {
                erased.add(received.key());
                newest.remove(received.key());
            } else if (!CustomerErased.class.getSimpleName().equals(received.type())) {
                // An erasure is announced before its tombstone; nothing is to be deleted before that.
                Account account = Account.of(received.as(CustomerChanged.class));
                newest.merge(account.customerId(), account, (held, next) -> next.isNewerThan(held) ? next : held);
            }
        }
        AccountTable table = new AccountTable(work.connection());
        if (!erased.isEmpty()) table.forget(erased);
        table.keep(newest.values());
    }
}
