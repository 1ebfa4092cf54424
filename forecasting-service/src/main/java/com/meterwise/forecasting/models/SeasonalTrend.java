package com.meterwise.forecasting.models;

import java.util.HashMap;
import java.util.Map;

import com.meterwise.forecasting.history.Series;

/**
 * A load taken apart into a trend, a season of the day and one of the week, both of which change slowly from cycle to cycle (MSTL: Bandara,
 * Hyndman and Bergmeir 2021, with means in the place of lines), continued with the seasons as they were last and the level of the last slots;
 * and what is left of three errors: the same slot's on the last day, the last ones' before the origin, and the same day's a week before. How
 * much is left is learnt for each day ahead.
 *
 * @param horizon slots ahead
 */
public record SeasonalTrend(int horizon) implements LoadModel {
    public static final String NAME = "seasonal-trend";
    private static final int MIN_DAYS = 35, LEAST_DAYS = 14, WEEK = 7, MAX_DAYS = 180;
    /** The first is an intercept: there is none, an error that is always there is in the seasons. */
    private static final int COUNT = 4;
    private static final double PENALTY = 2, FADING_HOURS = 3;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        int slots = past.slots(), leads = Leads.count(horizon, slots), phase = past.end() % slots;
        int begin = Math.max(LEAST_DAYS + WEEK, past.days() - MAX_DAYS) * slots;
        Continued continued = new Continued(past);
        Series errors = Carry.errors(past, begin - WEEK * slots, continued);
        double scale = errors.scale(begin);
        double[][] coefficients = new double[leads][];
        for (int position = 0; position < leads; position++) {
            int lead = Leads.at(position);
            WeightedSamples samples = new WeightedSamples(COUNT, past.end() - begin);
            for (int t = begin; t < past.end(); t++) {
                int origin = phase + (Math.floorDiv(t - phase, slots) - lead + 1) * slots;
                if (origin < begin || Double.isNaN(past.load(t))) continue;
                fill(errors, t, lead, origin, scale, samples.next());
                samples.take((past.load(t) - continued.at(t, lead, origin)) / scale, 1);
            }
            coefficients[position] = samples.solve(PENALTY);
        }
        return new Fitted(Provenance.of(NAME, past, null), coefficients);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) {
        double[][] coefficients = learnt.nextRows();
        if (coefficients == null || coefficients.length != Leads.count(horizon, slots) || coefficients[0].length != COUNT)
            throw new IllegalArgumentException("what was kept is not %d coefficients for each day ahead".formatted(COUNT));
        return new Fitted(provenance, coefficients);
    }

    private static void fill(Series errors, int t, int lead, int origin, double scale, double[] x) {
        int slots = errors.slots(), weekBefore = t - (lead + WEEK - 1) / WEEK * WEEK * slots;
        int day = origin + Math.floorDiv(weekBefore - origin, slots) * slots;
        double hours = (t - origin) * 24.0 / slots;
        x[1] = errors.filled(Math.max(0, t - lead * slots)) / scale;
        x[2] = errors.mean(origin - Math.max(1, slots / 16), origin) * Math.exp(-hours / FADING_HOURS) / scale;
        x[3] = errors.mean(day, day + slots) / scale;
    }

    private record Fitted(Provenance provenance, double[][] coefficients) implements KeptModel {
        @Override
        public Learnt learnt() { return Learnt.nothing().add(coefficients); }

        @Override
        public double[] forecast(Series known, int steps) {
            int slots = known.slots(), end = known.end();
            if (Leads.count(steps, slots) > coefficients.length)
                throw new IllegalArgumentException("fitted for %d days ahead, asked for %d steps".formatted(coefficients.length, steps));
            Continued continued = new Continued(known);
            int looksBack = (Leads.of(steps - 1, slots) + WEEK - 1) / WEEK * WEEK + 1;
            Series errors = Carry.errors(known, Math.max(0, end / slots - looksBack) * slots, continued);
            double[] forecast = new double[steps], x = new double[COUNT];
            for (int i = 0; i < steps; i++) {
                int t = end + i, lead = Leads.of(i, slots);
                fill(errors, t, lead, end, 1, x);
                forecast[i] = known.possible(continued.at(t, lead, end) + FittedRidge.dot(x, coefficients[Leads.position(lead)], 0));
            }
            return forecast;
        }
    }

    /** What each origin's decomposition is continued to, made once. */
    private static final class Continued implements Carry.Expectation {
        private final Series series;
        private final Map<Integer, Decomposition> byOrigin = new HashMap<>();

        Continued(Series series) { this.series = series; }

        @Override
        public double at(int t, int lead, int origin) {
            int slots = series.slots();
            if (origin < LEAST_DAYS * slots) return series.filled(Math.max(0, t - WEEK * slots));
            return byOrigin.computeIfAbsent(origin, from -> Decomposition.of(series, from)).at(t - origin);
        }
    }
}
