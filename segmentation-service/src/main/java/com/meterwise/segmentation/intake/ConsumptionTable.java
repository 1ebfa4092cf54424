package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.bytes;
import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.day.Shard;

/** Consumption in PostgreSQL, by multi-row statements; lives as long as the connection's transaction. */
public final class ConsumptionTable implements Consumption {
    private static final String DAY_COLUMNS = "customer_id, day, interval_s, meters, estimated, total_wh, wh, present";

    private final Sql sql;

    public ConsumptionTable(Connection connection) { this.sql = new Sql(connection); }

    @Override
    public void apply(Collection<MeterDay> meterDays) {
        if (meterDays.isEmpty()) return;
        Revisions revisions = Revisions.of(held(meterDays), meterDays);
        if (revisions.meterDays().isEmpty()) return;
        writeMeterDays(List.copyOf(revisions.meterDays()));
        writeCustomerDays(revisions.customerDays());
        addToMonths(List.copyOf(revisions.months().entrySet()));
    }

    @Override
    public List<CustomerDay> days(String customerId, LocalDate from, LocalDate to) { return daysOf(List.of(customerId), from, to); }

    @Override
    public long monthWh(String customerId, YearMonth month) {
        return sql.list("select wh from customer_month where customer_id = ? and month = ?", row -> row.getLong(1), customerId,
                month.atDay(1)).stream().findFirst().orElse(0L);
    }

    /** Customers of the shard of whom anything is known from {@code from} on, in order. */
    public List<String> customers(Shard shard, LocalDate from) {
        return sql.list("""
                select customer_id from customer_span where bucket between ? and ? and last_day >= ? order by customer_id collate "C\"""",
                row -> row.getString(1), shard.firstBucket(), shard.lastBucket(), from);
    }

    /** The days of several customers, by customer and day. */
    public List<CustomerDay> daysOf(Collection<String> customerIds, LocalDate from, LocalDate to) {
        return sql.list("select " + DAY_COLUMNS + """
                \s from unnest(?) as wanted(customer_id) join customer_day using (customer_id)
                where day between ? and ? order by customer_id collate "C", day""", ConsumptionTable::customerDay,
                customerIds.toArray(String[]::new), from, to);
    }

    private List<MeterDay> held(Collection<MeterDay> incoming) {
        List<Revisions.CustomerDate> touched = incoming.stream().map(day -> new Revisions.CustomerDate(day.customerId(), day.day()))
                .distinct().toList();
        return sql.list("""
                select customer_id, day, meter_id, revision, interval_s, estimated, wh
                from unnest(?, ?::date[]) as touched(customer_id, day) join meter_day using (customer_id, day)""",
                ConsumptionTable::meterDay, texts(touched, Revisions.CustomerDate::customerId),
                texts(touched, Revisions.CustomerDate::day));
    }

    private void writeMeterDays(List<MeterDay> days) {
        sql.update("""
                insert into meter_day (customer_id, day, meter_id, revision, interval_s, estimated, wh)
                select * from unnest(?, ?::date[], ?, ?, ?, ?::smallint[], ?)
                on conflict (customer_id, day, meter_id) do update set revision = excluded.revision,
                    interval_s = excluded.interval_s, estimated = excluded.estimated, wh = excluded.wh""",
                texts(days, MeterDay::customerId), texts(days, MeterDay::day), texts(days, MeterDay::meterId),
                ints(days, MeterDay::revision), ints(days, day -> (int) day.interval().toSeconds()), ints(days, MeterDay::estimated),
                bytes(days, day -> day.energy().bytes()));
    }

    private void writeCustomerDays(List<CustomerDay> days) {
        sql.update("insert into customer_day (" + DAY_COLUMNS + """
                ) select * from unnest(?, ?::date[], ?, ?, ?, ?, ?, ?)
                on conflict (customer_id, day) do update set interval_s = excluded.interval_s, meters = excluded.meters,
                    estimated = excluded.estimated, total_wh = excluded.total_wh, wh = excluded.wh, present = excluded.present""",
                texts(days, CustomerDay::customerId), texts(days, CustomerDay::day), ints(days, day -> (int) day.interval().toSeconds()),
                ints(days, CustomerDay::meters), ints(days, CustomerDay::estimated), longs(days, CustomerDay::totalWh),
                bytes(days, day -> day.energy().bytes()), bytes(days, ConsumptionTable::counts));
        sql.update("""
                insert into customer_span (customer_id, bucket, first_day, last_day)
                select customer_id, min(bucket), min(day), max(day)
                from unnest(?, ?, ?::date[]) as seen(customer_id, bucket, day) group by customer_id
                on conflict (customer_id) do update set first_day = least(customer_span.first_day, excluded.first_day),
                    last_day = greatest(customer_span.last_day, excluded.last_day)
                where excluded.first_day < customer_span.first_day or excluded.last_day > customer_span.last_day""",
                texts(days, CustomerDay::customerId), ints(days, day -> Shard.bucketOf(day.customerId())), texts(days, CustomerDay::day));
    }

    private void addToMonths(List<Map.Entry<Revisions.CustomerMonth, Revisions.Sum>> months) {
        sql.update("""
                insert into customer_month (customer_id, month, wh, slots)
                select * from unnest(?, ?::date[], ?, ?)
                on conflict (customer_id, month) do update set wh = customer_month.wh + excluded.wh,
                    slots = customer_month.slots + excluded.slots""",
                texts(months, month -> month.getKey().customerId()), texts(months, month -> month.getKey().month().atDay(1)),
                longs(months, month -> month.getValue().wh()), longs(months, month -> month.getValue().slots()));
    }

    private static byte[] counts(CustomerDay day) {
        int[] present = day.present();
        if (Arrays.stream(present).allMatch(count -> count == day.meters())) return null;
        ByteBuffer buffer = ByteBuffer.allocate(present.length * Integer.BYTES);
        for (int count : present)
            buffer.putInt(count);
        return buffer.array();
    }

    private static MeterDay meterDay(ResultSet row) throws SQLException {
        return new MeterDay(row.getString(1), row.getString(3), row.getObject(2, LocalDate.class), Duration.ofSeconds(row.getInt(5)),
                SlotEnergy.ofBytes(row.getBytes(7)), row.getInt(4), row.getInt(6));
    }

    private static CustomerDay customerDay(ResultSet row) throws SQLException {
        SlotEnergy energy = SlotEnergy.ofBytes(row.getBytes(7));
        int meters = row.getInt(4);
        int[] present = new int[energy.slots()];
        byte[] counts = row.getBytes(8);
        if (counts == null) Arrays.fill(present, meters);
        else
            ByteBuffer.wrap(counts).asIntBuffer().get(present);
        return new CustomerDay(row.getString(1), row.getObject(2, LocalDate.class), Duration.ofSeconds(row.getInt(3)), energy, present,
                meters, row.getLong(6), row.getInt(5));
    }
}
