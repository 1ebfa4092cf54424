package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.platform.time.MarketTime;

/** Meter-days as people and programs read them. */
public final class MeterDays {
    private MeterDays() {}

    /**
     * @param values kWh per slot, NaN where missing
     * @param state  VALIDATED once the day is closed, else PROVISIONAL
     */
    public record Shown(String meterId, String channel, LocalDate day, Instant start, String interval, double[] values, String quality,
            String grade, String state, int revision, String customerId, String feederId, Instant availableAt) {}

    /** Days of a meter in [from, to], by channel and day. */
    public static List<Shown> ofMeter(Connection connection, MarketTime market, String meterId, LocalDate from, LocalDate to)
            throws SQLException {
        java.util.Set<LocalDate> closed = DayLocks.closed(connection, from, to);
        return MeterDayTable.ofMeter(connection, meterId, from, to).stream().map(day -> new Shown(meterId, day.key().channel(),
                day.key().day(), market.startOf(day.key().day()), day.interval().toString(), day.kwh(), day.quality(), day.grade().name(),
                closed.contains(day.key().day()) ? "VALIDATED" : "PROVISIONAL", day.revision(), day.owner().customerId(),
                day.owner().feederId(), day.availableAt())).toList();
    }
}
