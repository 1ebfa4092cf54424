package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.operation.InputGate;

/** The log of operation: whose input did not pass, whose model was replaced. */
public final class OperationTable {
    private OperationTable() {}

    /** @param coverage share of the last week's slots that had a value */
    public record InputFinding(String customerId, LocalDate day, String finding, double coverage) {}

    /** A challenger that took over from a champion. */
    public record Promotion(String customerId, LocalDate day, String fromModel, String toModel, String reason) {}

    public static void keepFinding(String customerId, LocalDate day, InputGate.Finding finding, double coverage, Connection connection)
            throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into input_finding (customer_id, day, finding, coverage) values (?, ?, ?, ?)
                on conflict (customer_id, day) do nothing""")) {
            keep.setString(1, customerId);
            keep.setObject(2, day);
            keep.setString(3, finding.name());
            keep.setDouble(4, coverage);
            keep.executeUpdate();
        }
    }

    public static void promoted(Promotion promotion, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement("""
                insert into promotion (customer_id, day, from_model, to_model, reason) values (?, ?, ?, ?, ?)
                on conflict (customer_id, day) do nothing""")) {
            keep.setString(1, promotion.customerId());
            keep.setObject(2, promotion.day());
            keep.setString(3, promotion.fromModel());
            keep.setString(4, promotion.toModel());
            keep.setString(5, promotion.reason());
            keep.executeUpdate();
        }
    }

    /** Findings of days in [from, to], by customer and day, after a place in that order. */
    public static List<InputFinding> findings(String customerId, LocalDate from, LocalDate to, String afterCustomer, LocalDate afterDay,
            int limit, Connection connection) throws SQLException {
        List<InputFinding> findings = new ArrayList<>();
        try (PreparedStatement select = select("input_finding", customerId, from, to, afterCustomer, afterDay, limit, connection);
                ResultSet row = select.executeQuery()) {
            while (row.next())
                findings.add(new InputFinding(row.getString("customer_id"), row.getObject("day", LocalDate.class),
                        row.getString("finding"), row.getDouble("coverage")));
        }
        return findings;
    }

    /** Promotions of days in [from, to], by customer and day, after a place in that order. */
    public static List<Promotion> promotions(String customerId, LocalDate from, LocalDate to, String afterCustomer, LocalDate afterDay,
            int limit, Connection connection) throws SQLException {
        List<Promotion> promotions = new ArrayList<>();
        try (PreparedStatement select = select("promotion", customerId, from, to, afterCustomer, afterDay, limit, connection);
                ResultSet row = select.executeQuery()) {
            while (row.next())
                promotions.add(new Promotion(row.getString("customer_id"), row.getObject("day", LocalDate.class),
                        row.getString("from_model"), row.getString("to_model"), row.getString("reason")));
        }
        return promotions;
    }

    private static PreparedStatement select(String table, String customerId, LocalDate from, LocalDate to, String afterCustomer,
            LocalDate afterDay, int limit, Connection connection) throws SQLException {
        PreparedStatement select = connection.prepareStatement("""
                select * from %s where day between ? and ? and (?::text is null or customer_id = ?)
                and (customer_id collate "C", day) > (? collate "C", ?) order by customer_id collate "C", day limit ?""".formatted(table));
        select.setObject(1, from);
        select.setObject(2, to);
        select.setString(3, customerId);
        select.setString(4, customerId);
        select.setString(5, afterCustomer);
        select.setObject(6, afterDay);
        select.setInt(7, limit);
        return select;
    }
}
