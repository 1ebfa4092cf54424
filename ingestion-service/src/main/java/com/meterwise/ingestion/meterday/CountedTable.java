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
import java.util.NavigableMap;
import java.util.TreeMap;

import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.ingestion.registers.Count;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.ingestion.registry.MeterFactsTable;
import com.meterwise.platform.time.MarketTime;

/** Reads of registers that end a count in a market day, from the database. */
record CountedTable(MarketTime market, Advance advance) {
    /** A read longer ago than this says nothing of today. */
    private static final int DAYS = 400;
    private static final int ROWS_AT_ONCE = 500;

    /** A count and the days before that it covers, while these are summed up. */
    private static final class Earlier {
        final Count count;
        final LocalDate from;
        int days;
        long wh;
        boolean isWhole = true;

        Earlier(Count count, LocalDate from) {
            this.count = count;
            this.from = from;
        }

        void add(LocalDate day, long start, int seconds, long[] values) {
            if (day.isBefore(from)) return;
            long first = Math.max(0, count.from() - start);
            isWhole &= first % seconds == 0;
            for (int slot = (int) (first / seconds); slot < values.length; slot++) {
                isWhole &= values[slot] != Energy.MISSING;
                wh += values[slot];
            }
            days++;
        }
    }

    /** @param keys of one day */
    Counted of(Connection connection, LocalDate day, Collection<MeterDay.Key> keys) throws SQLException {
        long start = market.startOf(day).getEpochSecond();
        long end = market.endOf(day).getEpochSecond();
        Map<MeterDay.Key, NavigableMap<Long, Double>> reads = ending(connection, keys, start, end);
        if (reads.isEmpty()) return Counted.NOTHING;
        before(connection, reads, start);
        Map<String, MeterFacts> facts = MeterFactsTable.facts(connection, reads.keySet().stream().map(MeterDay.Key::meterId).toList());
        Map<MeterDay.Key, List<Earlier>> counts = new HashMap<>();
        reads.forEach((key, ofKey) -> {
            MeterFacts meter = facts.get(key.meterId());
            if (meter == null) return;
            List<Earlier> ofDay = new ArrayList<>(1);
            for (Count count : Count.of(ofKey, meter, advance))
                if (count.to() > start) ofDay.add(new Earlier(count, market.dayOf(java.time.Instant.ofEpochSecond(count.from()))));
            counts.put(key, ofDay);
        });
        sumUp(connection, day, counts);
        Map<MeterDay.Key, List<Counted.Until>> until = new HashMap<>();
        counts.forEach((key, ofDay) -> until.put(key, ofDay.stream().map(earlier -> {
            long days = Math.max(0, java.time.temporal.ChronoUnit.DAYS.between(earlier.from, day));
            return new Counted.Until(earlier.count, earlier.wh, earlier.isWhole && earlier.days == days);
        }).toList()));
        return new Counted(start, end, until);
    }

    private static Map<MeterDay.Key, NavigableMap<Long, Double>> ending(Connection connection, Collection<MeterDay.Key> keys, long start,
            long end) throws SQLException {
        Map<MeterDay.Key, NavigableMap<Long, Double>> reads = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select meter_id, channel, extract(epoch from at)::int8, wh from register_read
                join unnest(?::text[], ?::text[]) as wanted (meter_id, channel) using (meter_id, channel)
                where at > to_timestamp(?) and at <= to_timestamp(?)""")) {
            setKeys(connection, select, keys);
            select.setLong(3, start);
            select.setLong(4, end);
            add(select, reads, keys.iterator().next().day());
        }
        return reads;
    }

    /** The last read before each that is known. */
    private void before(Connection connection, Map<MeterDay.Key, NavigableMap<Long, Double>> reads, long start) throws SQLException {
        LocalDate day = reads.keySet().iterator().next().day();
        try (PreparedStatement select = connection.prepareStatement("""
                select w.m, w.c, extract(epoch from last.at)::int8, last.wh from unnest(?::text[], ?::text[]) as w (m, c)
                cross join lateral (select at, wh from register_read where meter_id = w.m and channel = w.c and at <= to_timestamp(?)
                    and at >= to_timestamp(?) order by at desc limit 1) as last""")) {
            setKeys(connection, select, List.copyOf(reads.keySet()));
            select.setLong(3, start);
            select.setLong(4, market.startOf(day.minusDays(DAYS)).getEpochSecond());
            add(select, reads, day);
        }
    }

    private static void add(PreparedStatement select, Map<MeterDay.Key, NavigableMap<Long, Double>> reads, LocalDate day)
            throws SQLException {
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                reads.computeIfAbsent(new MeterDay.Key(found.getString(1), found.getString(2), day), any -> new TreeMap<>())
                        .put(found.getLong(3), found.getDouble(4));
        }
    }

    /** A year of days may be covered, so the rows are walked, not held. */
    private void sumUp(Connection connection, LocalDate day, Map<MeterDay.Key, List<Earlier>> counts) throws SQLException {
        List<MeterDay.Key> keys = new ArrayList<>();
        LocalDate first = day;
        for (Map.Entry<MeterDay.Key, List<Earlier>> entry : counts.entrySet())
            for (Earlier earlier : entry.getValue()) {
                if (!earlier.from.isBefore(day)) continue;
                keys.add(entry.getKey());
                if (earlier.from.isBefore(first)) first = earlier.from;
            }
        if (keys.isEmpty()) return;
        try (PreparedStatement select = connection.prepareStatement("""
                select meter_id, channel, day, interval_s, array_send(coalesce(validated, wh)) from meter_day
                join unnest(?::text[], ?::text[]) as wanted (meter_id, channel) using (meter_id, channel) where day >= ? and day < ?""")) {
            select.setFetchSize(ROWS_AT_ONCE);
            setKeys(connection, select, keys);
            select.setObject(3, first);
            select.setObject(4, day);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    LocalDate before = found.getObject(3, LocalDate.class);
                    long start = market.startOf(before).getEpochSecond();
                    long[] values = Longs.sent(found.getBytes(5));
                    int seconds = found.getInt(4);
                    for (Earlier earlier : counts.get(new MeterDay.Key(found.getString(1), found.getString(2), day)))
                        if (earlier.from.isBefore(day)) earlier.add(before, start, seconds, values);
                }
            }
        }
    }

    private static void setKeys(Connection connection, PreparedStatement statement, Collection<MeterDay.Key> keys) throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::meterId).toArray()));
        statement.setArray(2, connection.createArrayOf("text", keys.stream().map(MeterDay.Key::channel).toArray()));
    }
}
