package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/** Meter-days told once more as they stand, page by page, in the order of day, meter and channel. */
public final class MeterDayPages {
    private MeterDayPages() {}

    /** The last meter-day of a page. */
    public record Position(LocalDate day, String meterId, String channel) {
        /** Before all of a day. */
        public static Position before(LocalDate day) { return new Position(day, "", ""); }
    }

    /** @param last where the page ended; empty if there was nothing left */
    public record Page(Optional<Position> last, int meterDays) {}

    /** Sends up to {@code limit} meter-days after a position and up to a day, that day included. */
    public static Page publish(Position after, LocalDate to, int limit, MarketTime market, Topic topic, Work work) throws SQLException {
        Connection connection = work.connection();
        List<MeterDay.Key> keys = keys(connection, after, to, limit);
        if (keys.isEmpty()) return new Page(Optional.empty(), 0);
        MeterDay.Key last = keys.get(keys.size() - 1);
        Set<LocalDate> closed = DayLocks.closed(connection, keys.get(0).day(), last.day());
        Map<MeterDay.Key, MeterDay> days = MeterDayTable.load(connection, keys);
        MeterDayOut out = new MeterDayOut(market, topic);
        int told = 0;
        for (MeterDay.Key key : keys) {
            MeterDay day = days.get(key);
            // one that an erasure took since it was listed is gone
            if (day == null) continue;
            out.publish(day, closed.contains(key.day()), work);
            told++;
        }
        return new Page(Optional.of(new Position(last.day(), last.meterId(), last.channel())), told);
    }

    public static long count(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from meter_day where day between ? and ?")) {
            select.setObject(1, from);
            select.setObject(2, to);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static List<MeterDay.Key> keys(Connection connection, Position after, LocalDate to, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select meter_id, channel, day from meter_day where day between ? and ? and (day, meter_id, channel) > (?, ?, ?)
                order by day, meter_id, channel limit ?""")) {
            select.setObject(1, after.day());
            select.setObject(2, to);
            select.setObject(3, after.day());
            select.setString(4, after.meterId());
            select.setString(5, after.channel());
            select.setInt(6, limit);
            List<MeterDay.Key> keys = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    keys.add(new MeterDay.Key(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class)));
            }
            return keys;
        }
    }
}
