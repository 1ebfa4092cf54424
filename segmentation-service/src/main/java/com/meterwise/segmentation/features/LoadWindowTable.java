package com.meterwise.segmentation.features;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.day.Shard;
import com.meterwise.segmentation.intake.ConsumptionTable;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.Sql;

/** Reads customers' windows: their days with what is known of their contract and meters. */
public final class LoadWindowTable {
    private final ConsumptionTable consumption;
    private final FactsTable facts;
    private final Sql sql;

    /** @param tariffSpread see {@link Periods#of} */
    public LoadWindowTable(Connection connection, double tariffSpread) {
        this.consumption = new ConsumptionTable(connection);
        this.facts = new FactsTable(connection, tariffSpread);
        this.sql = new Sql(connection);
    }

    public List<String> customers(Shard shard, LocalDate from) { return consumption.customers(shard, from); }

    /** @param until meters registered from then on are not yet expected to report */
    public List<LoadWindow> windows(List<String> customerIds, LocalDate from, LocalDate to, Instant until) {
        Map<String, List<CustomerDay>> days = consumption.daysOf(customerIds, from, to).stream()
                .collect(groupingBy(CustomerDay::customerId));
        Map<String, Double> limits = new HashMap<>();
        Map<String, Integer> meters = new HashMap<>();
        sql.list("select customer_id, contracted_kw from customer where customer_id = any(?) and contracted_kw > 0",
                row -> limits.put(row.getString(1), row.getDouble(2)), (Object) customerIds.toArray(String[]::new));
        sql.list("""
                select customer_id, count(*) from meter
                where customer_id = any(?) and status = 'ACTIVE' and (valid_from is null or valid_from < ?) group by customer_id""",
                row -> meters.put(row.getString(1), row.getInt(2)), customerIds.toArray(String[]::new),
                OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
        Map<String, FactsTable.Known> known = facts.of(customerIds, from, to, until);
        return customerIds.stream().map(id -> {
            FactsTable.Known more = known.getOrDefault(id, new FactsTable.Known(Facts.NONE, ""));
            return new LoadWindow(id, from, to, days.getOrDefault(id, List.of()), limits.get(id), meters.getOrDefault(id, 0), more.facts(),
                    facts.surroundings(more.region(), from, to, until));
        }).toList();
    }
}
