package com.meterwise.ingestion.registers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Reads of registers in the database. */
public final class RegisterReadTable implements RegisterHistory {
    private final Transactions transactions;
    private final MarketTime market;

    public RegisterReadTable(Transactions transactions, MarketTime market) {
        this.transactions = transactions;
        this.market = market;
    }

    @Override
    public NavigableMap<Long, Double> keep(String meterId, String channel, NavigableMap<Long, Double> reads) {
        return transactions.call(work -> {
            shareDays(work.connection(), reads);
            NavigableMap<Long, Double> before = around(work.connection(), meterId, channel, reads.firstKey(), reads.lastKey());
            insert(work.connection(), meterId, channel, reads);
            NavigableMap<Long, Double> known = new TreeMap<>(before);
            known.putAll(reads);
            rememberLate(work.connection(), meterId, channel, daysConcerned(before, reads));
            return known;
        });
    }

    /** Days at whose close a count ends that these reads change: a new read ends one and begins another. */
    private SortedSet<LocalDate> daysConcerned(NavigableMap<Long, Double> before, NavigableMap<Long, Double> reads) {
        SortedSet<LocalDate> days = new TreeSet<>();
        reads.forEach((at, wh) -> {
            if (wh.equals(before.get(at))) return;
            days.add(dayEndingWith(at));
            Long next = before.higherKey(at);
            if (next != null) days.add(dayEndingWith(next));
        });
        return days;
    }

    /** A read at midnight belongs to the day that ends. */
    private LocalDate dayEndingWith(long at) {
        return market.dayOf(Instant.ofEpochSecond(at - 1));
    }

    /** No day closes before what is read of it is committed; in order of days, as everybody locks them. */
    private void shareDays(Connection connection, NavigableMap<Long, Double> reads) throws SQLException {
        try (PreparedStatement lock = connection
                .prepareStatement("select day from market_day where day between ? and ? order by day for share")) {
            lock.setObject(1, dayEndingWith(reads.firstKey()));
            lock.setObject(2, market.dayOf(Instant.ofEpochSecond(reads.lastKey())));
            lock.executeQuery().close();
        }
    }

    /** Closed days are judged again. */
    private static void rememberLate(Connection connection, String meterId, String channel, SortedSet<LocalDate> days) throws SQLException {
        if (days.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into late_change (day, customer_id)
                select distinct day, coalesce(customer_id, '') from meter_day join market_day using (day)
                where meter_id = ? and channel = ? and day = any(?) and (market_day.revision > 0 or closing) order by 1, 2
                on conflict (day, customer_id) do update set taken = false""")) {
            insert.setString(1, meterId);
            insert.setString(2, channel);
            insert.setArray(3, connection.createArrayOf("date", days.toArray()));
            insert.executeUpdate();
        }
    }

    private void insert(Connection connection, String meterId, String channel, NavigableMap<Long, Double> reads) throws SQLException {
        Object[] at = reads.keySet().toArray();
        Object[] days = reads.keySet().stream().map(second -> market.dayOf(Instant.ofEpochSecond(second)).toString()).toArray();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into register_read (meter_id, channel, at, day, wh)
                select ?, ?, to_timestamp(r.at), r.day::date, r.wh from unnest(?, ?, ?) as r (at, day, wh)
                on conflict (meter_id, channel, at) do update set wh = excluded.wh""")) {
            insert.setString(1, meterId);
            insert.setString(2, channel);
            insert.setArray(3, connection.createArrayOf("int8", at));
            insert.setArray(4, connection.createArrayOf("text", days));
            insert.setArray(5, connection.createArrayOf("float8", reads.values().toArray()));
            insert.executeUpdate();
        }
    }

    private static NavigableMap<Long, Double> around(Connection connection, String meterId, String channel, long from, long to)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select extract(epoch from at)::int8, wh from register_read r where meter_id = ? and channel = ?
                and at >= coalesce((select max(at) from register_read b where b.meter_id = r.meter_id and b.channel = r.channel
                    and b.at < to_timestamp(?)), '-infinity')
                and at <= coalesce((select min(at) from register_read a where a.meter_id = r.meter_id and a.channel = r.channel
                    and a.at > to_timestamp(?)), 'infinity')""")) {
            select.setString(1, meterId);
            select.setString(2, channel);
            select.setLong(3, from);
            select.setLong(4, to);
            NavigableMap<Long, Double> found = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.put(rows.getLong(1), rows.getDouble(2));
            }
            return found;
        }
    }
}
