package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.publishing.Areas.Area;
import com.meterwise.platform.day.Shard;

/** What forecasts missed, by day. What was really issued replaces what was only backtested, never the other way. */
public final class ResidualTable {
    private static final String KEEP = """
            insert into residual as held (id, level, lead, day, bucket, interval_s, issued, kwh, covered) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id, level, lead, day) do update set issued = excluded.issued, interval_s = excluded.interval_s, kwh = excluded.kwh,
                covered = coalesce(excluded.covered, held.covered)
            where excluded.issued""";

    /** An index that begins with id, level and lead is used for days only if the leads are named. */
    private static final Object[] LEADS = IntStream.rangeClosed(1, Backtest.LEAD_DAYS).boxed().toArray();

    private ResidualTable() {}

    public static void keep(Collection<AreaResidual> residuals, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (AreaResidual one : residuals) {
                keep.setString(1, one.id());
                keep.setString(2, one.level());
                keep.setInt(3, one.residual().leadDays());
                keep.setObject(4, one.residual().day());
                keep.setInt(5, Shard.bucketOf(one.id()));
                keep.setInt(6, (int) one.interval().toSeconds());
                keep.setBoolean(7, one.residual().issued());
                keep.setArray(8, Columns.array(connection, one.residual().kwh()));
                keep.setObject(9, known(one.residual().covered()), Types.DOUBLE);
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** How much of the days lay within what was issued for areas, whose sums may hold a member that was not forecast yet. */
    public static void keepCovered(Collection<AreaResidual> residuals, Connection connection) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update residual set covered = ? where id = ? and level = ? and lead = ? and day = ?")) {
            for (AreaResidual one : residuals) {
                update.setObject(1, known(one.residual().covered()), Types.DOUBLE);
                update.setString(2, one.id());
                update.setString(3, one.level());
                update.setInt(4, one.residual().leadDays());
                update.setObject(5, one.residual().day());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Double known(double covered) { return Double.isNaN(covered) ? null : covered; }

    private static double covered(ResultSet row) throws SQLException {
        double covered = row.getDouble("covered");
        return row.wasNull() ? Double.NaN : covered;
    }

    /** What an issued forecast of a day missed; empty until the day has closed. */
    public static Optional<Residual> issued(String level, String id, int leadDays, LocalDate day, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select kwh, covered from residual where id = ? and level = ? and lead = ? and day = ? and issued")) {
            select.setString(1, id);
            select.setString(2, level);
            select.setInt(3, leadDays);
            select.setObject(4, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Residual(leadDays, day, true, Columns.doubles(row, "kwh"), covered(row)))
                        : Optional.empty();
            }
        }
    }

    /** Residuals of these customers and days in (after, through], ordered by id, lead and day. */
    public static List<AreaResidual> ofCustomers(Collection<String> customers, LocalDate after, LocalDate through, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from residual where id = any(?) and level = 'customer' and lead = any(?) and day > ? and day <= ?
                order by id collate "C", lead, day""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setArray(2, connection.createArrayOf("int2", LEADS));
            select.setObject(3, after);
            select.setObject(4, through);
            return residuals(select);
        }
    }

    /** Residuals of the areas of a bucket and days in (after, through], ordered by level, id, lead and day. */
    public static List<AreaResidual> ofAreas(int bucket, LocalDate after, LocalDate through, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from residual where bucket = ? and level <> 'customer' and day > ? and day <= ?
                order by level collate "C", id collate "C", lead, day""")) {
            select.setInt(1, bucket);
            select.setObject(2, after);
            select.setObject(3, through);
            return residuals(select);
        }
    }

    /** Areas with residuals of days in (after, through]. */
    public static Set<Area> areas(LocalDate after, LocalDate through, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select distinct level, id from residual where level <> 'customer' and day > ? and day <= ?")) {
            select.setObject(1, after);
            select.setObject(2, through);
            Set<Area> areas = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    areas.add(new Area(row.getString(1), row.getString(2)));
            }
            return areas;
        }
    }

    private static List<AreaResidual> residuals(PreparedStatement select) throws SQLException {
        List<AreaResidual> residuals = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next())
                residuals.add(new AreaResidual(row.getString("level"), row.getString("id"), Duration.ofSeconds(row.getInt("interval_s")),
                        new Residual(row.getInt("lead"), row.getObject("day", LocalDate.class), row.getBoolean("issued"),
                                Columns.doubles(row, "kwh"), covered(row))));
        }
        return residuals;
    }
}
