package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.day.Shard;

/** Daily use, for measuring what campaigns did. Lives as long as its transaction. */
public final class DailyEnergyTable {
    /** A year to compare with, and some time to look at it. */
    private static final int KEPT_DAYS = 400;

    private final Connection connection;

    public DailyEnergyTable(Connection connection) { this.connection = connection; }

    void keep(List<DailyEnergy> arrived) throws SQLException {
        if (arrived.isEmpty()) return;
        Map<List<Object>, DailyEnergy> newest = new LinkedHashMap<>();
        for (DailyEnergy one : arrived)
            newest.merge(List.of(one.customerId(), one.day()), one, (held, next) -> next.isNewerThan(held) ? next : held);
        Collection<DailyEnergy> kept = newest.values();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into daily_energy (customer_id, day, bucket, epoch, sequence, kwh)
                select * from unnest(?::text[], ?::date[], ?::smallint[], ?::bigint[], ?::bigint[], ?::float8[])
                on conflict (customer_id, day) do update set epoch = excluded.epoch, sequence = excluded.sequence, kwh = excluded.kwh
                 where (excluded.epoch, excluded.sequence) > (daily_energy.epoch, daily_energy.sequence)""")) {
            upsert.setArray(1, connection.createArrayOf("text", kept.stream().map(DailyEnergy::customerId).toArray()));
            upsert.setArray(2, connection.createArrayOf("date", kept.stream().map(one -> Date.valueOf(one.day())).toArray()));
            upsert.setArray(3,
                    connection.createArrayOf("int2", kept.stream().map(one -> (short) Shard.bucketOf(one.customerId())).toArray()));
            upsert.setArray(4, connection.createArrayOf("int8", kept.stream().map(DailyEnergy::epoch).toArray()));
            upsert.setArray(5, connection.createArrayOf("int8", kept.stream().map(DailyEnergy::sequence).toArray()));
            upsert.setArray(6, connection.createArrayOf("float8", kept.stream().map(DailyEnergy::kwh).toArray()));
            upsert.executeUpdate();
        }
    }

    /** @param day the market day that has closed */
    public void prune(LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from daily_energy where day < ?")) {
            delete.setObject(1, day.minusDays(KEPT_DAYS));
            delete.executeUpdate();
        }
    }
}
