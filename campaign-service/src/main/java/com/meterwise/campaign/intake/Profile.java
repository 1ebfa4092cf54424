package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.contracts.ProfileUpdated;

/**
 * A customer's load on a closed market day, as segmentation describes it.
 *
 * @param annualKwh   or null if not known
 * @param peakKw      or null
 * @param powerFactor or null
 * @param weekday     24 mean kWh by local hour, or empty
 * @param weekend     the same for weekends and holidays
 * @param grade       of the data it rests on, or null
 * @param features    all of them, by the names segmentation gives them
 */
public record Profile(String customerId, LocalDate day, Double annualKwh, Double peakKw, Double powerFactor, double[] weekday,
        double[] weekend, String segment, String tier, String grade, Map<String, Double> features, long epoch,
        long sequence) implements Snapshot {
    /** Names under which segmentation publishes what is needed here. */
    static final String ANNUAL_KWH = "annualKwh";
    static final String PEAK_KW = "peakKw";
    static final String POWER_FACTOR = "powerFactor";
    private static final int HOURS = 24;

    public Profile {
        requireNonNull(customerId, "customerId");
        requireNonNull(day, "day");
        weekday = weekday.clone();
        weekend = weekend.clone();
        features = features == null ? Map.of() : java.util.Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    public Profile(String customerId, LocalDate day, Double annualKwh, Double peakKw, Double powerFactor, double[] weekday,
            double[] weekend,
            String segment, String tier, String grade, long epoch, long sequence) {
        this(customerId, day, annualKwh, peakKw, powerFactor, weekday, weekend, segment, tier, grade, Map.of(), epoch, sequence);
    }

    static Profile of(ProfileUpdated event) {
        Map<String, Double> features = event.features() == null ? Map.of() : event.features();
        return new Profile(event.customerId(), event.day(), Precision.of(features.get(ANNUAL_KWH)), Precision.of(features.get(PEAK_KW)),
                Precision.of(features.get(POWER_FACTOR)), Precision.of(hours(event.weekday())), Precision.of(hours(event.weekend())),
                event.segment(), event.tier(), event.dataGrade(), taken(features), event.epoch(), event.sequence());
    }

    private static Map<String, Double> taken(Map<String, Double> features) {
        Map<String, Double> taken = new TreeMap<>();
        features.forEach((name, value) -> {
            if (Precision.of(value) != null) taken.put(name, Precision.of(value));
        });
        return taken;
    }

    /** Whether both typical days are known for every hour. */
    public boolean complete() {
        return weekday.length == HOURS && weekend.length == HOURS;
    }

    /** Whether the customer is one of those that carry the business. */
    public boolean keyAccount() {
        return "STRATEGIC".equals(tier) || "KEY".equals(tier);
    }

    /** Folds slots into hours; a day with a missing slot is not known at all. */
    static double[] hours(double[] slots) {
        if (slots == null || slots.length == 0 || Arrays.stream(slots).anyMatch(Double::isNaN)) return new double[0];
        boolean fine = slots.length % HOURS == 0;
        if (!fine && HOURS % slots.length != 0) return new double[0];
        double[] hours = new double[HOURS];
        if (fine) {
            for (int i = 0; i < slots.length; i++)
                hours[i / (slots.length / HOURS)] += slots[i];
        } else {
            int span = HOURS / slots.length;
            for (int h = 0; h < HOURS; h++)
                hours[h] = slots[h / span] / span;
        }
        return hours;
    }
}
