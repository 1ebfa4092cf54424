package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.ingestion.estimation.Estimate;
import com.meterwise.platform.time.MarketTime;

/** Meter-days as people and programs read them. */
public final class MeterDays {
    private MeterDays() {}

    /**
     * @param values    kWh per slot that count, NaN where missing
     * @param quality   a letter a slot, as in ReadingsRecorded
     * @param state     VALIDATED once the day is closed, else PROVISIONAL
     * @param measured  kWh per slot as they were sent last; null if all of them count as they are
     * @param severity  the worst that a rule says and no person has overruled
     * @param estimates how the slots that nobody measured were filled
     */
    public record Shown(String meterId, String channel, LocalDate day, Instant start, String interval, double[] values, String quality,
            String grade, String state, int revision, String customerId, String feederId, Instant availableAt, double[] measured,
            String severity,
            List<Estimated> estimates) {}

    /** @param boundKwh half the width of the interval in which 90 % of such estimates lie; null if there is nothing to tell it from */
    public record Estimated(int slot, int slots, String method, List<LocalDate> donors, boolean scaled, Double boundKwh) {
        static Estimated of(Estimate estimate) {
            return new Estimated(estimate.slot(), estimate.wh().length, estimate.method().name(), estimate.donors(), estimate.scaled(),
                    estimate.boundWh() < 0 ? null : estimate.boundWh() / 1000.0);
        }
    }

    /** Days of a meter in [from, to], by channel and day. */
    public static List<Shown> ofMeter(Connection connection, MarketTime market, String meterId, LocalDate from, LocalDate to)
            throws SQLException {
        java.util.Set<LocalDate> closed = DayLocks.closed(connection, from, to);
        return MeterDayTable.ofMeter(connection, meterId, from, to).stream()
                .map(day -> shown(day, market, closed.contains(day.key().day()))).toList();
    }

    private static Shown shown(MeterDay day, MarketTime market, boolean isClosed) {
        Validated counts = day.validated();
        boolean isMeasured = counts.isAsMeasured(day.wh(), day.quality());
        MeterDay.Key key = day.key();
        return new Shown(key.meterId(), key.channel(), key.day(), market.startOf(key.day()), day.interval().toString(), counts.kwh(),
                counts.quality(), day.grade().name(), isClosed ? "VALIDATED" : "PROVISIONAL", day.revision(), day.owner().customerId(),
                day.owner().feederId(), day.availableAt(), isMeasured ? null : day.measuredKwh(), counts.severity().name(),
                counts.estimates().stream().map(Estimated::of).toList());
    }
}
