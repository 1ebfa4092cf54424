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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Findings in PostgreSQL. */
public final class FindingTable {
    private FindingTable() {}

    /** Keeps them; one known already takes the new numbers, and is open again if it was withdrawn. @return those not known, in the order given */
    public static List<Finding> addNew(Connection connection, Collection<Finding> findings) throws SQLException {
        Map<String, Finding> byId = new LinkedHashMap<>();
        for (Finding finding : findings)
            byId.putIfAbsent(finding.id(), finding);
        if (byId.isEmpty()) return List.of();
        Set<String> added = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into finding as held (id, meter_id, channel, day, rule, severity, slot, detail, found_at)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::int[], ?::text[],
                    ?::timestamptz[]) as told (id) order by id
                on conflict (id) do update set severity = excluded.severity, detail = excluded.detail,
                    state = case held.state when 'WITHDRAWN' then 'OPEN' else held.state end
                where (held.severity, held.detail) is distinct from (excluded.severity, excluded.detail) or held.state = 'WITHDRAWN'
                returning id, xmax = 0""")) {
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
                    if (known.getBoolean(2)) added.add(known.getString(1));
            }
        }
        return byId.values().stream().filter(finding -> added.contains(finding.id())).toList();
    }

    /** Takes back what these rules said of these meters' day earlier and do not say any more, unless a person has answered it. */
    static void withdrawOthers(Connection connection, LocalDate day, Collection<String> meterIds, Collection<String> rules,
            Collection<Finding> stillFound) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update finding set state = 'WITHDRAWN' where day = ? and meter_id = any(?) and rule = any(?)
                    and state in ('OPEN', 'ACKNOWLEDGED') and id <> all(?)""")) {
            update.setObject(1, day);
            update.setArray(2, connection.createArrayOf("text", meterIds.toArray()));
            update.setArray(3, connection.createArrayOf("text", rules.toArray()));
            update.setArray(4, connection.createArrayOf("text", stillFound.stream().map(Finding::id).toArray()));
            update.executeUpdate();
        }
    }

    /** Findings of these meters' day that a person has accepted or answered with an edit, by id. */
    static Set<String> overruled(Connection connection, LocalDate day, Collection<String> meterIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id from finding where day = ? and meter_id = any(?) and state in ('ACCEPTED', 'EDITED')""")) {
            select.setObject(1, day);
            select.setArray(2, connection.createArrayOf("text", meterIds.toArray()));
            Set<String> ids = new HashSet<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    ids.add(found.getString(1));
            }
            return ids;
        }
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
