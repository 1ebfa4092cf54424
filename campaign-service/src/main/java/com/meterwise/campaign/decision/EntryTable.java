package com.meterwise.campaign.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who stands before which campaign: of whom its condition holds, and who waits for a cap. Lives as long as its transaction. */
public final class EntryTable {
    private final Connection connection;

    public EntryTable(Connection connection) { this.connection = connection; }

    /** Someone who waits. @param since day of the first refusal; @param detail why it entered */
    public record Waiting(String campaignId, String customerId, LocalDate since, String detail) {}

    /** Campaigns by customer. */
    public Map<String, Set<String>> held(Collection<String> customerIds) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id, campaign_id from condition_held where customer_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            Map<String, Set<String>> held = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    held.computeIfAbsent(rows.getString(1), id -> new HashSet<>()).add(rows.getString(2));
            }
            return held;
        }
    }

    public void begin(Collection<Waiting> entered) throws SQLException {
        insert("insert into condition_held (campaign_id, customer_id, since) values (?,?,?) on conflict do nothing", entered, false);
    }

    /** @param ended campaign and customer */
    public void end(Collection<String[]> ended) throws SQLException {
        delete("condition_held", ended);
    }

    /** Of the customers, those who wait since {@code earliest} or later; the others have waited in vain and are forgotten. */
    public List<Waiting> waiting(Collection<String> customerIds, LocalDate earliest) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        List<String[]> inVain = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select campaign_id, customer_id, since, detail from waiting where customer_id = any(?) order by customer_id, campaign_id
                """)) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Waiting one = new Waiting(rows.getString(1), rows.getString(2), rows.getObject(3, LocalDate.class), rows.getString(4));
                    if (one.since().isBefore(earliest)) inVain.add(new String[]{ one.campaignId(), one.customerId() });
                    else
                        waiting.add(one);
                }
            }
        }
        delete("waiting", inVain);
        return waiting;
    }

    /** Customers who wait, of a run of buckets. */
    public List<String> waitingIn(int firstBucket, int lastBucket) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct customer_id from waiting join account using (customer_id) where unit_bucket between ? and ? order by 1
                """)) {
            select.setInt(1, firstBucket);
            select.setInt(2, lastBucket);
            List<String> customers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    customers.add(rows.getString(1));
            }
            return customers;
        }
    }

    /** Who waits already goes on waiting since then. */
    public void await(Collection<Waiting> refused) throws SQLException {
        insert("insert into waiting (campaign_id, customer_id, since, detail) values (?,?,?,?) on conflict do nothing", refused, true);
    }

    /** @param served campaign and customer */
    public void serve(Collection<String[]> served) throws SQLException {
        delete("waiting", served);
    }

    /** Nobody stands before the campaign any more. */
    public void forget(String campaignId) throws SQLException {
        for (String table : List.of("waiting", "condition_held")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where campaign_id = ?")) {
                delete.setString(1, campaignId);
                delete.executeUpdate();
            }
        }
    }

    private void insert(String sql, Collection<Waiting> some, boolean withDetail) throws SQLException {
        if (some.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Waiting one : some) {
                insert.setString(1, one.campaignId());
                insert.setString(2, one.customerId());
                insert.setObject(3, one.since());
                if (withDetail) insert.setString(4, one.detail());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void delete(String table, Collection<String[]> pairs) throws SQLException {
        if (pairs.isEmpty()) return;
        try (PreparedStatement delete = connection
                .prepareStatement("delete from " + table + " where campaign_id = ? and customer_id = ?")) {
            for (String[] pair : pairs) {
                delete.setString(1, pair[0]);
                delete.setString(2, pair[1]);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
