package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps a market day from closing while blocks merge into it: mergers share its row, the close takes it alone. */
public final class DayLocks {
    private DayLocks() {}

    /** Opens days that are new and locks all of them until the end of the transaction. @return those that are closed */
    static Set<LocalDate> share(Connection connection, SortedSet<LocalDate> days) throws SQLException {
        Set<LocalDate> closed = new HashSet<>();
        if (!select(connection, days, closed)) {
            try (PreparedStatement insert = connection
                    .prepareStatement("insert into market_day (day) select * from unnest(?::date[]) on conflict do nothing")) {
                insert.setArray(1, connection.createArrayOf("date", days.toArray()));
                insert.executeUpdate();
            }
            closed.clear();
            select(connection, days, closed);
        }
        return closed;
    }

    /** Those that are closed or being closed at this moment; locks nothing, so that it tells only what to lock. */
    static Set<LocalDate> closedAmong(Connection connection, SortedSet<LocalDate> days) throws SQLException {
        Set<LocalDate> closed = new HashSet<>();
        try (PreparedStatement select = connection
                .prepareStatement("select day from market_day where day = any(?::date[]) and (revision > 0 or closing)")) {
            select.setArray(1, connection.createArrayOf("date", days.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    closed.add(found.getObject(1, LocalDate.class));
            }
        }
        return closed;
    }

    /** Keeps all blocks from merging until the end of the transaction: those that merge afterwards see what it did, such as a new owner. */
    public static void alone(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("lock table market_day in exclusive mode")) {
            lock.execute();
        }
    }

    /** Lets who is {@link #alone} finish first; call before anything that decides a block's fate is read. */
    public static void together(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("lock table market_day in row share mode")) {
            lock.execute();
        }
    }

    private static boolean select(Connection connection, SortedSet<LocalDate> days, Set<LocalDate> closed) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement(
                        "select day, revision > 0 or closing from market_day where day = any(?::date[]) order by day for share")) {
            select.setArray(1, connection.createArrayOf("date", days.toArray()));
            int count = 0;
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    count++;
                    if (found.getBoolean(2)) closed.add(found.getObject(1, LocalDate.class));
                }
            }
            return count == days.size();
        }
    }

    /** Closed days in [from, to]. */
    static Set<LocalDate> closed(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select day from market_day where day between ? and ? and revision > 0")) {
            select.setObject(1, from);
            select.setObject(2, to);
            Set<LocalDate> closed = new HashSet<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    closed.add(found.getObject(1, LocalDate.class));
            }
            return closed;
        }
    }

    /** Notes whose data changed after the day closed. A feeder's meter has no customer, but its day must be told again, too. */
    static void rememberLate(Connection connection, Set<LocalDate> closed, Collection<MeterDay> changed) throws SQLException {
        if (closed.isEmpty()) return;
        SortedSet<String> late = new TreeSet<>();
        for (MeterDay day : changed)
            if (closed.contains(day.key().day())) late.add(late(day));
        rememberLate(connection, late);
    }

    /** Day and customer of a meter-day as one text. */
    static String late(MeterDay day) {
        String customer = day.owner().customerId();
        return day.key().day() + " " + (customer == null ? "" : customer);
    }

    /** @param late each as {@link #late(MeterDay)} makes it */
    static void rememberLate(Connection connection, SortedSet<String> late) throws SQLException {
        if (late.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into late_change (day, customer_id) select * from unnest(?::date[], ?::text[])
                on conflict (day, customer_id) do update set taken = false""")) {
            insert.setArray(1, connection.createArrayOf("date", late.stream().map(l -> LocalDate.parse(l.substring(0, 10))).toArray()));
            insert.setArray(2, connection.createArrayOf("text", late.stream().map(l -> l.substring(11)).toArray()));
            insert.executeUpdate();
        }
    }
}
