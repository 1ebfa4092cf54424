package com.meterwise.forecasting.intake;

import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Who the customers are. A tombstone forgets the customer with everything known of it. */
public final class CustomerIn implements Handler {
    private static final String KEEP = """
            insert into customer as held (customer_id, bucket, kind, region, epoch, sequence) values (?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update set kind = excluded.kind, region = excluded.region, epoch = excluded.epoch,
                sequence = excluded.sequence
            where (held.epoch, held.sequence) < (excluded.epoch, excluded.sequence)""";
    private static final List<String> FORGET = List.of("delete from meter_day where owner_id = ?",
            "delete from customer where customer_id = ?",
            "delete from meter where customer_id = ?", "delete from model where customer_id = ?",
            "delete from forecast where level = 'customer' and id = ?", "delete from residual where level = 'customer' and id = ?",
            "delete from accuracy where level = 'customer' and id = ?", "delete from backtest where customer_id = ?",
            "delete from contract where customer_id = ?", "delete from interruption where customer_id = ?",
            "delete from loss_suspect where customer_id = ?", "delete from loss_allocation where customer_id = ?");

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, CustomerChanged> latest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) {
                latest.remove(record.key());
                forget(record.key(), work);
            } else if (!"CustomerErased".equals(record.type())) {
                CustomerChanged customer = record.as(CustomerChanged.class);
                latest.merge(customer.customerId(), customer,
                        (held, next) -> next.isNewerThan(held.epoch(), held.sequence()) ? next : held);
            }
        }
        try (PreparedStatement keep = work.connection().prepareStatement(KEEP)) {
            for (CustomerChanged customer : latest.values()) {
                keep.setString(1, customer.customerId());
                keep.setInt(2, Shard.bucketOf(customer.customerId()));
                keep.setString(3, customer.kind() == null ? "UNKNOWN" : customer.kind());
                keep.setString(4, customer.region());
                keep.setLong(5, customer.epoch());
                keep.setLong(6, customer.sequence());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    private static void forget(String customerId, Work work) throws Exception {
        for (String sql : FORGET)
            try (PreparedStatement delete = work.connection().prepareStatement(sql)) {
                delete.setString(1, customerId);
                delete.executeUpdate();
            }
        work.sendTombstone(Topic.CUSTOMER_FORECAST, customerId);
    }
}
