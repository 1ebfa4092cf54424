package com.meterwise.ingestion.accounts;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Service events in PostgreSQL. */
final class ServiceEventTable {
    private ServiceEventTable() {}

    /** @param events each of another id. @return ids of those that are new or differ from what was held */
    static Set<String> keep(Connection connection, Collection<ServiceEvent> events) throws SQLException {
        Set<String> changed = new HashSet<>();
        if (events.isEmpty()) return changed;
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                        insert into service_event as held (id, customer_id, kind, from_at, to_at, severity, ref)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                        on conflict (id) do update set customer_id = excluded.customer_id, kind = excluded.kind, from_at = excluded.from_at,
                            to_at = excluded.to_at, severity = excluded.severity, ref = excluded.ref, recorded_at = clock_timestamp()
                        where (held.customer_id, held.kind, held.from_at, held.to_at, held.severity, held.ref)
                            is distinct from (excluded.customer_id, excluded.kind, excluded.from_at, excluded.to_at, excluded.severity, excluded.ref)
                        returning id""")) {
            upsert.setArray(1, array(connection, "text", events, ServiceEvent::serviceEventId));
            upsert.setArray(2, array(connection, "text", events, ServiceEvent::customerId));
            upsert.setArray(3, array(connection, "text", events, ServiceEvent::kind));
            upsert.setArray(4, array(connection, "timestamptz", events, event -> utc(event.from())));
            upsert.setArray(5, array(connection, "timestamptz", events, event -> utc(event.to())));
            upsert.setArray(6, array(connection, "text", events, ServiceEvent::severity));
            upsert.setArray(7, array(connection, "text", events, ServiceEvent::ref));
            try (ResultSet found = upsert.executeQuery()) {
                while (found.next())
                    changed.add(found.getString(1));
            }
        }
        return changed;
    }

    /** Up to {@code limit} events by id, after {@code cursor}; a null filter lets all pass. */
    static List<ServiceEvent> list(Connection connection, String customerId, String kind, String cursor, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, customer_id, kind, from_at, to_at, severity, ref from service_event
                where (?::text is null or customer_id = ?) and (?::text is null or kind = ?) and id > ? order by id limit ?""")) {
            select.setString(1, customerId);
            select.setString(2, customerId);
            select.setString(3, kind);
            select.setString(4, kind);
            select.setString(5, cursor == null ? "" : cursor);
            select.setInt(6, limit);
            List<ServiceEvent> events = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    events.add(new ServiceEvent(found.getString(1), found.getString(2), found.getString(3), instant(found, 4),
                            instant(found, 5), found.getString(6), found.getString(7)));
            }
            return events;
        }
    }

    private static Instant instant(ResultSet found, int column) throws SQLException {
        OffsetDateTime at = found.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) { return at == null ? null : at.atOffset(ZoneOffset.UTC); }

    private static Array array(Connection connection, String type, Collection<ServiceEvent> events, Function<ServiceEvent, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(field).toArray());
    }
}
