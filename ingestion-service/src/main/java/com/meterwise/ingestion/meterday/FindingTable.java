package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Findings in PostgreSQL. */
public final class FindingTable {
    private FindingTable() {}

    /** Keeps them. @return those that were not known, in the order given */
    public static List<Finding> addNew(Connection connection, Collection<Finding> findings) throws SQLException {
        Map<String, Finding> byId = new LinkedHashMap<>();
        for (Finding finding : findings)
            byId.putIfAbsent(finding.id(), finding);
        if (byId.isEmpty()) return List.of();
        List<Finding> added = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                """
                        insert into finding (id, meter_id, channel, day, rule, severity, slot, detail, found_at)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::int[], ?::text[], ?::timestamptz[])
                        on conflict do nothing returning id""")) {
            insert.setArray(1, array(connection, "text", byId.values(), Finding::id));
            insert.setArray(2, array(connection, "text", byId.values(), f -> f.meterDay().meterId()));
            insert.setArray(3, array(connection, "text", byId.values(), f -> f.meterDay().channel()));
            insert.setArray(4, array(connection, "date", byId.values(), Finding::day));
            insert.setArray(5, array(connection, "text", byId.values(), Finding::rule));
            insert.setArray(6, array(connection, "text", byId.values(), Finding::severity));
            insert.setArray(7, array(connection, "int4", byId.values(), Finding::slot));
            insert.setArray(8, array(connection, "text", byId.values(), Finding::detail));
            insert.setArray(9, array(connection, "timestamptz", byId.values(), f -> f.at().atOffset(ZoneOffset.UTC)));
            try (ResultSet known = insert.executeQuery()) {
                while (known.next())
                    added.add(byId.get(known.getString(1)));
            }
        }
        return added;
    }

    /** Up to {@code limit} findings by id, after {@code cursor}; a null filter lets all pass. */
    public static List<Finding> list(Connection connection, String meterId, String rule, LocalDate from, String cursor, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, meter_id, channel, day, rule, severity, slot, detail, found_at from finding
                where (?::text is null or meter_id = ?) and (?::text is null or rule = ?) and (?::date is null or day >= ?::date)
                    and id > ? order by id limit ?""")) {
            select.setString(1, meterId);
            select.setString(2, meterId);
            select.setString(3, rule);
            select.setString(4, rule);
            select.setObject(5, from);
            select.setObject(6, from);
            select.setString(7, cursor == null ? "" : cursor);
            select.setInt(8, limit);
            List<Finding> findings = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    findings.add(new Finding(found.getString(1),
                            new MeterDay.Key(found.getString(2), found.getString(3), found.getObject(4, LocalDate.class)),
                            found.getString(5), found.getString(6), found.getObject(7, Integer.class), found.getString(8),
                            found.getObject(9, OffsetDateTime.class).toInstant()));
            }
            return findings;
        }
    }

    private static java.sql.Array array(Connection connection, String type, Collection<Finding> items, Function<Finding, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(field).toArray());
    }
}
