package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.platform.time.MarketTime;

/**
 * Closed days that lean on an earlier day of the same meter: those with gaps, which it may have been a donor for, or may be one now; and the one at
 * whose end the register was read next, whose sum covers it. When the earlier day changes they are judged again.
 */
record LeaningTable(MarketTime market) {
    /** A sum over more days is not judged. */
    private static final int MOST_DAYS = 400;

    /** @param on the day that is leaned on */
    record Leaning(MeterDay.Key on, LocalDate day, String customerId) {
        String late() { return day + " " + customerId; }
    }

    List<Leaning> on(Connection connection, Collection<MeterDay.Key> keys) throws SQLException {
        List<Leaning> leaning = new ArrayList<>();
        if (keys.isEmpty()) return leaning;
        try (PreparedStatement select = connection.prepareStatement("""
                select w.m, w.c, w.d, l.day, coalesce(l.customer_id, '') from unnest(?::text[], ?::text[], ?::date[]) as w (m, c, d)
                join meter_day l on l.meter_id = w.m and l.channel = w.c and l.day > w.d and l.day <= w.d + ?
                join market_day on market_day.day = l.day and (market_day.revision > 0 or closing)
                where l.day <= w.d + ? and l.present < cardinality(l.wh)
                    or l.day = (select ((min(r.at) - interval '1 second') at time zone ?)::date from register_read r
                        where r.meter_id = w.m and r.channel = w.c and r.at > (w.d + 1)::timestamp at time zone ?)""")) {
            select.setArray(1, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::meterId).toArray()));
            select.setArray(2, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::channel).toArray()));
            select.setArray(3, connection.createArrayOf("date", keys.stream().map(MeterDay.Key::day).toArray()));
            select.setInt(4, MOST_DAYS);
            select.setInt(5, Past.DAYS);
            select.setString(6, market.zone().getId());
            select.setString(7, market.zone().getId());
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    leaning.add(new Leaning(
                            new MeterDay.Key(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class)),
                            found.getObject(4, LocalDate.class), found.getString(5)));
            }
        }
        return leaning;
    }

    /** Of closed days only: while a day is open, nothing has leaned on it yet. */
    List<Leaning> onClosed(Connection connection, Collection<MeterDay.Key> keys) throws SQLException {
        Set<LocalDate> closed = DayLocks.closedAmong(connection, new TreeSet<>(keys.stream().map(MeterDay.Key::day).toList()));
        return closed.isEmpty() ? List.of() : on(connection, keys.stream().filter(key -> closed.contains(key.day())).toList());
    }

    /** Notes for the next close what leans on days that have changed. */
    static void rememberLate(Connection connection, List<Leaning> leaning, Set<MeterDay.Key> changed) throws SQLException {
        SortedSet<String> late = new TreeSet<>();
        for (Leaning each : leaning)
            if (changed.contains(each.on)) late.add(each.late());
        DayLocks.rememberLate(connection, late);
    }
}
