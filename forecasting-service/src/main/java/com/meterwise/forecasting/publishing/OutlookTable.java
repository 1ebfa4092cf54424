package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.outlook.MonthlyLoad;
import com.meterwise.forecasting.outlook.Outlook;

/** The latest outlook of each customer. */
public final class OutlookTable {
    private static final String KEEP = """
            insert into outlook as held (customer_id, day, made_at, first_month, energy_kwh, peak_kw, past_first, past_kwh, past_peak_kw,
                error, naive_error, measured)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update set day = excluded.day, made_at = excluded.made_at, first_month = excluded.first_month,
                energy_kwh = excluded.energy_kwh, peak_kw = excluded.peak_kw, past_first = excluded.past_first,
                past_kwh = excluded.past_kwh, past_peak_kw = excluded.past_peak_kw, error = excluded.error,
                naive_error = excluded.naive_error, measured = excluded.measured
            where held.day < excluded.day""";

    private OutlookTable() {}

    public static void keep(Collection<IssuedOutlook> outlooks, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (IssuedOutlook issued : outlooks) {
                Outlook outlook = issued.outlook();
                keep.setString(1, issued.customerId());
                keep.setObject(2, issued.day());
                keep.setObject(3, Columns.utc(issued.madeAt()));
                keep.setObject(4, outlook.first().atDay(1));
                keep.setArray(5, Columns.array(connection, Columns.flat(outlook.energyKwh())));
                keep.setArray(6, Columns.array(connection, Columns.flat(outlook.peakKw())));
                keep.setObject(7, outlook.past().first().atDay(1));
                keep.setArray(8, Columns.array(connection, outlook.past().kwhADay()));
                keep.setArray(9, Columns.array(connection, outlook.past().peakKw()));
                Columns.set(keep, 10, outlook.error());
                Columns.set(keep, 11, outlook.naiveError());
                keep.setInt(12, outlook.measured());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** Which of some customers have one. */
    public static Set<String> having(Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select customer_id from outlook where customer_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            return Set.copyOf(MasterTable.texts(select));
        }
    }

    /** Those of these customers that were made after a day; ordered by customer and day. */
    public static List<IssuedOutlook> of(Collection<String> customers, LocalDate after, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select * from outlook where customer_id = any(?) and day > ? order by customer_id collate \"C\", day")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, after);
            List<IssuedOutlook> outlooks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    outlooks.add(new IssuedOutlook(row.getString("customer_id"), row.getObject("day", LocalDate.class),
                            Columns.instant(row, "made_at"), outlook(row)));
            }
            return outlooks;
        }
    }

    /** The last day of which an outlook was made; null before the first. */
    public static LocalDate lastDay(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from outlook");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getObject(1, LocalDate.class) : null;
        }
    }

    private static Outlook outlook(ResultSet row) throws SQLException {
        return new Outlook(month(row, "first_month"), deciles(row, "energy_kwh"), deciles(row, "peak_kw"),
                new MonthlyLoad(month(row, "past_first"), Columns.doubles(row, "past_kwh"), Columns.doubles(row, "past_peak_kw")),
                Columns.number(row, "error"), Columns.number(row, "naive_error"), row.getInt("measured"));
    }

    private static Deciles deciles(ResultSet row, String column) throws SQLException {
        double[] flat = Columns.doubles(row, column);
        return Columns.deciles(flat, flat.length / Deciles.COUNT);
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
