package com.meterwise.campaign.measurement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Daily use around the day a customer accepted something. Lives as long as its transaction. */
public final class SavedTable {
    private final Connection connection;

    public SavedTable(Connection connection) { this.connection = connection; }

    /** kWh of each day of [from, to), NaN where it is not known. */
    public double[] days(String customerId, LocalDate from, LocalDate to) throws SQLException {
        double[] kwh = new double[(int) (to.toEpochDay() - from.toEpochDay())];
        Arrays.fill(kwh, Double.NaN);
        try (PreparedStatement select = connection
                .prepareStatement("select day, kwh from daily_energy where customer_id = ? and day >= ? and day < ?")) {
            select.setString(1, customerId);
            select.setObject(2, from);
            select.setObject(3, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    kwh[(int) (rows.getObject(1, LocalDate.class).toEpochDay() - from.toEpochDay())] = rows.getDouble(2);
            }
        }
        return kwh;
    }

    public Optional<LocalDate> lastDay(String customerId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from daily_energy where customer_id = ?")) {
            select.setString(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class));
            }
        }
    }

    /**
     * What everybody else's use changed by: mean daily use of [from, to) over that of [before, from), of customers who accepted nothing and
     * are known on every day of both.
     *
     * @return nothing if there are fewer than {@code least} of them
     */
    public Optional<Double> growth(LocalDate before, LocalDate from, LocalDate to, int least) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*), sum(later), sum(earlier) from (
                    select sum(kwh) filter (where day >= ?) as later, sum(kwh) filter (where day < ?) as earlier
                      from daily_energy
                     where day >= ? and day < ?
                       and customer_id not in (select customer_id from offer where status = 'ACCEPTED')
                     group by customer_id having count(*) = ?) other
                """)) {
            select.setObject(1, from);
            select.setObject(2, from);
            select.setObject(3, before);
            select.setObject(4, to);
            select.setLong(5, to.toEpochDay() - before.toEpochDay());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (row.getInt(1) < least || !(row.getDouble(3) > 0)) return Optional.empty();
                double later = row.getDouble(2) / (to.toEpochDay() - from.toEpochDay());
                double earlier = row.getDouble(3) / (from.toEpochDay() - before.toEpochDay());
                return Optional.of(later / earlier);
            }
        }
    }
}
