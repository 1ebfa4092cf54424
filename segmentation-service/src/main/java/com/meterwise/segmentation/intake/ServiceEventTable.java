package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.util.List;

import com.meterwise.contracts.ServiceEventRecorded;

/** What happened between customers and the retailer. An event told again, as when it has ended, replaces what was told of it. */
final class ServiceEventTable {
    private final Sql sql;

    ServiceEventTable(Connection connection) { this.sql = new Sql(connection); }

    /** @param last one record an event, the last one told */
    void put(List<ServiceEventRecorded> last) {
        sql.update("""
                insert into service_event (customer_id, service_event_id, kind, from_at, to_at, severity, ref)
                select * from unnest(?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?, ?)
                on conflict (customer_id, service_event_id) do update set kind = excluded.kind, from_at = excluded.from_at,
                    to_at = excluded.to_at, severity = excluded.severity, ref = excluded.ref""",
                texts(last, ServiceEventRecorded::customerId), texts(last, ServiceEventRecorded::serviceEventId),
                texts(last, ServiceEventRecorded::kind), texts(last, ServiceEventRecorded::from), texts(last, ServiceEventRecorded::to),
                texts(last, ServiceEventRecorded::severity), texts(last, ServiceEventRecorded::ref));
    }
}
