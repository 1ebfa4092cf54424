package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.ingestion.checking.InactiveMeter;
import com.meterwise.ingestion.checking.MissingSibling;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.estimation.Judge;
import com.meterwise.platform.time.MarketTime;

/** Rules of the close that ask more than one channel, the register, or whole months: V11, V15, V16, V18. */
record MeterCheckTable(MarketTime market, Judge judge) {
    private static final String ACTIVE_ENERGY = "importKwh";
    private static final String REACTIVE_ENERGY = "importKvarh";

    /** What the register says of a meter on a day. */
    private record Registered(String status, List<String> channels) {}

    /** Average daily use, kWh; NaN where a month has no data. */
    private record Months(double current, double last, double lastYear) {}

    List<Finding> findings(Connection connection, List<MeterDay> page, Map<MeterDay.Key, Past> pasts) throws SQLException {
        LocalDate day = page.get(0).key().day();
        Map<MeterDay.Key, MeterDay> byKey = new HashMap<>();
        page.forEach(meterDay -> byKey.put(meterDay.key(), meterDay));
        Collection<String> meterIds = page.stream().map(meterDay -> meterDay.key().meterId()).distinct().toList();
        Map<String, Registered> register = registered(connection, meterIds, day);
        boolean isMonthsEnd = day.plusDays(1).getDayOfMonth() == 1;
        Map<MeterDay.Key, Months> months = isMonthsEnd ? months(connection, meterIds, day) : Map.of();
        List<Finding> findings = new ArrayList<>();
        for (MeterDay meterDay : page) {
            MeterDay.Key key = meterDay.key();
            Thresholds limits = judge.thresholds(key.meterId());
            Registered meter = register.get(key.meterId());
            List<Suspicion> found = new ArrayList<>(0);
            if (meter != null) new InactiveMeter().judge(meterDay.series(), meter.status).ifPresent(found::add);
            if (meter != null && key.channel().equals(ACTIVE_ENERGY) && meter.channels.contains(REACTIVE_ENERGY)) {
                MeterDay reactive = byKey.get(new MeterDay.Key(key.meterId(), REACTIVE_ENERGY, day));
                new MissingSibling().judge(meterDay.series(), reactive == null ? null : reactive.series()).ifPresent(found::add);
                if (reactive != null) limits.powerFactor().judge(meterDay.series(), reactive.series()).ifPresent(found::add);
            }
            limits.prolonged().judge(estimatedInARow(meterDay, pasts.get(key))).ifPresent(found::add);
            Months use = months.get(key);
            if (use != null) limits.highLow().judge(use.current, use.last, use.lastYear).ifPresent(found::add);
            found.forEach(suspicion -> findings.add(Finding.of(key, suspicion, market.endOf(day))));
        }
        return findings;
    }

    static int estimatedInARow(MeterDay day, Past past) {
        if (day.validated().estimates().isEmpty()) return 0;
        int days = 1;
        if (past == null) return days;
        LocalDate next = day.key().day().minusDays(1);
        for (Past.Known known : past.days()) {
            if (!known.isEstimated() || !known.series().day().equals(next)) break;
            days++;
            next = next.minusDays(1);
        }
        return days;
    }

    private static Map<String, Registered> registered(Connection connection, Collection<String> meterIds, LocalDate day)
            throws SQLException {
        Map<String, Registered> register = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (h.id) h.id, h.status, m.channels from register_history h join meter m on m.id = h.id
                where h.sort = 'METER' and h.id = any(?) and h.valid_from <= ? order by h.id, h.sequence desc""")) {
            select.setArray(1, connection.createArrayOf("text", meterIds.toArray()));
            select.setObject(2, day);
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    register.put(found.getString(1), new Registered(found.getString(2), List.of(found.getString(3).split(","))));
            }
        }
        return register;
    }

    private static Map<MeterDay.Key, Months> months(Connection connection, Collection<String> meterIds, LocalDate end) throws SQLException {
        LocalDate first = end.withDayOfMonth(1);
        Map<MeterDay.Key, Months> months = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select meter_id, channel, avg(energy) filter (where day >= ?), avg(energy) filter (where day >= ? and day < ?),
                    avg(energy) filter (where day < ?)
                from meter_day where meter_id = any(?) and (day between ? and ? or day >= ? and day < ?) group by meter_id, channel""")) {
            select.setObject(1, first);
            select.setObject(2, first.minusMonths(1));
            select.setObject(3, first);
            select.setObject(4, first.minusMonths(1));
            select.setArray(5, connection.createArrayOf("text", meterIds.toArray()));
            select.setObject(6, first.minusMonths(1));
            select.setObject(7, end);
            select.setObject(8, first.minusYears(1));
            select.setObject(9, first.minusYears(1).plusMonths(1));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    months.put(new MeterDay.Key(found.getString(1), found.getString(2), end),
                            new Months(kwh(found, 3), kwh(found, 4), kwh(found, 5)));
            }
        }
        return months;
    }

    private static double kwh(ResultSet found, int column) throws SQLException {
        double wh = found.getDouble(column);
        return found.wasNull() ? Double.NaN : wh / 1000;
    }
}
