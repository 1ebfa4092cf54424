package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.contracts.IndicatorObserved;

/** Market indicators. Lives as long as its transaction. */
public final class MarketTable {
    /** Wholesale indicators are per MWh. */
    private static final double KWH_PER_MWH = 1000;
    private static final int HOURS = 48;
    private static final String WHOLESALE = "price.wholesale";
    private static final int KEPT_DAYS = 400;

    private final Connection connection;

    public MarketTable(Connection connection) { this.connection = connection; }

    /** A figure told again is the same or better known: the last one stands, and the topic keeps an indicator's order. */
    void keep(Collection<IndicatorObserved> observed, ZoneId zone) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into indicator (indicator, region, at, day, slot, value) values (?,?,?,?,?,?)
                on conflict (indicator, region, at) do update set value = excluded.value
                """)) {
            for (IndicatorObserved one : observed) {
                var local = one.at().atZone(zone);
                upsert.setString(1, one.indicator());
                upsert.setString(2, one.region() == null ? "" : one.region());
                upsert.setObject(3, one.at().atOffset(ZoneOffset.UTC));
                upsert.setDate(4, Date.valueOf(local.toLocalDate()));
                upsert.setInt(5, local.getHour() + (local.getDayOfWeek().getValue() > 5 ? HOURS / 2 : 0));
                upsert.setDouble(6, one.value());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** What was known of the market when the day had closed. */
    public Market asOf(LocalDate day) throws SQLException {
        Map<String, Double> latest = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (indicator) indicator, value from indicator where day <= ? and day > ?
                 order by indicator, at desc, region
                """)) {
            select.setObject(1, day);
            select.setObject(2, day.minusDays(KEPT_DAYS));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    latest.put(rows.getString(1), rows.getDouble(2));
            }
        }
        if (!latest.containsKey(WHOLESALE)) return new Market(latest, null, 1, 1);
        double[] spread = spread(day);
        return new Market(latest, wholesale(day), spread[0], spread[1]);
    }

    public void prune(LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from indicator where day < ?")) {
            delete.setObject(1, day.minusDays(KEPT_DAYS));
            delete.executeUpdate();
        }
    }

    /** Sums in the order of time, so that the same figures give the same means. */
    private double[] wholesale(LocalDate day) throws SQLException {
        double[] sum = new double[HOURS];
        int[] count = new int[HOURS];
        double all = 0;
        int allCount = 0;
        try (PreparedStatement select = connection.prepareStatement(
                "select slot, value from indicator where indicator = ? and day <= ? and day > ? order by at, region")) {
            year(select, day);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sum[rows.getInt(1)] += rows.getDouble(2);
                    count[rows.getInt(1)]++;
                    all += rows.getDouble(2);
                    allCount++;
                }
            }
        }
        if (allCount == 0) return null;
        double[] mean = new double[HOURS];
        // A price told once a day, or never on weekends, stands for the hours nothing is told of.
        for (int h = 0; h < HOURS; h++)
            mean[h] = Precision.of((count[h] == 0 ? all / allCount : sum[h] / count[h]) / KWH_PER_MWH);
        return mean;
    }

    private double[] spread(LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select percentile_cont(0.1) within group (order by mean), avg(mean), percentile_cont(0.9) within group (order by mean)
                  from (select avg(value) mean from indicator where indicator = ? and day <= ? and day > ? group by day order by day) days
                """)) {
            year(select, day);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                double mean = row.getDouble(2);
                if (!(mean > 0)) return new double[]{ 1, 1 };
                return new double[]{ Precision.of(row.getDouble(1) / mean), Precision.of(row.getDouble(3) / mean) };
            }
        }
    }

    private static void year(PreparedStatement select, LocalDate day) throws SQLException {
        select.setString(1, WHOLESALE);
        select.setObject(2, day);
        select.setObject(3, day.minusYears(1));
    }
}
