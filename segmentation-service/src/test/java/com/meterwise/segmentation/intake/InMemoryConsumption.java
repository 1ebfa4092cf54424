package com.meterwise.segmentation.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Consumption without a database, for tests. */
public final class InMemoryConsumption implements Consumption {
    private final SortedMap<MeterDay.Key, MeterDay> meterDays = new TreeMap<>();
    private final Map<Revisions.CustomerDate, CustomerDay> customerDays = new java.util.HashMap<>();
    private final Map<Revisions.CustomerMonth, Revisions.Sum> months = new TreeMap<>();

    @Override
    public void apply(Collection<MeterDay> incoming) {
        List<MeterDay> held = meterDays.values().stream()
                .filter(day -> incoming.stream().anyMatch(in -> in.customerId().equals(day.customerId()) && in.day().equals(day.day())))
                .toList();
        Revisions revisions = Revisions.of(held, incoming);
        revisions.meterDays().forEach(day -> meterDays.put(day.key(), day));
        revisions.customerDays().forEach(day -> customerDays.put(new Revisions.CustomerDate(day.customerId(), day.day()), day));
        revisions.months().forEach((month, sum) -> months.merge(month, sum, Revisions.Sum::plus));
    }

    @Override
    public List<CustomerDay> days(String customerId, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(day -> customerDays.get(new Revisions.CustomerDate(customerId, day)))
                .filter(java.util.Objects::nonNull).toList();
    }

    @Override
    public long monthWh(String customerId, YearMonth month) {
        Revisions.Sum sum = months.get(new Revisions.CustomerMonth(customerId, month));
        return sum == null ? 0 : sum.wh();
    }
}
