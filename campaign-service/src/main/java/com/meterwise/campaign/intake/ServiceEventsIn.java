package com.meterwise.campaign.intake;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Complaints, outages, visits, from ingestion. */
public final class ServiceEventsIn implements Handler {
    private final ZoneId zone;

    public ServiceEventsIn(ZoneId zone) { this.zone = zone; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, ServiceEvent> last = new LinkedHashMap<>();
        for (Received received : records) {
            if (received.isTombstone()) continue;
            ServiceEvent event = ServiceEvent.of(received.as(ServiceEventRecorded.class), zone);
            last.put(event.serviceEventId(), event);
        }
        new HistoryTable(work.connection()).keepEvents(last.values());
    }
}
