package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

/** Contracts, the highest (epoch, sequence) of each. */
public final class ContractTable {
    private static final String KEEP = """
            insert into contract as held (contract_id, customer_id, product, first_day, end_day, price, currency, monthly_kwh, tolerance,
                epoch, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id, contract_id) do update set product = excluded.product, first_day = excluded.first_day,
                end_day = excluded.end_day, price = excluded.price, currency = excluded.currency, monthly_kwh = excluded.monthly_kwh,
                tolerance = excluded.tolerance, epoch = excluded.epoch, sequence = excluded.sequence
            where (held.epoch, held.sequence) < (excluded.epoch, excluded.sequence)""";

    private ContractTable() {}

    static void keep(Contract contract, long epoch, long sequence, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, contract.contractId());
            keep.setString(2, contract.customerId());
            keep.setString(3, contract.product());
            keep.setObject(4, contract.firstDay());
            keep.setObject(5, contract.endDay());
            keep.setBigDecimal(6, contract.price());
            keep.setString(7, contract.currency());
            keep.setArray(8, connection.unwrap(PGConnection.class).createArrayOf("float8", contract.monthlyKwh()));
            keep.setObject(9, contract.tolerance(), java.sql.Types.DOUBLE);
            keep.setLong(10, epoch);
            keep.setLong(11, sequence);
            keep.executeUpdate();
        }
    }

    static void forget(String contractId, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from contract where contract_id = ?")) {
            delete.setString(1, contractId);
            delete.executeUpdate();
        }
    }

    /** Contracts in force on a day, of one customer or of all, ordered by customer and contract. */
    public static List<Contract> inForce(LocalDate day, String customerId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from contract where first_day <= ? and (end_day is null or end_day > ?) and (?::text is null or customer_id = ?)
                order by customer_id collate "C", contract_id collate "C\"""")) {
            select.setObject(1, day);
            select.setObject(2, day);
            select.setString(3, customerId);
            select.setString(4, customerId);
            return contracts(select);
        }
    }

    /** Those of these customers, in order, of whom no value was ever read, and who have a contract in force on a day. */
    public static List<String> unread(Collection<String> customers, LocalDate day, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct customer_id collate "C" from contract where customer_id = any(?) and first_day <= ?
                    and (end_day is null or end_day > ?) and not exists (select from meter_day
                        where owner_id = contract.customer_id and channel = 'importKwh' and present > 0)
                order by 1""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, day);
            select.setObject(3, day);
            return MasterTable.texts(select);
        }
    }

    /** All contracts of a customer, past and future ones too, in order of their first day. */
    public static List<Contract> of(String customerId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select * from contract where customer_id = ? order by first_day, contract_id collate \"C\"")) {
            select.setString(1, customerId);
            return contracts(select);
        }
    }

    private static List<Contract> contracts(PreparedStatement select) throws SQLException {
        List<Contract> contracts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                double[] monthlyKwh = Stream.of((Double[]) row.getArray("monthly_kwh").getArray()).mapToDouble(Double::doubleValue)
                        .toArray();
                contracts.add(new Contract(row.getString("contract_id"), row.getString("customer_id"), row.getString("product"),
                        row.getObject("first_day", LocalDate.class), row.getObject("end_day", LocalDate.class), row.getBigDecimal("price"),
                        row.getString("currency"), monthlyKwh, row.getObject("tolerance", Double.class)));
            }
        }
        return contracts;
    }
}
