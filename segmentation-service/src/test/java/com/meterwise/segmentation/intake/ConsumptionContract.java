package com.meterwise.segmentation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** What every store of consumption promises. */
abstract class ConsumptionContract {
    static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Duration HOUR = Duration.ofHours(1);

    /** An empty store. */
    abstract Consumption consumption();

    @Test
    void a_higher_revision_replaces_the_meter_day_and_a_lower_one_changes_nothing() {
        Consumption consumption = consumption();
        consumption.apply(List.of(day("M", DAY, 2, 5)));
        consumption.apply(List.of(day("M", DAY, 1, 9)));
        assertThat(consumption.monthWh("C", YearMonth.from(DAY))).isEqualTo(24 * 5_000);
        consumption.apply(List.of(day("M", DAY, 3, 1)));
        assertThat(consumption.monthWh("C", YearMonth.from(DAY))).isEqualTo(24 * 1_000);
        assertThat(consumption.days("C", DAY, DAY)).singleElement().extracting(CustomerDay::totalWh).isEqualTo(24_000L);
    }

    @Test
    void a_meter_day_twice_in_a_batch_counts_once() {
        Consumption consumption = consumption();
        consumption.apply(List.of(day("M", DAY, 1, 2), day("M", DAY, 2, 3), day("M", DAY, 1, 2)));
        assertThat(consumption.monthWh("C", YearMonth.from(DAY))).isEqualTo(24 * 3_000);
    }

    @Test
    void a_customers_day_is_the_slot_sum_over_its_meters_with_the_count_present() {
        Consumption consumption = consumption();
        double[] gap = kwh(24, 2);
        gap[7] = Double.NaN;
        consumption.apply(List.of(day("M1", DAY, 1, 1), new MeterDay("C", "M2", DAY, HOUR, SlotEnergy.ofKwh(gap), 1, 0)));
        CustomerDay day = consumption.days("C", DAY, DAY).get(0);
        assertThat(day.energy().wh(6)).isEqualTo(3_000);
        assertThat(day.energy().wh(7)).isEqualTo(1_000);
        assertThat(day.isComplete(6)).isTrue();
        assertThat(day.isComplete(7)).isFalse();
        assertThat(day.completeSlots()).isEqualTo(23);
        assertThat(day.kwh(7)).isNaN();
    }

    @Test
    void meters_of_different_intervals_are_summed_at_the_coarsest() {
        Consumption consumption = consumption();
        double[] quarters = kwh(96, 0.25);
        quarters[5] = Double.NaN;
        consumption.apply(List.of(day("M1", DAY, 1, 1),
                new MeterDay("C", "M2", DAY, Duration.ofMinutes(15), SlotEnergy.ofKwh(quarters), 1, 0)));
        CustomerDay day = consumption.days("C", DAY, DAY).get(0);
        assertThat(day.interval()).isEqualTo(HOUR);
        assertThat(day.kwh(0)).isEqualTo(2.0);
        assertThat(day.isComplete(1)).as("an hour with a missing quarter").isFalse();
        assertThat(day.totalWh()).as("no value is lost to the coarser interval").isEqualTo(24_000 + 95 * 250);
    }

    @Test
    void a_withdrawn_meter_day_no_longer_counts_as_a_meter() {
        Consumption consumption = consumption();
        consumption.apply(List.of(day("M1", DAY, 1, 1), day("M2", DAY, 1, 1)));
        consumption.apply(List.of(new MeterDay("C", "M2", DAY, HOUR, SlotEnergy.missing(24), 2, 0)));
        CustomerDay day = consumption.days("C", DAY, DAY).get(0);
        assertThat(day.meters()).isEqualTo(1);
        assertThat(day.completeSlots()).isEqualTo(24);
        assertThat(day.totalWh()).isEqualTo(24_000);
    }

    @Test
    void sums_are_those_of_the_newest_meter_days_whatever_the_order_and_the_batches() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<MeterDay> all = new ArrayList<>();
            for (int i = 0; i < 60; i++)
                all.add(randomDay(random));
            Consumption consumption = consumption();
            Collections.shuffle(all, random);
            for (int first = 0; first < all.size();) {
                int last = Math.min(all.size(), first + 1 + random.nextInt(12));
                consumption.apply(all.subList(first, last));
                first = last;
            }
            Map<MeterDay.Key, MeterDay> newest = new HashMap<>();
            for (MeterDay day : all)
                newest.merge(day.key(), day, (a, b) -> a.revision() >= b.revision() ? a : b);
            for (YearMonth month : List.of(YearMonth.of(2026, 3), YearMonth.of(2026, 4))) {
                long expected = newest.values().stream().filter(day -> YearMonth.from(day.day()).equals(month))
                        .mapToLong(day -> day.energy().totalWh()).sum();
                assertThat(consumption.monthWh("C", month)).as("seed %d, %s", seed, month).isEqualTo(expected);
                assertThat(consumption.days("C", month.atDay(1), month.atEndOfMonth()).stream().mapToLong(CustomerDay::totalWh).sum())
                        .as("seed %d, days of %s", seed, month).isEqualTo(expected);
            }
        }
    }

    /** Revision decides the values, as it does in ingestion: the same revision is always the same day. */
    private static MeterDay randomDay(Random random) {
        String meter = "M" + random.nextInt(3);
        LocalDate day = DAY.plusDays(random.nextInt(3));
        int revision = 1 + random.nextInt(4);
        Random values = new Random(meter.hashCode() * 31L + day.hashCode() * 7L + revision);
        double[] kwh = new double[24];
        for (int i = 0; i < kwh.length; i++)
            kwh[i] = values.nextInt(10) == 0 ? Double.NaN : values.nextInt(1_000_000) / 1000.0;
        return new MeterDay("C", meter, day, HOUR, SlotEnergy.ofKwh(kwh), revision, 0);
    }

    static MeterDay day(String meter, LocalDate day, int revision, double kwh) {
        return new MeterDay("C", meter, day, HOUR, SlotEnergy.ofKwh(kwh(24, kwh)), revision, 0);
    }

    static double[] kwh(int slots, double value) {
        double[] kwh = new double[slots];
        java.util.Arrays.fill(kwh, value);
        return kwh;
    }
}
