package com.meterwise.segmentation.features;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.intake.HourlyPrice;
import com.meterwise.segmentation.intake.Tariff;

/**
 * Which hours of the local day are peak and which valley; the rest is flat.
 *
 * @param peak        of a weekday
 * @param weekendPeak of a Saturday or Sunday
 */
public record Periods(Set<Integer> peak, Set<Integer> valley, Set<Integer> weekendPeak, Set<Integer> weekendValley) {
    public Periods {
        peak = Set.copyOf(peak);
        valley = Set.copyOf(valley);
        weekendPeak = Set.copyOf(weekendPeak);
        weekendValley = Set.copyOf(weekendValley);
        check(peak, valley);
        check(weekendPeak, weekendValley);
    }

    /** The same every day of the week. */
    public Periods(Set<Integer> peak, Set<Integer> valley) { this(peak, valley, peak, valley); }

    /** A part of the day. */
    enum Part {
        PEAK, FLAT, VALLEY
    }

    /**
     * What a tariff makes dear is peak, what it makes cheap is valley.
     *
     * @param spread part of the week's mean price by which an hour must differ from it
     * @return empty unless it has both, and a price for every hour
     */
    public static Optional<Periods> of(Tariff tariff, double spread) {
        HourlyPrice price = tariff.hourly();
        double[] weekday = price.weekday();
        double[] weekend = price.weekend();
        double mean = (5 * Arrays.stream(weekday).sum() + 2 * Arrays.stream(weekend).sum()) / (7 * 24);
        if (!(mean > 0)) return Optional.empty();
        double dear = mean * (1 + spread);
        double cheap = mean * (1 - spread);
        Periods periods = new Periods(from(weekday, dear), upTo(weekday, cheap), from(weekend, dear), upTo(weekend, cheap));
        return periods.peak.isEmpty() || periods.valley.isEmpty() ? Optional.empty() : Optional.of(periods);
    }

    Part partOf(int hour, boolean onWeekend) {
        if ((onWeekend ? weekendPeak : peak).contains(hour)) return Part.PEAK;
        return (onWeekend ? weekendValley : valley).contains(hour) ? Part.VALLEY : Part.FLAT;
    }

    boolean isPeak(int hour) { return peak.contains(hour); }

    boolean isSameAllWeek() { return peak.equals(weekendPeak) && valley.equals(weekendValley); }

    private static Set<Integer> from(double[] price, double least) {
        Set<Integer> hours = new HashSet<>();
        for (int hour = 0; hour < price.length; hour++)
            if (price[hour] >= least) hours.add(hour);
        return hours;
    }

    private static Set<Integer> upTo(double[] price, double most) {
        Set<Integer> hours = new HashSet<>();
        for (int hour = 0; hour < price.length; hour++)
            if (price[hour] <= most) hours.add(hour);
        return hours;
    }

    private static void check(Set<Integer> peak, Set<Integer> valley) {
        for (int hour : peak)
            if (valley.contains(hour)) throw new IllegalArgumentException("hour %d is both peak and valley".formatted(hour));
        peak.forEach(Periods::check);
        valley.forEach(Periods::check);
    }

    private static void check(int hour) {
        if (hour < 0 || hour > 23) throw new IllegalArgumentException("an hour is 0 to 23, got " + hour);
    }
}
