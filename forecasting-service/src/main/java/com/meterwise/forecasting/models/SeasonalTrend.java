package com.meterwise.forecasting.models;

import java.util.HashMap;
import java.util.Map;

import com.meterwise.forecasting.history.Series;

/**
 * A load taken apart into a trend, a season of the day and one of the week, both of which change slowly from cycle to cycle (MSTL: Bandara,
 * Hyndman and Bergmeir 2021, with means in the place of lines), continued with the seasons as they were last and the level smoothed to the
 * last slot; and what that was lately wrong by carried forward. A load that is never near zero is taken apart in logarithms, since its seasons
 * grow with its level.
 *
 * @param horizon slots ahead
 */
public record SeasonalTrend(DayTypes types, int horizon) implements LoadModel {
    public static final String NAME = "seasonal-trend";
    private static final int MIN_DAYS = 35, LEARNS_AFTER_DAYS = 21;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        Carry carry = Carry.fit(past, LEARNS_AFTER_DAYS * past.slots(), new Continued(past), types, horizon);
        return new Fitted(Provenance.of(NAME, past, null), types, carry);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) { return new Fitted(provenance, types, Carry.takeUp(learnt)); }

    private record Fitted(Provenance provenance, DayTypes types, Carry carry) implements KeptModel {
        @Override
        public Learnt learnt() { return carry.keep(Learnt.nothing()); }

        @Override
        public double[] forecast(Series known, int steps) { return carry.forecast(known, new Continued(known), types, steps); }
    }

    /** Each origin's decomposition, made once. */
    private static final class Continued implements Carry.Expectation {
        private static final int LEAST_DAYS = 14;

        private final Series series;
        private final Map<Integer, Decomposition> byOrigin = new HashMap<>();

        Continued(Series series) { this.series = series; }

        @Override
        public double at(int t, int lead, int origin) {
            int slots = series.slots();
            if (origin < LEAST_DAYS * slots) return series.filled(Math.max(0, t - 7 * slots));
            return byOrigin.computeIfAbsent(origin, from -> Decomposition.of(series, from)).at(t - origin);
        }
    }
}
