package com.meterwise.forecasting.intake;

import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.CustomerErased;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.erasure.Erasure.Rows;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Who the customers are. An erasure forgets the customer with everything known of it; so does a tombstone, which is all that compaction leaves of one. */
public final class CustomerIn implements Handler {
    private static final String ERASED = CustomerErased.class.getSimpleName();
    private static final String KEEP = """
            insert into customer as held (customer_id, bucket, kind, region, epoch, sequence) values (?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update set kind = excluded.kind, region = excluded.region, epoch = excluded.epoch,
                sequence = excluded.sequence
            where (held.epoch, held.sequence) < (excluded.epoch, excluded.sequence)""";
    /** Every table that names a customer; a test compares it with the schema. */
    public static final List<Rows> ROWS = List.of(new Rows("meter_day", "owner_id = ?"), Rows.of("customer"), Rows.of("meter"),
            Rows.of("model"), Rows.of("ensemble"),
            new Rows("forecast", "level = 'customer' and id = ?"), new Rows("residual", "level = 'customer' and id = ?"),
            new Rows("accuracy", "level = 'customer' and id = ?"), Rows.of("backtest"), Rows.of("contract"), Rows.of("interruption"),
            Rows.of("loss_suspect"), Rows.of("loss_allocation"), Rows.of("input_finding"), Rows.of("promotion"),
            Rows.of("outlook"), Rows.of("segment_member"),
            Rows.of("segment_forecast_member"), new Rows("alarm", "level = 'customer' and id = ?"),
            new Rows("intraday_forecast", "level = 'customer' and id = ?"));

    private final Erasure erasure;

    public CustomerIn(Erasure erasure) { this.erasure = erasure; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, CustomerChanged> latest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) {
                latest.remove(record.key());
                erasure.forget(record.key(), work);
            } else if (ERASED.equals(record.type())) {
                latest.remove(record.key());
                erasure.forget(record.key(), record.as(CustomerErased.class), work);
            } else {
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
}
