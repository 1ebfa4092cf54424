package com.meterwise.platform.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/**
 * Keeps what comes late of an erased customer from a handler: topics are read side by side, so a reading sent before the erasure can arrive
 * after it. The erasure itself and tombstones pass.
 */
public final class ErasureGuard implements Handler {
    private static final String ERASED = CustomerErased.class.getSimpleName();

    private final Handler guarded;
    private final ErasedSubjects subjects;

    public ErasureGuard(Handler guarded, ErasedSubjects subjects) {
        this.guarded = guarded;
        this.subjects = subjects;
    }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Set<String> customers = new HashSet<>();
        for (Received record : records)
            if (speaksOfSomebody(record)) customers.add(record.partitionKey());
        Set<String> erased = subjects.among(work.connection(), customers);
        List<Received> kept = erased.isEmpty()
                ? records
                : records.stream().filter(record -> !speaksOfSomebody(record) || !erased.contains(record.partitionKey())).toList();
        if (!kept.isEmpty()) guarded.handle(kept, work);
    }

    private static boolean speaksOfSomebody(Received record) {
        return !record.isTombstone() && !ERASED.equals(record.type()) && record.partitionKey() != null;
    }
}
