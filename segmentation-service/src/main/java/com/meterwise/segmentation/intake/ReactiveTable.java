package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reactive energy by meter and day; the highest revision wins. */
public final class ReactiveTable {
    private final Sql sql;

    public ReactiveTable(Connection connection) { this.sql = new Sql(connection); }

    /** @param days in any order, repeats allowed */
    void apply(List<ReactiveDay> days) {
        Map<String, ReactiveDay> newest = new LinkedHashMap<>();
        for (ReactiveDay day : days)
            newest.merge(String.join("|", day.customerId(), day.meterId(), day.day().toString(), day.channel()), day,
                    (a, b) -> b.revision() > a.revision() ? b : a);
        List<ReactiveDay> batch = List.copyOf(newest.values());
        if (batch.isEmpty()) return;
        sql.update("""
                insert into reactive_day (customer_id, meter_id, day, channel, revision, varh, whole)
                select * from unnest(?, ?, ?::date[], ?, ?, ?, ?::boolean[])
                on conflict (customer_id, day, meter_id, channel) do update set revision = excluded.revision, varh = excluded.varh,
                    whole = excluded.whole where excluded.revision > reactive_day.revision""", texts(batch, ReactiveDay::customerId),
                texts(batch, ReactiveDay::meterId), texts(batch, ReactiveDay::day), texts(batch, ReactiveDay::channel),
                ints(batch, ReactiveDay::revision), longs(batch, ReactiveDay::varh), texts(batch, ReactiveDay::whole));
    }

    /**
     * Energy and reactive energy of customers over the days on which both are known of every meter and slot.
     *
     * @param to included
     */
    public Map<String, Reactive> during(Collection<String> customerIds, LocalDate from, LocalDate to) {
        Map<String, Reactive> sums = new HashMap<>();
        sql.list(
                """
                        select customer_id, count(*), sum(total_wh), sum(varh) from (
                            select customer_id, day, c.total_wh, sum(r.varh) as varh from reactive_day r join customer_day c using (customer_id, day)
                            where customer_id = any(?) and day between ? and ? and c.present is null
                            group by customer_id, day, c.total_wh, c.meters having bool_and(r.whole) and count(distinct r.meter_id) = c.meters) known
                        group by customer_id""",
                row -> sums.put(row.getString(1), new Reactive(row.getInt(2), row.getLong(3), row.getLong(4))),
                customerIds.toArray(String[]::new), from, to);
        return sums;
    }

    /** @param days on which both are known */
    public record Reactive(int days, long wh, long varh) {}
}
