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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Findings in PostgreSQL. */
public final class FindingTable {
    private static final String COLUMNS = "id, meter_id, channel, day, rule, severity, slot, detail, found_at, state";
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

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

    /** Up to {@code limit} findings by id, after {@code cursor}. */
    public static List<HeldFinding> list(Connection connection, HeldFinding.Filter filter, String cursor, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s from finding
                where (?::text is null or meter_id = ?) and (?::text is null or rule = ?) and (?::text is null or severity = ?)
                    and day >= ? and day <= ? and (state = ? or ?::text is null and state <> 'WITHDRAWN') and id > ? order by id limit ?"""
                .formatted(COLUMNS))) {
            int column = 1;
            for (String wanted : new String[]{ filter.meterId(), filter.rule(), filter.severity() }) {
                select.setString(column++, wanted);
                select.setString(column++, wanted);
            }
            select.setObject(column++, filter.from() == null ? FIRST : filter.from());
            select.setObject(column++, filter.to() == null ? LAST : filter.to());
            String state = filter.state() == null ? null : filter.state().name();
            select.setString(column++, state);
            select.setString(column++, state);
            select.setString(column++, cursor == null ? "" : cursor);
            select.setInt(column, limit);
            return held(select);
        }
    }

    static Optional<HeldFinding> find(Connection connection, String id) throws SQLException { return one(connection, id, ""); }

    /** The same, locked until the end of the transaction. */
    static Optional<HeldFinding> lock(Connection connection, String id) throws SQLException {
        return one(connection, id, " for update");
    }

    private static Optional<HeldFinding> one(Connection connection, String id, String how) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select %s from finding where id = ?%s".formatted(COLUMNS, how))) {
            select.setString(1, id);
            return held(select).stream().findFirst();
        }
    }

    private static List<HeldFinding> held(PreparedStatement select) throws SQLException {
        List<HeldFinding> findings = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                findings.add(new HeldFinding(found.getString(1), found.getString(2), found.getString(3),
                        found.getObject(4, LocalDate.class), found.getString(5), found.getString(6), found.getObject(7, Integer.class),
                        found.getString(8), found.getObject(9, OffsetDateTime.class).toInstant(),
                        FindingState.valueOf(found.getString(10))));
        }
        return findings;
    }

    /** Moves the finding on and writes down who did it. */
    static void answer(Connection connection, HeldFinding finding, HeldFinding.Action action) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update finding set state = ? where id = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into finding_action (finding_id, at, who, was, became, reason, edit) values (?, ?, ?, ?, ?, ?, ?)""")) {
            update.setString(1, action.became().name());
            update.setString(2, finding.findingId());
            update.executeUpdate();
            insert.setString(1, finding.findingId());
            insert.setObject(2, action.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, action.who());
            insert.setString(4, action.was().name());
            insert.setString(5, action.became().name());
            insert.setString(6, action.reason());
            insert.setString(7, action.edit());
            insert.executeUpdate();
        }
    }

    /** A finding and all that was done about it; empty if there is none of that id. */
    public static Optional<HeldFinding.Story> story(Connection connection, String id) throws SQLException {
        Optional<HeldFinding> finding = find(connection, id);
        if (finding.isEmpty()) return Optional.empty();
        List<HeldFinding.Action> actions = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("select at, who, was, became, reason, edit from finding_action where finding_id = ? order by id")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    actions.add(new HeldFinding.Action(found.getObject(1, OffsetDateTime.class).toInstant(), found.getString(2),
                            FindingState.valueOf(found.getString(3)), FindingState.valueOf(found.getString(4)), found.getString(5),
                            found.getString(6)));
            }
        }
        return Optional.of(new HeldFinding.Story(finding.get(), actions));
    }

    private static java.sql.Array array(Connection connection, String type, Collection<Finding> items, Function<Finding, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(field).toArray());
    }
}
