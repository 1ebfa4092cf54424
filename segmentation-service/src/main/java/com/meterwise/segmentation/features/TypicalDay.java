package com.meterwise.segmentation.features;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerDay;

/** Mean energy per slot of the wall clock over days of one type. A slot that was never complete has no mean. */
final class TypicalDay {
    private static final int DAY_S = 86_400;

    private TypicalDay() {}

    /** The finest interval all the days can be told in. */
    static Duration sharedInterval(Collection<CustomerDay> days) {
        long shared = 1;
        for (CustomerDay day : days) {
            long interval = day.interval().toSeconds();
            long a = shared;
            for (long b = interval; b != 0;) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            shared = shared / a * interval;
        }
        return Duration.ofSeconds(DAY_S % shared == 0 ? shared : DAY_S);
    }

    /**
     * @param interval a multiple of every day's interval
     * @return kWh per slot of a day of 24 hours, NaN where no day has the slot. A repeated hour in autumn counts twice in the mean, the
     *         skipped one in spring not at all
     */
    static double[] of(Collection<CustomerDay> days, Duration interval, MarketTime time) {
        int slots = (int) (DAY_S / interval.toSeconds());
        double[] sum = new double[slots];
        int[] count = new int[slots];
        for (CustomerDay day : days)
            addTo(sum, count, day, interval, time);
        for (int slot = 0; slot < slots; slot++)
            sum[slot] = count[slot] == 0 ? Double.NaN : sum[slot] / count[slot];
        return sum;
    }

    private static void addTo(double[] sum, int[] count, CustomerDay day, Duration interval, MarketTime time) {
        int parts = (int) (interval.toSeconds() / day.interval().toSeconds());
        for (int first = 0; first + parts <= day.energy().slots(); first += parts) {
            double kwh = 0;
            for (int slot = first; slot < first + parts; slot++)
                kwh += day.kwh(slot);
            if (Double.isNaN(kwh)) continue;
            int slot = secondOfDay(day, first, time) / (int) interval.toSeconds();
            sum[slot] += kwh;
            count[slot]++;
        }
    }

    /** Second of the wall clock at which the slot begins; differs from the time since midnight only when the clock was changed that day. */
    static int secondOfDay(CustomerDay day, int slot, MarketTime time) {
        long sinceMidnight = slot * day.interval().toSeconds();
        if (day.energy().slots() * day.interval().toSeconds() == DAY_S) return (int) sinceMidnight;
        LocalTime at = ZonedDateTime.ofInstant(time.startOf(day.day()).plusSeconds(sinceMidnight), time.zone()).toLocalTime();
        return at.toSecondOfDay();
    }

    /** The day in 24 hours, kW; slots longer than an hour are spread evenly. */
    static double[] hourly(double[] kwhPerSlot) {
        double[] kw = new double[24];
        Arrays.fill(kw, Double.NaN);
        if (kwhPerSlot.length % 24 == 0) {
            int parts = kwhPerSlot.length / 24;
            for (int hour = 0; hour < 24; hour++) {
                kw[hour] = 0;
                for (int part = 0; part < parts; part++)
                    kw[hour] += kwhPerSlot[hour * parts + part];
            }
        } else if (24 % kwhPerSlot.length == 0) {
            int hours = 24 / kwhPerSlot.length;
            for (int hour = 0; hour < 24; hour++)
                kw[hour] = kwhPerSlot[hour / hours] / hours;
        }
        return kw;
    }
}
