package com.meterwise.platform.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rebuilds in PostgreSQL. */
final class RebuildTable {
    private RebuildTable() {}

    /** An open rebuild. */
    record Range(String id, LocalDate from, LocalDate to, String state) {}

    /** @return false if one is open already */
    static boolean begin(Range range, Instant at, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into rebuild (id, from_day, to_day, state, begun_at) values (?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, range.id());
            insert.setObject(2, range.from());
            insert.setObject(3, range.to());
            insert.setString(4, range.state());
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Locked until the end of the transaction; empty if there is none of the id, or it has ended. */
    static Optional<Range> lockOpen(String id, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select from_day, to_day, state from rebuild where id = ? and ended_at is null for update")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Range(id, found.getObject(1, LocalDate.class), found.getObject(2, LocalDate.class),
                                found.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** @param endedAt null as long as it goes on */
    static void state(String id, String state, Instant endedAt, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update rebuild set state = ?, ended_at = ? where id = ?")) {
            update.setString(1, state);
            update.setObject(2, endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC));
            update.setString(3, id);
            update.executeUpdate();
        }
    }

    static List<LocalDate> differingDays(String id, String readModel, Connection connection) throws SQLException {
        return differences(id, Integer.MAX_VALUE, connection).stream().filter(difference -> difference.readModel().equals(readModel))
                .map(Rebuild.Difference::day).toList();
    }

    /** The latest first. @param id null for all */
    static List<Rebuild> list(String id, int limit, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, from_day, to_day, state, begun_at, ended_at, coalesce(rows, 0), coalesce(days, 0), coalesce(differing, 0)
                from rebuild left join (select rebuild_id, sum(rebuilt_rows)::bigint as rows, count(*) as days,
                    count(*) filter (where live_digest is distinct from rebuilt_digest) as differing
                    from rebuild_day group by 1) as compared on rebuild_id = id
                where ?::text is null or id = ? order by begun_at desc, id limit ?""")) {
            select.setString(1, id);
            select.setString(2, id);
            select.setInt(3, limit);
            List<Rebuild> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime ended = row.getObject(6, OffsetDateTime.class);
                    all.add(new Rebuild(row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class),
                            row.getString(4), row.getLong(7), row.getLong(8), row.getLong(9),
                            differences(row.getString(1), Rebuild.MOST_DIFFERENCES, connection),
                            row.getObject(5, OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant()));
                }
            }
            return all;
        }
    }

    private static List<Rebuild.Difference> differences(String id, int most, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select read_model, day, live_rows, rebuilt_rows, live_digest, rebuilt_digest from rebuild_day
                where rebuild_id = ? and live_digest is distinct from rebuilt_digest order by read_model, day limit ?""")) {
            select.setString(1, id);
            select.setInt(2, most);
            List<Rebuild.Difference> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    all.add(new Rebuild.Difference(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3), row.getLong(4),
                            row.getString(5), row.getString(6)));
            }
            return all;
        }
    }
}
