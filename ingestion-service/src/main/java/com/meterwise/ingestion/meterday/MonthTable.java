package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The tables of meter_day, one a month. */
final class MonthTable {
    private final Connection connection;

    MonthTable(Connection connection) { this.connection = connection; }

    /** Makes the tables that the days want and that are not there, in order. Costs one look at the catalogue if none is missing. */
    void ensure(Collection<LocalDate> days) throws SQLException {
        TreeSet<YearMonth> months = new TreeSet<>();
        days.forEach(day -> months.add(YearMonth.from(day)));
        try (PreparedStatement make = connection.prepareStatement("""
                select meter_day_month(month) from unnest(?::date[]) as wanted (month)
                where meter_day_month_missing(month) order by month""")) {
            make.setArray(1, connection.createArrayOf("date", months.stream().map(month -> month.atDay(1)).toArray()));
            make.execute();
        }
    }

    /**
     * Drops the tables of which every day is too old, and what was found in those days.
     *
     * @param first the first day that is kept
     * @return their names
     * @throws SQLException also if readers or writers hold a table for more than 3 s: try later, and do not keep others waiting behind
     */
    List<String> dropBefore(LocalDate first) throws SQLException {
        List<String> old = new ArrayList<>();
        LocalDate end = first;
        try (PreparedStatement select = connection.prepareStatement("""
                select relname, until from pg_inherits join pg_class on oid = inhrelid,
                    lateral (select substring(pg_get_expr(relpartbound, oid) from 'TO \\(''([0-9-]+)''\\)')::date) as bound (until)
                where inhparent = 'meter_day'::regclass and until <= ? order by until""")) {
            select.setObject(1, first);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    old.add(found.getString(1));
                    end = found.getObject(2, LocalDate.class);
                }
            }
        }
        if (old.isEmpty()) return old;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '3s'");
            for (String table : old)
                statement.execute("drop table \"" + table + "\"");
            statement.execute("set local lock_timeout = 0");
        }
        for (String beside : List.of("finding", "reading_unapplied")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + beside + " where day < ?")) {
                delete.setObject(1, end);
                delete.executeUpdate();
            }
        }
        return old;
    }
}
