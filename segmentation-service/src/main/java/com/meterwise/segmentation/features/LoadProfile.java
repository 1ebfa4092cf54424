package com.meterwise.segmentation.features;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer's load as of a closed day.
 *
 * @param features   by name; those with too little data are absent
 * @param weekday    mean kWh per slot of the interval over weekdays, NaN where never measured
 * @param weekend    the same over Saturdays and Sundays
 * @param usableDays days of the window with at least four fifths of their slots
 * @param grade      of the data
 */
public record LoadProfile(String customerId, LocalDate day, SortedMap<String, Double> features, double[] weekday, double[] weekend,
        Duration interval, int usableDays, Grade grade) {
    public LoadProfile {
        features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
        weekday = weekday.clone();
        weekend = weekend.clone();
    }

    /** Whether there is enough to say what kind of customer this is. */
    public boolean canBeSegmented() {
        return features.containsKey(Features.ANNUAL_KWH);
    }

    /** kWh a year, or null if there is too little data. */
    public Double annualKwh() { return features.get(Features.ANNUAL_KWH); }

    /** Mean kW per local hour of a weekday, NaN where not known. */
    public double[] weekdayKw() { return TypicalDay.hourly(weekday); }

    /** Mean kW per local hour of a weekend day. */
    public double[] weekendKw() { return TypicalDay.hourly(weekend); }

    @Override
    public double[] weekday() { return weekday.clone(); }

    @Override
    public double[] weekend() { return weekend.clone(); }
}
