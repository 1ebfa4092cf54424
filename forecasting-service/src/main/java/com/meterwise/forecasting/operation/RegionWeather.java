package com.meterwise.forecasting.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.intake.Temperatures;
import com.meterwise.platform.time.MarketTime;

/**
 * The weather of a region, laid on clock slots as it was known at the end of each day asked for, and remembered for the next customer of the
 * region. Thread-safe.
 */
public final class RegionWeather implements Weather {
    private static final int DAY_SECONDS = 86_400, JUDGED_DAYS = 28;
    /** With less than this share of the last weeks' slots known, a model would learn from what was filled in. */
    private static final double LEAST_KNOWN = 0.8;
    /** A training asks for the ends of some thirty days, again and again. */
    private static final int MOST_HELD = 40;

    private final Temperatures temperatures;
    private final MarketTime time;
    private final LocalDate base;
    private final Map<Asked, double[]> known = new ConcurrentHashMap<>();

    private record Asked(int slots, LocalDate last) {}

    /** @param base first day of which anything is known */
    public RegionWeather(Temperatures temperatures, MarketTime time, LocalDate base) {
        this.temperatures = temperatures;
        this.time = time;
        this.base = base;
    }

    @Override
    public double[] known(LocalDate first, int slots, LocalDate last) {
        if (last.isBefore(base)) return null;
        if (known.size() > MOST_HELD) known.clear();
        double[] all = known.computeIfAbsent(new Asked(slots, last), this::asKnown);
        int from = (int) (first.toEpochDay() - base.toEpochDay()) * slots, days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        double[] degrees = new double[(days + Backtest.LEAD_DAYS) * slots];
        Arrays.fill(degrees, Double.NaN);
        int skipped = Math.max(0, -from);
        System.arraycopy(all, Math.max(0, from), degrees, skipped, degrees.length - skipped);
        int end = days * slots, judged = Math.min(days, JUDGED_DAYS) * slots, there = 0;
        for (int t = end - judged; t < end; t++)
            if (!Double.isNaN(degrees[t])) there++;
        if (there < LEAST_KNOWN * judged) return null;
        // what is not forecast is left open: the series then takes the last day for the next
        while (end < degrees.length && !Double.isNaN(degrees[end]))
            end++;
        return Arrays.copyOf(degrees, end);
    }

    private double[] asKnown(Asked asked) {
        Duration slot = Duration.ofSeconds(DAY_SECONDS / asked.slots);
        int days = (int) (asked.last.toEpochDay() - base.toEpochDay()) + 1 + Backtest.LEAD_DAYS;
        Instant[] times = new Instant[days * asked.slots];
        for (int d = 0; d < days; d++) {
            LocalDate day = base.plusDays(d);
            for (int s = 0; s < asked.slots; s++)
                times[d * asked.slots + s] = day.atStartOfDay().plus(slot.multipliedBy(s)).atZone(time.zone()).toInstant();
        }
        return temperatures.at(times, time.endOf(asked.last));
    }
}
