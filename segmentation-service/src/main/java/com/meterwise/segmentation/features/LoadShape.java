package com.meterwise.segmentation.features;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerDay;

/** What the features of a window are computed from: its hours, days and typical days. Missing values are NaN or left out, never zero. */
final class LoadShape {
    /** A day with fewer of its slots says too little about its energy. */
    private static final double USABLE_SHARE = 0.8;

    final LoadWindow window;
    final Duration interval;
    final int usableDays;
    final int usableWeekendDays;
    /** Mean kWh of a usable day; a gap in it takes the day's mean. */
    final double dailyKwh;
    final double weekdayDailyKwh;
    final double weekendDailyKwh;
    /** kWh of the usable days, in order. */
    final double[] days;
    /** Mean kW of each complete hour of the window, in order of time. */
    final double[] hours;
    /** The same, smallest first. */
    final double[] sortedHours;
    /** Change of kW from one hour to the next of the same day, absolute. */
    final double[] ramps;
    final double meanKw;
    /** Highest slot of the window, mean kW over the slot. */
    final double peakSlotKw;
    final Weather weather;
    /** Mean kWh per slot. */
    final double[] weekday;
    final double[] weekend;
    /** Mean kW per local hour: weekdays, and all days. */
    final double[] weekdayKw;
    final double[] typicalKw;
    /** The same of weekends; all NaN without any. */
    final double[] weekendKw;
    /** kW per hour of each usable day, for comparing a day with the next. */
    final List<double[]> dayShapes = new ArrayList<>();
    private final List<LocalDate> shapedDays = new ArrayList<>();

    LoadShape(LoadWindow window, MarketTime time) {
        this.window = window;
        List<CustomerDay> all = window.days();
        interval = TypicalDay.sharedInterval(all);
        List<CustomerDay> weekends = all.stream().filter(day -> MarketTime.isWeekend(day.day())).toList();
        List<CustomerDay> weekdays = all.stream().filter(day -> !MarketTime.isWeekend(day.day())).toList();
        weekday = TypicalDay.of(weekdays, interval, time);
        weekend = TypicalDay.of(weekends, interval, time);
        weekdayKw = TypicalDay.hourly(weekday);
        weekendKw = TypicalDay.hourly(weekend);
        typicalKw = TypicalDay.hourly(TypicalDay.of(all, interval, time));
        List<CustomerDay> usable = all.stream().filter(LoadShape::isUsable).toList();
        usableDays = usable.size();
        usableWeekendDays = (int) usable.stream().filter(weekends::contains).count();
        days = usable.stream().mapToDouble(LoadShape::wholeDayKwh).toArray();
        dailyKwh = mean(days);
        weekdayDailyKwh = mean(
                usable.stream().filter(day -> !MarketTime.isWeekend(day.day())).mapToDouble(LoadShape::wholeDayKwh).toArray());
        weekendDailyKwh = mean(
                usable.stream().filter(day -> MarketTime.isWeekend(day.day())).mapToDouble(LoadShape::wholeDayKwh).toArray());
        List<Double> hourly = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (CustomerDay day : all)
            addHours(day, time, hourly, changes);
        hours = hourly.stream().mapToDouble(Double::doubleValue).toArray();
        sortedHours = hours.clone();
        Arrays.sort(sortedHours);
        ramps = changes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        meanKw = mean(hours);
        peakSlotKw = all.stream().mapToDouble(LoadShape::highestSlotKw).max().orElse(Double.NaN);
        weather = Weather.of(this, time);
    }

    /** Peak and valley hours: its tariff's, else the market's. */
    Periods periods(Periods ofTheMarket) {
        return window.facts().periods() == null ? ofTheMarket : window.facts().periods();
    }

    /** Date of a usable day. */
    LocalDate date(int day) { return shapedDays.get(day); }

    private static double highestSlotKw(CustomerDay day) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < day.energy().slots(); slot++)
            if (day.isComplete(slot)) highest = Math.max(highest, day.kwh(slot) * 3600 / day.interval().toSeconds());
        return highest;
    }

    private void addHours(CustomerDay day, MarketTime time, List<Double> hourly, List<Double> changes) {
        double[] kw = TypicalDay.hourly(TypicalDay.of(List.of(day), interval, time));
        double before = Double.NaN;
        for (double power : kw) {
            if (!Double.isNaN(power)) hourly.add(power);
            if (!Double.isNaN(power) && !Double.isNaN(before)) changes.add(Math.abs(power - before));
            before = power;
        }
        if (isUsable(day)) {
            dayShapes.add(kw);
            shapedDays.add(day.day());
        }
    }

    boolean followsDirectly(int shape) { return shapedDays.get(shape - 1).plusDays(1).equals(shapedDays.get(shape)); }

    /** Linear between the two nearest of sorted values; NaN of none. */
    static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) return Double.NaN;
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double mean(double[] values) { return values.length == 0 ? Double.NaN : sum(values) / values.length; }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum;
    }

    private static boolean isUsable(CustomerDay day) { return day.completeSlots() >= USABLE_SHARE * day.energy().slots(); }

    private static double wholeDayKwh(CustomerDay day) {
        double kwh = 0;
        for (int slot = 0; slot < day.energy().slots(); slot++)
            if (day.isComplete(slot)) kwh += day.kwh(slot);
        return kwh / day.completeSlots() * day.energy().slots();
    }
}
