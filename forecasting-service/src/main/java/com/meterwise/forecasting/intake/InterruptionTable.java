package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shutdowns and outages by customer. An event told again, for instance with its end, replaces what was told of it before. */
public final class InterruptionTable {
    private static final String KEEP = """
            insert into interruption (customer_id, service_event_id, kind, start_at, end_at) values (?, ?, ?, ?, ?)
            on conflict (customer_id, service_event_id) do update set kind = excluded.kind, start_at = excluded.start_at,
                end_at = excluded.end_at""";

    private InterruptionTable() {}

    static void keep(String serviceEventId, Interruption interruption, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, interruption.customerId());
            keep.setString(2, serviceEventId);
            keep.setString(3, interruption.kind());
            keep.setObject(4, OffsetDateTime.ofInstant(interruption.start(), ZoneOffset.UTC));
            keep.setObject(5, interruption.end() == null ? null : OffsetDateTime.ofInstant(interruption.end(), ZoneOffset.UTC));
            keep.executeUpdate();
        }
    }

    /** Those of these customers that touch [from, to). */
    public static Shutdowns of(Collection<String> customers, Instant from, Instant to, Connection connection) throws SQLException {
        Map<String, List<Interruption>> byCustomer = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select * from interruption where customer_id = any(?) and start_at < ? and (end_at is null or end_at > ?)
                order by customer_id collate "C", start_at, service_event_id collate "C\"""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            select.setObject(3, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime end = row.getObject("end_at", OffsetDateTime.class);
                    byCustomer.computeIfAbsent(row.getString("customer_id"), id -> new ArrayList<>())
                            .add(new Interruption(row.getString("customer_id"), row.getString("kind"),
                                    row.getObject("start_at", OffsetDateTime.class).toInstant(), end == null ? null : end.toInstant()));
                }
            }
        }
        return customer -> byCustomer.getOrDefault(customer, List.of());
    }
}
