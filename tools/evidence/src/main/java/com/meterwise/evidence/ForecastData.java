package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;

/**
 * Series of one grid and length.
 *
 * @param remarks what a reader of the figures should know of the data
 */
record ForecastData(Map<String, Series> series, DayTypes types, Duration interval, List<String> remarks) {
    private static final int MANY_GAPS_PERCENT = 50;

    /** How a file is to be read. */
    record Reading(LoadCsv.Columns columns, Optional<Duration> interval, Optional<ZoneId> zone, boolean zerosMissing) {}

    static ForecastData of(Path file, Reading reading) throws IOException {
        LoadCsv csv = LoadCsv.of(file);
        Map<String, TimedLoad> loads = csv.loads(reading.columns, new ClockTimes(reading.interval.orElse(null), reading.zone.orElse(null)));
        return of(loads, reading.columns.temperature().isPresent(), reading.zerosMissing, csv.remarks);
    }

    private static ForecastData of(Map<String, TimedLoad> loads, boolean celsius, boolean zerosMissing, List<String> said) {
        List<String> remarks = new ArrayList<>(said);
        Duration interval = loads.values().iterator().next().interval();
        LocalDateTime last = loads.values().stream().map(TimedLoad::last).max(LocalDateTime::compareTo).orElseThrow();
        LocalDate first = loads.values().stream().map(TimedLoad::first).min(LocalDateTime::compareTo).orElseThrow().toLocalDate();
        Map<String, Series> series = new LinkedHashMap<>();
        Set<LocalDate> holidays = new HashSet<>();
        long missing = 0, slots = 0, duplicates = 0;
        for (Map.Entry<String, TimedLoad> load : loads.entrySet()) {
            Series one = load.getValue().series(first, last.plus(interval), interval, zerosMissing, celsius);
            holidays.addAll(load.getValue().holidays());
            duplicates += load.getValue().duplicates();
            int gaps = gaps(one);
            if (gaps * 100L > (long) MANY_GAPS_PERCENT * one.end()) {
                remarks.add("series %s is left out: %d of %d values are missing".formatted(load.getKey(), gaps, one.end()));
                continue;
            }
            missing += gaps;
            slots += one.end();
            series.put(load.getKey(), one);
        }
        if (series.isEmpty()) throw new WrongUse("no series has values in half of its slots");
        if (missing > 0)
            remarks.add("%,d of %,d values are missing: they are not scored, and lags are filled from the week before".formatted(missing,
                    slots));
        if (duplicates > 0) remarks.add("%,d times are there more than once: their mean counts".formatted(duplicates));
        if (!holidays.isEmpty()) remarks.add("%d holidays are marked".formatted(holidays.size()));
        return new ForecastData(series, new DayTypes(holidays), interval, remarks);
    }

    /** 55 buildings with a value in every hour of both years and, in 2019, hardly a zero: a zero means missing in these data. */
    static ForecastData cambridge(Path data) throws IOException {
        ZoneId zone = ZoneId.of("Europe/London");
        Map<String, TimedLoad> all = new LinkedHashMap<>();
        Map<String, Integer> hours = new LinkedHashMap<>(), zeros = new LinkedHashMap<>();
        for (int year = 2018; year <= 2019; year++) {
            int of = year;
            Map<LocalDateTime, Double> celsius = new LinkedHashMap<>();
            LoadCsv.of(data.resolve("cambridge/weather_bedford_%d.csv".formatted(year)))
                    .loads(new LoadCsv.Columns(Optional.empty(), List.of("air_temperature [degc]"), Optional.empty()),
                            new ClockTimes(null, zone))
                    .values().forEach(load -> load.each(celsius::put));
            LoadCsv.of(data.resolve("cambridge/electricity_%d.csv.gz".formatted(year)))
                    .loads(new LoadCsv.Columns(Optional.empty(), List.of(), Optional.empty()), new ClockTimes(null, zone))
                    .forEach((name, load) -> {
                        TimedLoad both = all.computeIfAbsent(name, key -> new TimedLoad());
                        load.each((at, kwh) -> {
                            hours.merge(name, 1, Integer::sum);
                            if (of == 2019 && kwh == 0) zeros.merge(name, 1, Integer::sum);
                            if (at.isBefore(LocalDateTime.of(2019, 12, 11, 0, 0)))
                                both.add(at, kwh, celsius.getOrDefault(at, Double.NaN), false);
                        });
                    });
        }
        // two of 17,520 hours fall together when clocks go back
        all.keySet().removeIf(name -> hours.getOrDefault(name, 0) < 2 * 8760 - 2 || zeros.getOrDefault(name, 0) >= 0.02 * 8760);
        return of(all, true, false, List.of());
    }

    /** Where the data lie that are used but not distributed. */
    static Optional<Path> shared() {
        Path data = Path.of(System.getProperty("meterwise.root", "."), "..", "shared", "data").normalize();
        return Files.isDirectory(data) ? Optional.of(data) : Optional.empty();
    }

    private static int gaps(Series series) {
        int gaps = 0;
        for (int t = 0; t < series.end(); t++)
            if (Double.isNaN(series.load(t))) gaps++;
        return gaps;
    }
}
