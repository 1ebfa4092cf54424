package com.meterwise.campaign.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes of contacts. Lives as long as its transaction. */
public final class VisitTable {
    private final Connection connection;

    public VisitTable(Connection connection) { this.connection = connection; }

    public void add(Visit visit) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into visit (visit_id, customer_id, kind, service_id, at, author, text) values (?,?,?,?,?,?,?) on conflict do nothing
                """)) {
            insert.setString(1, visit.visitId());
            insert.setString(2, visit.customerId());
            insert.setString(3, visit.kind().name());
            insert.setString(4, visit.serviceId());
            insert.setObject(5, visit.at().atOffset(ZoneOffset.UTC));
            insert.setString(6, visit.author());
            insert.setString(7, visit.text());
            insert.executeUpdate();
        }
    }

    /** Newest first. @param before visits earlier than it */
    public List<Visit> page(String customerId, Instant before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select visit_id, customer_id, kind, service_id, at, author, text from visit
                 where customer_id = ? and at < ? order by at desc, visit_id limit ?
                """)) {
            select.setString(1, customerId);
            select.setObject(2, before.atOffset(ZoneOffset.UTC));
            select.setInt(3, limit);
            List<Visit> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    found.add(new Visit(row.getString(1), row.getString(2), Visit.Kind.valueOf(row.getString(3)), row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getString(7)));
            }
            return found;
        }
    }

    /** When each service was last given. */
    public Map<String, Instant> lastByService(String customerId) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select service_id, max(at) from visit where customer_id = ? and service_id is not null group by 1")) {
            select.setString(1, customerId);
            Map<String, Instant> last = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    last.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
            return last;
        }
    }
}
