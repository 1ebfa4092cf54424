package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.Facts;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfiles;
import com.meterwise.segmentation.features.LoadWindow;
import com.meterwise.segmentation.features.Periods;
import com.meterwise.segmentation.features.Surroundings;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.MeterDay;

/**
 * Customers with their meter-days, wherever they came from.
 *
 * @param meterDays of each customer
 * @param facts     of those of whom more is known
 * @param labels    what each customer truly is, if the source tells
 */
record Population(SortedMap<String, List<MeterDay>> meterDays, Map<String, Facts> facts, Map<String, String> labels, MarketTime time) {
    static final Features FEATURES = Features.of(new Periods(java.util.Set.of(8, 9, 10, 11, 17, 18, 19, 20),
            java.util.Set.of(22, 23, 0, 1, 2, 3, 4, 5)));

    LocalDate firstDay() {
        return meterDays.values().stream().flatMap(Collection::stream).map(MeterDay::day).min(LocalDate::compareTo).orElseThrow();
    }

    LocalDate lastDay() {
        return meterDays.values().stream().flatMap(Collection::stream).map(MeterDay::day).max(LocalDate::compareTo).orElseThrow();
    }

    /** Profiles of the customers with data in the window that ends with the day. */
    List<LoadProfile> profiles(LocalDate to, int windowDays) {
        LoadProfiles profiles = new LoadProfiles(FEATURES, time);
        LocalDate from = to.minusDays(windowDays - 1L);
        return meterDays.entrySet().parallelStream()
                .flatMap(entry -> profiles.of(window(entry.getKey(), entry.getValue(), from, to)).stream())
                .sorted(java.util.Comparator.comparing(LoadProfile::customerId)).toList();
    }

    private LoadWindow window(String customerId, List<MeterDay> all, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, List<MeterDay>> byDay = new TreeMap<>();
        for (MeterDay day : all)
            if (!day.day().isBefore(from) && !day.day().isAfter(to)) byDay.computeIfAbsent(day.day(), date -> new ArrayList<>()).add(day);
        List<CustomerDay> days = byDay.values().stream().map(CustomerDay::of).toList();
        return new LoadWindow(customerId, from, to, days, null, 0, facts.getOrDefault(customerId, Facts.NONE), Surroundings.NONE);
    }
}
