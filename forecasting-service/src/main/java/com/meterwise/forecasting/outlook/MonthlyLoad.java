package com.meterwise.forecasting.outlook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import com.meterwise.forecasting.history.LoadHistory;

/**
 * A load by calendar month, NaN where too little of a month is known.
 *
 * @param kwhADay mean energy of a day: months of 28 and of 31 days can be compared
 * @param peakKw  highest mean power of a slot
 */
public record MonthlyLoad(YearMonth first, double[] kwhADay, double[] peakKw) {
    /** Of a month's slots so many must be known, else its mean day may be a mean weekend. */
    private static final double MIN_COVERAGE = 0.6;
    /** A month with data of fewer days is not known, not even the shortest. */
    public static final int LEAST_DAYS = (int) Math.ceil(MIN_COVERAGE * 28);

    public MonthlyLoad {
        requireNonNull(first, "first");
        if (kwhADay.length != peakKw.length) throw new IllegalArgumentException("energy and peak differ in their months");
    }

    public static MonthlyLoad of(LoadHistory load, Duration interval) {
        YearMonth first = YearMonth.from(load.first());
        int months = (int) first.until(YearMonth.from(load.last()), ChronoUnit.MONTHS) + 1;
        double hours = interval.toSeconds() / 3600.0;
        double[] kwh = new double[months], peak = new double[months];
        int[] known = new int[months];
        for (int d = 0; d < load.days(); d++) {
            LocalDate day = load.date(d);
            int month = (int) first.until(YearMonth.from(day), ChronoUnit.MONTHS);
            for (int s = 0; s < load.slots(); s++) {
                double value = load.kwh(d, s);
                if (Double.isNaN(value)) continue;
                known[month]++;
                kwh[month] += value;
                peak[month] = Math.max(peak[month], value / hours);
            }
        }
        for (int m = 0; m < months; m++) {
            boolean enough = known[m] >= MIN_COVERAGE * first.plusMonths(m).lengthOfMonth() * load.slots();
            kwh[m] = enough ? kwh[m] / known[m] * load.slots() : Double.NaN;
            if (!enough) peak[m] = Double.NaN;
        }
        return new MonthlyLoad(first, kwh, peak);
    }

    public int months() { return kwhADay.length; }

    public YearMonth last() { return first.plusMonths(months() - 1L); }

    /** How many months are known. */
    public int known() { return (int) Arrays.stream(kwhADay).filter(kwh -> !Double.isNaN(kwh)).count(); }

    /**
     * Without the last month if it has not ended on {@code day}: the first days of a month are not the month. Where nothing else is known they
     * are better than nothing.
     */
    public MonthlyLoad ended(LocalDate day) {
        int months = (int) first.until(YearMonth.from(day.plusDays(1)), ChronoUnit.MONTHS);
        if (months >= months()) return this;
        MonthlyLoad ended = new MonthlyLoad(first, Arrays.copyOf(kwhADay, months), Arrays.copyOf(peakKw, months));
        return ended.known() == 0 ? this : ended;
    }
}
