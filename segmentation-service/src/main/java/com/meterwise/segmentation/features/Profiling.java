package com.meterwise.segmentation.features;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Batches;

/** Makes customers' profiles from their windows. */
public final class Profiling {
    private static final int CHUNK = 500;

    private final LoadProfiles profiles;
    private final int windowDays;

    /** @param windowDays length of the window that ends with the closed day */
    public Profiling(LoadProfiles profiles, int windowDays) {
        if (windowDays < Features.LEAST_DAYS)
            throw new IllegalArgumentException("a window needs %d days, got %d".formatted(Features.LEAST_DAYS, windowDays));
        this.profiles = profiles;
        this.windowDays = windowDays;
    }

    /** Takes profiles as they are made, a chunk at a time. */
    @FunctionalInterface
    public interface Sink {
        void take(List<LoadProfile> chunk);
    }

    /**
     * Profiles of a shard's customers with data in the window that ends with the day.
     *
     * @return how many
     */
    public int of(Shard shard, LocalDate day, Connection connection, Sink sink) {
        return of(windows(connection).customers(shard, from(day)), day, connection, sink);
    }

    /**
     * Profiles of some customers, each as of the newest day known of it: late data change what is known, not when.
     *
     * @return how many
     */
    public int again(List<String> customerIds, LocalDate day, Connection connection, Sink sink) {
        Map<String, LocalDate> newest = new LoadProfileTable(connection).days(customerIds);
        Map<LocalDate, List<String>> byDay = customerIds.stream().sorted().collect(groupingBy(
                id -> newest.containsKey(id) && newest.get(id).isAfter(day) ? newest.get(id) : day, TreeMap::new,
                java.util.stream.Collectors.toList()));
        int count = 0;
        for (Map.Entry<LocalDate, List<String>> due : byDay.entrySet())
            count += of(due.getValue(), due.getKey(), connection, sink);
        return count;
    }

    /** Keeps when all customers together drew most on the day: from the next day on, profiles tell who draws with them. */
    public void measureSystem(LocalDate day, Connection connection) {
        new SystemPeakTable(connection).measure(day, profiles.time());
    }

    public LocalDate from(LocalDate day) { return day.minusDays(windowDays - 1L); }

    private LoadWindowTable windows(Connection connection) { return new LoadWindowTable(connection, profiles.features().tariffSpread()); }

    private int of(List<String> customerIds, LocalDate day, Connection connection, Sink sink) {
        LoadWindowTable windows = windows(connection);
        int count = 0;
        for (List<String> chunk : Batches.of(customerIds, CHUNK)) {
            List<LoadProfile> made = new ArrayList<>();
            for (LoadWindow window : windows.windows(chunk, from(day), day, profiles.time().endOf(day)))
                profiles.of(window).ifPresent(made::add);
            sink.take(made);
            count += made.size();
        }
        return count;
    }
}
