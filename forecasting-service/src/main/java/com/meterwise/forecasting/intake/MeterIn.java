package com.meterwise.forecasting.intake;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.MeterChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Which meters there are, and on which feeder they hang. */
public final class MeterIn implements Handler {
    private static final String KEEP = """
            insert into meter as held (meter_id, kind, customer_id, feeder_id, accuracy_class, active, valid_from, epoch, sequence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (meter_id) do update set kind = excluded.kind, customer_id = excluded.customer_id, feeder_id = excluded.feeder_id,
                accuracy_class = excluded.accuracy_class, active = excluded.active, valid_from = excluded.valid_from,
                epoch = excluded.epoch, sequence = excluded.sequence
            where (held.epoch, held.sequence) < (excluded.epoch, excluded.sequence)""";

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, MeterChanged> latest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue; // the customer's own tombstone takes its meters along
            MeterChanged meter = record.as(MeterChanged.class);
            latest.merge(meter.meterId(), meter, (held, next) -> next.isNewerThan(held.epoch(), held.sequence()) ? next : held);
        }
        try (PreparedStatement keep = work.connection().prepareStatement(KEEP)) {
            for (MeterChanged meter : latest.values()) {
                keep.setString(1, meter.meterId());
                keep.setString(2, meter.kind());
                keep.setString(3, meter.customerId());
                keep.setString(4, meter.feederId());
                keep.setString(5, meter.accuracyClass());
                keep.setBoolean(6, !"INACTIVE".equals(meter.status()));
                Instant validFrom = meter.validFrom() == null ? Instant.EPOCH : meter.validFrom();
                keep.setObject(7, OffsetDateTime.ofInstant(validFrom, ZoneOffset.UTC));
                keep.setLong(8, meter.epoch());
                keep.setLong(9, meter.sequence());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }
}
