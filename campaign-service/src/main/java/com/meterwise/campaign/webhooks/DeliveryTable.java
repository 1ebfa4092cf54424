package com.meterwise.campaign.webhooks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is to be delivered, and what became of it. Lives as long as its transaction. */
public final class DeliveryTable {
    /** Events are kept this long, for replays. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Connection connection;

    public DeliveryTable(Connection connection) { this.connection = connection; }

    /** @param state PENDING, DELIVERED or DEAD; @param outcome of the last attempt, or null */
    public record Shown(long seq, String eventId, String type, String state, int attempts, Instant dueAt, String outcome) {}

    /** Part of the transaction in which it happened; costs one statement if nobody wants to be told. */
    public void append(String eventId, String type, String customerId, String body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                        with wanting as (select subscription_id from subscription where state <> 'DISABLED' and ? = any(events)),
                        event as (insert into webhook_event (event_id, type, customer_id, body)
                             select ?, ?, ?, ? where exists (select from wanting) on conflict (event_id) do nothing returning seq)
                        insert into delivery (subscription_id, seq, state) select subscription_id, seq, 'PENDING' from wanting cross join event""")) {
            insert.setString(1, type);
            insert.setString(2, eventId);
            insert.setString(3, type);
            insert.setString(4, customerId);
            insert.setString(5, body);
            insert.executeUpdate();
        }
    }

    /** Subscriptions with something due now. */
    List<String> waiting() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                """
                        select subscription_id from subscription where state = 'ACTIVE' and exists (select from delivery
                            where delivery.subscription_id = subscription.subscription_id and state = 'PENDING' and due_at <= clock_timestamp())""");
                ResultSet rows = select.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next())
                ids.add(rows.getString(1));
            return ids;
        }
    }

    /** Claims what is due; it is due again after {@code lease}, should this process die. */
    List<Delivery> claim(String subscriptionId, int most, Duration lease) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement("""
                with due as (select seq from delivery where subscription_id = ? and state = 'PENDING' and due_at <= clock_timestamp()
                        order by due_at, seq limit ? for update skip locked)
                update delivery set attempts = attempts + 1, due_at = clock_timestamp() + ? * interval '1 millisecond'
                from due, webhook_event where delivery.subscription_id = ? and delivery.seq = due.seq and webhook_event.seq = due.seq
                returning delivery.seq, webhook_event.event_id, webhook_event.body, delivery.attempts""")) {
            claim.setString(1, subscriptionId);
            claim.setInt(2, most);
            claim.setLong(3, lease.toMillis());
            claim.setString(4, subscriptionId);
            List<Delivery> claimed = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next())
                    claimed.add(new Delivery(subscriptionId, row.getLong(1), row.getString(2),
                            row.getString(3).getBytes(StandardCharsets.UTF_8), row.getInt(4)));
            }
            claimed.sort(java.util.Comparator.comparingLong(Delivery::seq));
            return claimed;
        }
    }

    void record(Delivery delivery, Delivery.Outcome outcome) throws SQLException {
        String state = outcome instanceof Delivery.Outcome.Delivered
                ? "DELIVERED"
                : outcome instanceof Delivery.Outcome.Dead ? "DEAD" : "PENDING";
        long wait = outcome instanceof Delivery.Outcome.Again again ? again.pause().toMillis() : 0;
        try (PreparedStatement update = connection.prepareStatement("""
                update delivery set state = ?, outcome = ?, due_at = clock_timestamp() + ? * interval '1 millisecond'
                where subscription_id = ? and seq = ? and state = 'PENDING'""")) {
            update.setString(1, state);
            update.setString(2, outcome.text());
            update.setLong(3, wait);
            update.setString(4, delivery.subscriptionId());
            update.setLong(5, delivery.seq());
            update.executeUpdate();
        }
    }

    /** Delivers again what happened from a time on, delivered before or not; what came before the subscription too. @return how many */
    public int replay(Subscription subscription, Instant from) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into delivery (subscription_id, seq, state) select ?, seq, 'PENDING' from webhook_event
                where recorded_at >= ? and type = any(?)
                on conflict (subscription_id, seq) do update set state = 'PENDING', attempts = 0, due_at = clock_timestamp()""")) {
            upsert.setString(1, subscription.subscriptionId());
            upsert.setObject(2, from.atOffset(ZoneOffset.UTC));
            upsert.setArray(3, connection.createArrayOf("text", subscription.events().toArray()));
            return upsert.executeUpdate();
        }
    }

    /** One more round of attempts for a delivery, dead or waiting. */
    public boolean retry(String subscriptionId, long seq) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update delivery set state = 'PENDING', attempts = 0, due_at = clock_timestamp()
                where subscription_id = ? and seq = ? and state <> 'DELIVERED'""")) {
            update.setString(1, subscriptionId);
            update.setLong(2, seq);
            return update.executeUpdate() == 1;
        }
    }

    /** Newest first. @param state or null for all */
    public List<Shown> page(String subscriptionId, String state, long before, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select delivery.seq, event_id, type, state, attempts, due_at, outcome from delivery join webhook_event using (seq)
                where subscription_id = ? and seq < ? and (?::text is null or state = ?) order by seq desc limit ?""")) {
            select.setString(1, subscriptionId);
            select.setLong(2, before);
            select.setString(3, state);
            select.setString(4, state);
            select.setInt(5, most);
            List<Shown> page = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    page.add(new Shown(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5),
                            row.getTimestamp(6).toInstant(), row.getString(7)));
            }
            return page;
        }
    }

    public int forgetOld() throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("delete from webhook_event where recorded_at < clock_timestamp() - ? * interval '1 millisecond'")) {
            delete.setLong(1, KEPT.toMillis());
            return delete.executeUpdate();
        }
    }
}
