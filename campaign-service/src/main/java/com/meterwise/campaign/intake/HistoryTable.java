package com.meterwise.campaign.intake;

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
import java.util.TreeMap;

/** Contracts, service events and suspicions by customer. Lives as long as its transaction. */
public final class HistoryTable {
    private static final int KEPT_DAYS = 400;
    /** A suspicion nobody has followed up for so long is none any more. */
    private static final int SUSPECTED_DAYS = 90;

    private final Connection connection;

    public HistoryTable(Connection connection) { this.connection = connection; }

    /** An event told again, with its end for example, replaces what was told before; the topic keeps the order of a customer's events. */
    void keepEvents(Collection<ServiceEvent> events) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into service_event (service_event_id, customer_id, kind, from_day, to_day, severity) values (?,?,?,?,?,?)
                on conflict (service_event_id) do update set customer_id = excluded.customer_id, kind = excluded.kind,
                   from_day = excluded.from_day, to_day = excluded.to_day, severity = excluded.severity
                """)) {
            for (ServiceEvent event : events)
                batch(upsert, event.serviceEventId(), event.customerId(), event.kind(), event.from(), event.to(), event.severity());
            upsert.executeBatch();
        }
    }

    void keepContracts(Collection<Contract> contracts) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into contract (contract_id, customer_id, body, epoch, sequence) values (?,?,?,?,?)
                on conflict (contract_id) do update
                   set customer_id = excluded.customer_id, body = excluded.body, epoch = excluded.epoch, sequence = excluded.sequence
                 where (excluded.epoch, excluded.sequence) > (contract.epoch, contract.sequence)
                """)) {
            for (Contract contract : contracts)
                batch(upsert, contract.contractId(), contract.customerId(), Bodies.write(contract), contract.epoch(), contract.sequence());
            upsert.executeBatch();
        }
    }

    void endContracts(Collection<String> contractIds) throws SQLException {
        if (contractIds.isEmpty()) return;
        try (PreparedStatement delete = connection.prepareStatement("delete from contract where contract_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("text", contractIds.toArray()));
            delete.executeUpdate();
        }
    }

    void keepSuspicions(String alertId, LocalDate day, Map<String, Double> suspects) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into suspicion (customer_id, alert_id, day, score) values (?,?,?,?) on conflict do nothing
                """)) {
            for (Map.Entry<String, Double> suspect : new TreeMap<>(suspects).entrySet())
                batch(insert, suspect.getKey(), alertId, day, suspect.getValue());
            insert.executeBatch();
        }
    }

    /** What had happened by the day, of the customers something is known of. */
    public Map<String, History> asOf(Collection<String> customerIds, LocalDate day) throws SQLException {
        Map<String, List<Contract>> contracts = new HashMap<>();
        Map<String, List<ServiceEvent>> events = new HashMap<>();
        Map<String, Double> suspicions = new HashMap<>();
        select("select body from contract where customer_id = any(?)", customerIds, row -> {
            Contract contract = Bodies.read(row.getString(1), Contract.class);
            contracts.computeIfAbsent(contract.customerId(), id -> new ArrayList<>()).add(contract);
        });
        select("""
                select service_event_id, customer_id, kind, from_day, to_day, severity from service_event
                 where customer_id = any(?) and from_day <= ?
                """, customerIds, row -> {
            ServiceEvent event = new ServiceEvent(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class), row.getString(6));
            events.computeIfAbsent(event.customerId(), id -> new ArrayList<>()).add(event);
        }, day);
        select("select customer_id, max(score) from suspicion where customer_id = any(?) and day <= ? and day > ? group by 1", customerIds,
                row -> suspicions.put(row.getString(1), row.getDouble(2)), day, day.minusDays(SUSPECTED_DAYS));
        Map<String, History> found = new HashMap<>();
        for (String id : customerIds) {
            History history = new History(contracts.getOrDefault(id, List.of()), events.getOrDefault(id, List.of()), suspicions.get(id));
            if (!history.equals(History.NONE)) found.put(id, history);
        }
        return found;
    }

    public void prune(LocalDate day) throws SQLException {
        for (String sql : new String[]{ "delete from service_event where to_day < ?", "delete from suspicion where day < ?" }) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setObject(1, day.minusDays(KEPT_DAYS));
                delete.executeUpdate();
            }
        }
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(String sql, Collection<String> customerIds, Reader reader, Object... more) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            for (int i = 0; i < more.length; i++)
                select.setObject(i + 2, more[i]);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    reader.read(rows);
            }
        }
    }

    private static void batch(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++)
            statement.setObject(i + 1, values[i]);
        statement.addBatch();
    }
}
