package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.meterwise.platform.day.Shard;

/**
 * What customers are to be considered for, and on which market day it was done. Done ones are kept for a while: a change that is sent twice
 * after a crash must not be considered twice.
 */
public final class TriggerTable {
    private static final int KEPT_DAYS = 400;
    private final Connection connection;

    public TriggerTable(Connection connection) { this.connection = connection; }

    void add(Collection<Trigger> triggers) throws SQLException {
        if (triggers.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into trigger (customer_id, kind, day, bucket, detail, live_segment)
                select * from unnest(?::text[], ?::text[], ?::date[], ?::smallint[], ?::text[], ?::text[])
                on conflict do nothing
                """)) {
            insert.setArray(1, connection.createArrayOf("text", triggers.stream().map(Trigger::customerId).toArray()));
            insert.setArray(2, connection.createArrayOf("text", triggers.stream().map(trigger -> trigger.kind().name()).toArray()));
            insert.setArray(3, connection.createArrayOf("date", triggers.stream().map(trigger -> Date.valueOf(trigger.day())).toArray()));
            insert.setArray(4, connection.createArrayOf("int2",
                    triggers.stream().map(trigger -> (short) Shard.bucketOf(trigger.customerId())).toArray()));
            insert.setArray(5, connection.createArrayOf("text", triggers.stream().map(Trigger::detail).toArray()));
            insert.setArray(6, connection.createArrayOf("text", triggers.stream().map(Trigger::segment).toArray()));
            insert.executeUpdate();
        }
    }

    /** Triggers up to the day, of customers and group accounts of the shard, that nobody has considered, by customer, day and kind. */
    public List<Trigger> open(Shard shard, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select trigger.customer_id, kind, day, detail from trigger left join account on account.customer_id = trigger.customer_id
                 where coalesce(account.unit_bucket, trigger.bucket) between ? and ? and day <= ? and considered_on is null
                 order by 1, day, kind
                """)) {
            select.setInt(1, shard.firstBucket());
            select.setInt(2, shard.lastBucket());
            select.setObject(3, day);
            return triggers(select);
        }
    }

    /** What came up on the day itself, considered or not, by customer and kind. */
    public List<Trigger> of(Collection<String> customerIds, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement(
                        "select customer_id, kind, day, detail from trigger where customer_id = any(?) and day = ? order by 1, 2")) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            select.setObject(2, day);
            return triggers(select);
        }
    }

    private static List<Trigger> triggers(PreparedStatement select) throws SQLException {
        List<Trigger> triggers = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next())
                triggers.add(new Trigger(rows.getString(1), Trigger.Kind.valueOf(rows.getString(2)), rows.getObject(3, LocalDate.class),
                        rows.getString(4)));
        }
        return triggers;
    }

    /** Once its triggers up to the day are considered, a customer comes again only by another one. */
    public void consider(Collection<String> customerIds, LocalDate day) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update trigger set considered_on = ? where day <= ? and considered_on is null and customer_id = any(?)
                """)) {
            update.setObject(1, day);
            update.setObject(2, day);
            update.setArray(3, connection.createArrayOf("text", customerIds.toArray()));
            update.executeUpdate();
        }
    }

    public void prune(LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from trigger where day < ? and considered_on is not null")) {
            delete.setObject(1, day.minusDays(KEPT_DAYS));
            delete.executeUpdate();
        }
    }
}
