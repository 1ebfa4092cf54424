package com.meterwise.forecasting.outlook;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outlooks of an area's members, added up one after the other, so that none but the sum is held. The same order gives the same sum to the last bit. */
public final class OutlookSum {
    private final Months ahead = new Months(), past = new Months();
    private int members;

    /** Sums by month, of which those count that every member has. */
    private static final class Months {
        private final SortedMap<YearMonth, Double> kwh = new TreeMap<>();
        private YearMonth first, end;

        void add(YearMonth from, double[] values) {
            for (int m = 0; m < values.length; m++)
                kwh.merge(from.plusMonths(m), values[m], Double::sum);
            YearMonth after = from.plusMonths(values.length);
            first = first == null || from.isAfter(first) ? from : first;
            end = end == null || after.isBefore(end) ? after : end;
        }

        double[] all() {
            double[] values = new double[(int) Math.max(0, first.until(end, ChronoUnit.MONTHS))];
            for (int m = 0; m < values.length; m++)
                values[m] = kwh.get(first.plusMonths(m));
            return values;
        }
    }

    public void add(Outlook member) {
        ahead.add(member.first(), member.energyKwh().p50());
        past.add(member.past().first(), member.past().kwhADay());
        members++;
    }

    public int members() { return members; }

    /** @throws IllegalStateException if there are no members, or no month that all of them know ahead */
    public Outlook total() {
        if (members == 0) throw new IllegalStateException("there are no members");
        double[] kwhADay = past.all(), peak = new double[kwhADay.length], kwh = ahead.all();
        if (kwh.length == 0) throw new IllegalStateException("the members have no month in common");
        Arrays.fill(peak, Double.NaN);
        return Outlook.ofArea(ahead.first, kwh, new MonthlyLoad(past.first, kwhADay, peak));
    }
}
