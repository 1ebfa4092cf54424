package com.meterwise.segmentation.features;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.day.Shard;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Batches;
import com.meterwise.segmentation.intake.ConsumptionTable;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.Sql;

/** In which local hour of each closed day all customers together drew most. */
public final class SystemPeakTable {
    private static final int PAGE = 2_000;

    private final ConsumptionTable consumption;
    private final Sql sql;

    public SystemPeakTable(Connection connection) {
        this.consumption = new ConsumptionTable(connection);
        this.sql = new Sql(connection);
    }

    /** Adds up all customers of the day and keeps its peak; a day without a complete hour has none. */
    public void measure(LocalDate day, MarketTime time) {
        double[] kw = new double[24];
        List<String> customers = consumption.customers(new Shard(0, 1), day);
        for (List<String> page : Batches.of(customers, PAGE))
            for (CustomerDay customer : consumption.daysOf(page, day, day))
                add(customer, time, kw);
        int peak = 0;
        for (int hour = 1; hour < kw.length; hour++)
            if (kw[hour] > kw[peak]) peak = hour;
        if (kw[peak] <= 0) return;
        sql.update("""
                insert into system_peak (day, hour, kw) values (?, ?, ?)
                on conflict (day) do update set hour = excluded.hour, kw = excluded.kw""", day, peak, kw[peak]);
    }

    Map<LocalDate, Integer> during(LocalDate from, LocalDate to) {
        Map<LocalDate, Integer> hours = new HashMap<>();
        sql.list("select day, hour from system_peak where day between ? and ?",
                row -> hours.put(row.getObject(1, LocalDate.class), row.getInt(2)), from, to);
        return hours;
    }

    private static void add(CustomerDay customer, MarketTime time, double[] kw) {
        double[] hours = TypicalDay.hourly(TypicalDay.of(List.of(customer), customer.interval(), time));
        for (int hour = 0; hour < 24; hour++)
            if (!Double.isNaN(hours[hour])) kw[hour] += hours[hour];
    }
}
