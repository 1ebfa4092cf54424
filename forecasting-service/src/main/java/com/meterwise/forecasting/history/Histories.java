package com.meterwise.forecasting.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.platform.time.MarketTime;

/**
 * Customers' loads, summed over their meters in whole watt-hours. A slot is known only if every meter of the customer has it; a meter counts
 * from its first day to two weeks after its last, so that one read late is missed and one removed is not missed for ever.
 */
public record Histories(MarketTime time) {
    /** What the days' work looks at when nothing is to be trained. */
    public static final int RECENT_DAYS = 70;
    private static final int COMPARED_DAYS = 42;
    private static final int AWAITED_DAYS = 14;
    private static final int GRADED_DAYS = 28;

    /**
     * @param days    import days of one customer's meters through {@code through}, ordered by meter and day
     * @return empty if no day has a value, or its interval cannot be laid on a clock day
     */
    public Optional<CustomerHistory> of(String customerId, List<MeterDay> days, LocalDate through) {
        List<MeterDay> known = days.stream().filter(day -> day.present() > 0 && !day.day().isAfter(through)).toList();
        if (known.isEmpty()) return Optional.empty();
        Duration interval = coarsest(known, through);
        if (!ClockDays.fits(interval)) return Optional.empty();
        ClockDays clock = new ClockDays(time, interval);
        LocalDate first = known.stream().map(MeterDay::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last = known.stream().map(MeterDay::day).max(LocalDate::compareTo).orElseThrow();
        Instant[] availableAt = new Instant[(int) (through.toEpochDay() - first.toEpochDay()) + 1];
        for (int d = 0; d < availableAt.length; d++)
            availableAt[d] = time.endOf(first.plusDays(d));
        double[][] wh = new double[availableAt.length][clock.slots()];
        boolean[] covered = new boolean[availableAt.length];
        for (List<MeterDay> meter : byMeter(known))
            add(meter, clock, first, wh, covered, availableAt);
        for (int d = 0; d < wh.length; d++) {
            if (!covered[d]) Arrays.fill(wh[d], Double.NaN);
            for (int s = 0; s < wh[d].length; s++)
                wh[d][s] /= 1000;
        }
        return Optional.of(new CustomerHistory(customerId, interval, LoadHistory.of(first, wh, availableAt), last,
                estimatedShare(known, through), Arrays.stream(availableAt).max(Instant::compareTo).orElseThrow()));
    }

    /** Of the recent days: after a meter is replaced by a finer one, its coarse past is of no use, and must not coarsen what comes. */
    private static Duration coarsest(List<MeterDay> known, LocalDate through) {
        List<MeterDay> recent = known.stream().filter(day -> day.day().isAfter(through.minusDays(COMPARED_DAYS))).toList();
        return (recent.isEmpty() ? known : recent).stream().map(MeterDay::interval).max(Duration::compareTo).orElseThrow();
    }

    private static Iterable<List<MeterDay>> byMeter(List<MeterDay> days) {
        TreeMap<String, List<MeterDay>> meters = new TreeMap<>();
        for (MeterDay day : days)
            meters.computeIfAbsent(day.meterId(), id -> new ArrayList<>()).add(day);
        return meters.values();
    }

    private static void add(List<MeterDay> meter, ClockDays clock, LocalDate first, double[][] wh, boolean[] covered,
            Instant[] availableAt) {
        int from = (int) (meter.get(0).day().toEpochDay() - first.toEpochDay());
        int to = (int) (meter.get(meter.size() - 1).day().toEpochDay() - first.toEpochDay()) + AWAITED_DAYS;
        MeterDay[] byDay = new MeterDay[wh.length];
        for (MeterDay day : meter)
            byDay[(int) (day.day().toEpochDay() - first.toEpochDay())] = day;
        for (int d = from; d <= to && d < wh.length; d++) {
            covered[d] = true;
            double[] values = byDay[d] == null ? clock.missing() : clockWh(byDay[d], clock);
            for (int s = 0; s < values.length; s++)
                wh[d][s] += values[s];
            if (byDay[d] != null && byDay[d].availableAt().isAfter(availableAt[d])) availableAt[d] = byDay[d].availableAt();
        }
    }

    /** A day of another length than the calendar's says nothing that can be trusted. */
    private static double[] clockWh(MeterDay day, ClockDays clock) {
        if (!isMultiple(clock.interval(), day.interval())) return clock.missing();
        int factor = (int) (clock.interval().toSeconds() / day.interval().toSeconds());
        if (day.wh().length != clock.slots(day.day()) * factor) return clock.missing();
        return clock.toClock(day.day(), coarsened(day.wh(), factor));
    }

    /** Sums each {@code factor} slots; a sum with a missing part is missing. */
    public static double[] coarsened(double[] values, int factor) {
        if (factor == 1) return values;
        double[] coarse = new double[values.length / factor];
        for (int i = 0; i < coarse.length * factor; i++)
            coarse[i / factor] += values[i];
        return coarse;
    }

    private static boolean isMultiple(Duration coarse, Duration fine) {
        return fine.toSeconds() > 0 && coarse.toSeconds() % fine.toSeconds() == 0;
    }

    private static double estimatedShare(List<MeterDay> days, LocalDate through) {
        long present = 0, estimated = 0;
        for (MeterDay day : days) {
            if (!day.day().isAfter(through.minusDays(GRADED_DAYS))) continue;
            present += day.present();
            estimated += day.estimated();
        }
        return present == 0 ? 0 : estimated / (double) present;
    }
}
