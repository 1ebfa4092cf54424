package com.meterwise.campaign.webhooks;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.meterwise.campaign.webhooks.Subscription.State;

/** Subscriptions and their secrets. Lives as long as its transaction. */
public final class SubscriptionTable {
    private static final String COLUMNS = "subscription_id, version, url, events, description, state, reason";
    private final Connection connection;

    public SubscriptionTable(Connection connection) { this.connection = connection; }

    public void add(Subscription subscription, Secret secret) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into subscription (subscription_id, version, url, events, description, state, secret)
                values (?, 1, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, subscription.subscriptionId());
            insert.setString(2, subscription.url().toString());
            insert.setArray(3, connection.createArrayOf("text", subscription.events().stream().sorted().toArray()));
            insert.setString(4, subscription.description());
            insert.setString(5, subscription.state().name());
            insert.setBytes(6, secret.key());
            insert.executeUpdate();
        }
    }

    /** @return false if the version changed meanwhile */
    public boolean replace(Subscription next, int held) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update subscription set version = version + 1, url = ?, events = ?, description = ?, state = ?, reason = ?,
                    changed_at = clock_timestamp() where subscription_id = ? and version = ?""")) {
            update.setString(1, next.url().toString());
            update.setArray(2, connection.createArrayOf("text", next.events().stream().sorted().toArray()));
            update.setString(3, next.description());
            update.setString(4, next.state().name());
            update.setString(5, next.reason());
            update.setString(6, next.subscriptionId());
            update.setInt(7, held);
            return update.executeUpdate() == 1;
        }
    }

    /** The secret before signs too for a day, so that a receiver can change over without losing anything. */
    public boolean changeSecret(String id, Secret secret) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update subscription set former_secret = secret, secret = ?, secret_at = clock_timestamp(), version = version + 1
                where subscription_id = ?""")) {
            update.setBytes(1, secret.key());
            update.setString(2, id);
            return update.executeUpdate() == 1;
        }
    }

    public boolean remove(String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from subscription where subscription_id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() == 1;
        }
    }

    public void disable(String id, String reason) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update subscription set state = 'DISABLED', reason = ?, version = version + 1 where subscription_id = ? and state = 'ACTIVE'")) {
            update.setString(1, reason);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    public Optional<Subscription> find(String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from subscription where subscription_id = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    public List<Subscription> page(String after, int most) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select " + COLUMNS + " from subscription where subscription_id > ? order by subscription_id limit ?")) {
            select.setString(1, after);
            select.setInt(2, most);
            return read(select);
        }
    }

    /** The secrets that sign now, the newest first. */
    List<Secret> secrets(String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select secret, case when secret_at > clock_timestamp() - interval '1 day' then former_secret end
                from subscription where subscription_id = ?""")) {
            select.setString(1, id);
            List<Secret> secrets = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return secrets;
                secrets.add(new Secret(row.getBytes(1)));
                if (row.getBytes(2) != null) secrets.add(new Secret(row.getBytes(2)));
            }
            return secrets;
        }
    }

    private static List<Subscription> read(PreparedStatement select) throws SQLException {
        List<Subscription> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next())
                found.add(new Subscription(row.getString(1), row.getInt(2), URI.create(row.getString(3)),
                        Set.of((String[]) row.getArray(4).getArray()), row.getString(5), State.valueOf(row.getString(6)),
                        row.getString(7)));
        }
        return found;
    }
}
