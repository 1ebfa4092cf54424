package com.meterwise.platform.rebuild;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.platform.rebuild.ReadModels.ByDay;

/** Live and rebuilt rows of each day, by SHA-256 over all columns of all rows; the order of the rows does not matter. */
final class DayDigests {
    private static final String DIGESTS = """
            select %3$s as day, count(*) as n,
                encode(sha256(convert_to(string_agg(md5(t::text), '' order by md5(t::text)), 'UTF8')), 'hex') as digest
            from %1$s%2$s t where %3$s between ? and ? group by 1""";

    private DayDigests() {}

    /** Keeps how every day of every read model stands; what was kept before is replaced. */
    static void compare(ReadModels models, RebuildTable.Range range, Connection connection) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement("delete from rebuild_day where rebuild_id = ?")) {
            clear.setString(1, range.id());
            clear.executeUpdate();
        }
        for (ByDay model : models.byDay())
            compare(model, range, connection);
    }

    private static void compare(ByDay model, RebuildTable.Range range, Connection connection) throws SQLException {
        String live = DIGESTS.formatted("", model.table(), model.day());
        String rebuilt = DIGESTS.formatted(Shadow.SCHEMA + ".", model.table(), model.day());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into rebuild_day (rebuild_id, read_model, day, live_rows, rebuilt_rows, live_digest, rebuilt_digest)
                select ?, ?, coalesce(l.day, r.day), coalesce(l.n, 0), coalesce(r.n, 0), l.digest, r.digest
                from (%s) as l full join (%s) as r on l.day = r.day""".formatted(live, rebuilt))) {
            insert.setString(1, range.id());
            insert.setString(2, model.table());
            for (int at = 3; at <= 5; at += 2) {
                insert.setObject(at, range.from());
                insert.setObject(at + 1, range.to());
            }
            insert.executeUpdate();
        }
    }

    /** Puts the rebuilt rows of the days that differ in the place of the live ones. */
    static void replace(ReadModels models, RebuildTable.Range range, Connection connection) throws SQLException {
        for (ByDay model : models.byDay()) {
            List<LocalDate> days = RebuildTable.differingDays(range.id(), model.table(), connection);
            if (days.isEmpty()) continue;
            replace(model, days, connection);
        }
        try (Statement mend = connection.createStatement()) {
            for (String statement : models.afterSwitch())
                mend.execute(statement);
        }
    }

    private static void replace(ByDay model, List<LocalDate> days, Connection connection) throws SQLException {
        var wanted = connection.createArrayOf("date", days.stream().map(Date::valueOf).toArray());
        try (PreparedStatement delete = connection
                .prepareStatement("delete from %s where %s = any(?)".formatted(model.table(), model.day()));
                PreparedStatement insert = connection.prepareStatement("insert into %1$s select * from %2$s.%1$s where %3$s = any(?)"
                        .formatted(model.table(), Shadow.SCHEMA, model.day()))) {
            delete.setArray(1, wanted);
            delete.executeUpdate();
            insert.setArray(1, wanted);
            insert.executeUpdate();
        }
    }
}
