package com.meterwise.segmentation.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch of meter-days changes, given what is held of the customer-days it touches. Computed before anything is written, so that the
 * database and the in-memory store agree by construction.
 *
 * @param meterDays    meter-days to write: new or of a higher revision
 * @param customerDays customer-days to write
 * @param months       what to add to the sums of months
 */
record Revisions(Collection<MeterDay> meterDays, List<CustomerDay> customerDays, SortedMap<CustomerMonth, Sum> months) {

    record CustomerMonth(String customerId, YearMonth month) implements Comparable<CustomerMonth> {
        @Override
        public int compareTo(CustomerMonth other) {
            int byCustomer = customerId.compareTo(other.customerId);
            return byCustomer != 0 ? byCustomer : month.compareTo(other.month);
        }
    }

    record Sum(long wh, long slots) {
        Sum plus(Sum other) { return new Sum(wh + other.wh, slots + other.slots); }
    }

    record CustomerDate(String customerId, LocalDate day) {}

    /**
     * @param held     every meter-day held of the customer-days that {@code incoming} touches
     * @param incoming in any order, repeats allowed
     */
    static Revisions of(Collection<MeterDay> held, Collection<MeterDay> incoming) {
        SortedMap<MeterDay.Key, MeterDay> after = new TreeMap<>();
        for (MeterDay meterDay : held)
            after.put(meterDay.key(), meterDay);
        Map<MeterDay.Key, MeterDay> before = new HashMap<>(after);
        SortedMap<MeterDay.Key, MeterDay> written = new TreeMap<>();
        for (MeterDay meterDay : incoming) {
            MeterDay known = after.get(meterDay.key());
            if (known != null && known.revision() >= meterDay.revision()) continue;
            after.put(meterDay.key(), meterDay);
            written.put(meterDay.key(), meterDay);
        }
        return new Revisions(written.values(), customerDays(after, written), differences(before, written));
    }

    private static List<CustomerDay> customerDays(SortedMap<MeterDay.Key, MeterDay> after, Map<MeterDay.Key, MeterDay> written) {
        return written.keySet().stream().map(key -> new CustomerDate(key.customerId(), key.day())).distinct()
                .map(date -> CustomerDay.of(after.subMap(new MeterDay.Key(date.customerId(), date.day(), ""),
                        new MeterDay.Key(date.customerId(), date.day().plusDays(1), "")).values()))
                .toList();
    }

    private static SortedMap<CustomerMonth, Sum> differences(Map<MeterDay.Key, MeterDay> before, Map<MeterDay.Key, MeterDay> written) {
        SortedMap<CustomerMonth, Sum> months = new TreeMap<>();
        written.forEach((key, meterDay) -> {
            MeterDay old = before.get(key);
            long wh = meterDay.energy().totalWh() - (old == null ? 0 : old.energy().totalWh());
            long slots = meterDay.energy().present() - (old == null ? 0 : old.energy().present());
            months.merge(new CustomerMonth(key.customerId(), YearMonth.from(key.day())), new Sum(wh, slots), Sum::plus);
        });
        return months;
    }
}
