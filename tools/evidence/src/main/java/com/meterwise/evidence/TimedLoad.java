package com.meterwise.evidence;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import com.meterwise.forecasting.history.Series;

/** Values as they stood in a table, to be laid on an even grid: what is twice there is averaged, what is not there is missing. */
final class TimedLoad {
    private static final int DAY_SECONDS = 86_400;

    private final TreeMap<LocalDateTime, double[]> values = new TreeMap<>();
    private final Set<LocalDate> holidays = new HashSet<>();
    private int duplicates;

    void add(LocalDateTime at, double load, double temperature, boolean holiday) {
        double[] sums = values.computeIfAbsent(at, key -> new double[5]);
        if (sums[4]++ > 0) duplicates++;
        if (!Double.isNaN(load)) {
            sums[0] += load;
            sums[1]++;
        }
        if (!Double.isNaN(temperature)) {
            sums[2] += temperature;
            sums[3]++;
        }
        if (holiday) holidays.add(at.toLocalDate());
    }

    /** Each time with the mean of its values; times without one are passed over. */
    void each(BiConsumer<LocalDateTime, Double> taker) {
        values.forEach((at, sums) -> {
            if (sums[1] > 0) taker.accept(at, sums[0] / sums[1]);
        });
    }

    int duplicates() { return duplicates; }

    Set<LocalDate> holidays() { return holidays; }

    LocalDateTime first() { return values.firstKey(); }

    LocalDateTime last() { return values.lastKey(); }

    /** The distance most often found between two times. */
    Duration interval() {
        Map<Long, Integer> counts = new HashMap<>();
        LocalDateTime before = null;
        for (LocalDateTime at : values.keySet()) {
            if (before != null) counts.merge(ChronoUnit.SECONDS.between(before, at), 1, Integer::sum);
            before = at;
        }
        long seconds = counts.entrySet().stream().max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow(() -> new WrongUse("a series of one value cannot be forecast")).getKey();
        if (seconds <= 0 || DAY_SECONDS % seconds != 0 || seconds > DAY_SECONDS / 4)
            throw new WrongUse(
                    "values are %s apart, which is no even part of a day of 6 hours at most".formatted(Duration.ofSeconds(seconds)));
        return Duration.ofSeconds(seconds);
    }

    /**
     * @param first    day of the first slot
     * @param end      first time no longer in the grid
     * @param zeros    whether a zero is a missing value
     * @param celsius  whether the temperature is wanted
     */
    Series series(LocalDate first, LocalDateTime end, Duration interval, boolean zeros, boolean celsius) {
        long seconds = interval.toSeconds(), shift = ChronoUnit.SECONDS.between(first().toLocalDate().atStartOfDay(), first()) % seconds;
        int length = (int) -Math.floorDiv(-ChronoUnit.SECONDS.between(first.atStartOfDay(), end), seconds);
        double[][] sums = new double[length][4];
        values.forEach((at, sum) -> {
            long t = Math.floorDiv(ChronoUnit.SECONDS.between(first.atTime(LocalTime.MIDNIGHT), at) - shift + seconds / 2, seconds);
            if (t >= 0 && t < length)
                for (int i = 0; i < 4; i++)
                sums[(int) t][i] += sum[i];
        });
        double[] load = new double[length], temperature = new double[length];
        for (int t = 0; t < length; t++) {
            load[t] = sums[t][1] == 0 || zeros && sums[t][0] == 0 ? Double.NaN : sums[t][0] / sums[t][1];
            temperature[t] = sums[t][3] == 0 ? Double.NaN : sums[t][2] / sums[t][3];
        }
        boolean known = celsius && Arrays.stream(temperature).anyMatch(value -> !Double.isNaN(value));
        return Series.of(first, (int) (DAY_SECONDS / seconds), load, known ? temperature : null);
    }
}
