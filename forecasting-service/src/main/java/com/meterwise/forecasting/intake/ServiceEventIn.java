package com.meterwise.forecasting.intake;

import java.util.List;
import java.util.Set;

import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Shutdowns and outages; what else customers and retailer have with each other says nothing about a load, and is not kept. */
public final class ServiceEventIn implements Handler {
    private static final Set<String> KINDS = Set.of(Shutdowns.SHUTDOWN, Shutdowns.OUTAGE);

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        for (Received record : records) {
            if (record.isTombstone()) continue;
            ServiceEventRecorded event = record.as(ServiceEventRecorded.class);
            if (event.customerId() == null || event.from() == null || !KINDS.contains(event.kind())) continue;
            InterruptionTable.keep(event.serviceEventId(),
                    new Interruption(event.customerId(), event.kind(), event.from(), event.to()), work.connection());
        }
    }
}
