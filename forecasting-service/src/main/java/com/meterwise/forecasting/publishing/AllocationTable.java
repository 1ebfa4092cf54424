package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.meterwise.forecasting.losses.Allocation;
import com.meterwise.forecasting.losses.Balance;

/** Losses laid on customers, by feeder and day. */
public final class AllocationTable {
    private AllocationTable() {}

    /** What was sold to a customer on a feeder in some days, and what was lost on its account. */
    public record Share(String feederId, String customerId, int days, double soldKwh, double lossKwh) {}

    public static void keep(Balance balance, Allocation allocation, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into loss_allocation (customer_id, feeder_id, day, sold_kwh, loss_kwh) values (?, ?, ?, ?, ?)
                on conflict (customer_id, feeder_id, day) do update set sold_kwh = excluded.sold_kwh, loss_kwh = excluded.loss_kwh""")) {
            for (Map.Entry<String, Double> customer : allocation.kwh().entrySet()) {
                double sold = 0;
                for (double kwh : balance.soldTo().get(customer.getKey()))
                    if (!Double.isNaN(kwh)) sold += kwh;
                keep.setString(1, customer.getKey());
                keep.setString(2, balance.feeder().feederId());
                keep.setObject(3, balance.day());
                keep.setDouble(4, sold);
                keep.setDouble(5, customer.getValue());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** Sums over the days in [from, to], ordered by customer and feeder, after a place in that order. */
    public static List<Share> between(String feederId, LocalDate from, LocalDate to, String afterCustomer, String afterFeeder, int limit,
            Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select feeder_id, customer_id, count(*) as days, sum(sold_kwh) as sold_kwh, sum(loss_kwh) as loss_kwh from loss_allocation
                where day between ? and ? and (?::text is null or feeder_id = ?)
                and (customer_id collate "C", feeder_id collate "C") > (? collate "C", ? collate "C")
                group by customer_id, feeder_id order by customer_id collate "C", feeder_id collate "C" limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, feederId);
            select.setString(4, feederId);
            select.setString(5, afterCustomer);
            select.setString(6, afterFeeder);
            select.setInt(7, limit);
            List<Share> shares = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    shares.add(new Share(row.getString("feeder_id"), row.getString("customer_id"), row.getInt("days"),
                            row.getDouble("sold_kwh"), row.getDouble("loss_kwh")));
            }
            return shares;
        }
    }
}
