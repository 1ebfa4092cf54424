package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;

/** Indicators by name, region, time and time of issue. */
public final class IndicatorTable {
    private static final String KEEP = """
            insert into indicator (indicator, region, at, issued_at, value, unit, source) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (indicator, region, at, issued_at) do update set value = excluded.value, unit = excluded.unit,
                source = excluded.source""";

    private IndicatorTable() {}

    static void keep(Collection<Indicator> indicators, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (Indicator one : indicators) {
                keep.setString(1, one.indicator());
                keep.setString(2, one.region());
                keep.setObject(3, utc(one.at()));
                keep.setObject(4, utc(one.issuedAt()));
                keep.setDouble(5, one.value());
                keep.setString(6, one.unit());
                keep.setString(7, one.source());
                // one by one: a batch that is rewritten into one statement may not touch a row twice
                keep.executeUpdate();
            }
        }
    }

    /** Values at times in [from, to), of the region and of the whole market; by time, then by time of issue, the region's own last. */
    public static List<Indicator> of(String indicator, String region, Instant from, Instant to, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from indicator where indicator = ? and region in ('', ?) and at >= ? and at < ?
                order by at, (region <> ''), issued_at""")) {
            select.setString(1, indicator);
            select.setString(2, region == null ? Indicator.EVERYWHERE : region);
            select.setObject(3, utc(from));
            select.setObject(4, utc(to));
            List<Indicator> indicators = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    indicators.add(new Indicator(row.getString("indicator"), row.getString("region"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getObject("issued_at", OffsetDateTime.class).toInstant(), row.getDouble("value"), row.getString("unit"),
                            row.getString("source")));
            }
            return indicators;
        }
    }

    /**
     * The calendar of a region from {@code first} on, as it was known at {@code asOf}. Of a day that was told without a time of issue, as public
     * calendars are, it is taken that everybody knew it long before.
     */
    public static MarketCalendar calendar(String region, LocalDate first, Instant asOf, MarketTime time, Connection connection)
            throws SQLException {
        Map<LocalDate, Boolean> dayOff = new TreeMap<>();
        for (Indicator day : of(Indicator.HOLIDAY, region, time.startOf(first), time.startOf(first.plusYears(20)), connection))
            if (!day.issuedAt().isAfter(asOf) || day.issuedAt().equals(day.at())) dayOff.put(time.dayOf(day.at()), day.value() > 0);
        return new MarketCalendar(dayOff);
    }

    /** Temperatures of a region at times in [from, to), observed and forecast. */
    public static Temperatures temperatures(String region, Instant from, Instant to, Connection connection) throws SQLException {
        return new KnownTemperatures(of(Indicator.TEMPERATURE, region, from, to, connection));
    }

    private static OffsetDateTime utc(Instant at) { return OffsetDateTime.ofInstant(at, ZoneOffset.UTC); }
}
