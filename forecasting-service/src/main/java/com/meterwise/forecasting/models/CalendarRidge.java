package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * Ridge regression for each slot of the day on the calendar, the season, a trend and, where known, the temperature now and before, after
 * definitions.md 2.6: what the load ought to be. How far it has lately been off that is then carried forward by {@link Carry}. Needs no lags
 * and so loses little over a long horizon.
 */
public record CalendarRidge(RidgeSettings settings, DayTypes types, int horizon) implements LoadModel {
    public static final String NAME = "calendar-ridge";
    private static final int MIN_DAYS = 28, MAX_DAYS = 1500;
    /** A slot learns from its neighbours too, at this weight: a season or a temperature acts on them alike. */
    private static final double NEIGHBOUR = 0.25;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    /** Without a year or a temperature it would know nothing that {@link WeekCarry} does not. */
    @Override
    public boolean canLearn(Series past) { return past.days() >= (past.knowsTemperature(past.end() - 1) ? MIN_DAYS : Ridge.SEASON_DAYS); }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        int slots = past.slots(), from = Math.max(0, past.end() - MAX_DAYS * slots);
        double scale = past.scale(from);
        Degrees degrees = past.knowsTemperature(past.end() - 1) ? new Degrees(past, past.end(), null) : null;
        CalendarFeatures features = new CalendarFeatures(past, types, degrees, past.days() >= Ridge.SEASON_DAYS);
        double[][] coefficients = new double[slots][];
        for (int slot = 0; slot < slots; slot++)
            coefficients[slot] = fit(past, from, features, slot, scale);
        double[] expected = new double[past.end()], x = new double[features.count()];
        for (int t = from; t < past.end(); t++) {
            features.fill(t, 0, x);
            expected[t] = scale * FittedRidge.dot(x, coefficients[t % slots], 0);
        }
        Carry carry = Carry.fit(past, from, (t, lead, origin) -> expected[t], types, horizon);
        return new Fitted(Provenance.of(NAME, past, settings), types, scale, degrees == null ? null : degrees.knots(),
                coefficients, carry);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) {
        double scale = learnt.next();
        double[][] knots = learnt.nextRows(), coefficients = learnt.nextRows();
        int count = CalendarFeatures.count(knots != null);
        if (coefficients == null || coefficients.length != slots)
            throw new IllegalArgumentException("coefficients of %d slots were not kept".formatted(slots));
        for (double[] slot : coefficients)
            if (slot.length != count)
                throw new IllegalArgumentException("a slot has %d coefficients, %d were kept".formatted(count, slot.length));
        return new Fitted(provenance, types, scale, knots, coefficients, Carry.takeUp(learnt));
    }

    private double[] fit(Series past, int from, CalendarFeatures features, int slot, double scale) {
        int slots = past.slots();
        WeightedSamples samples = new WeightedSamples(features.count(), 3 * (past.days() + 1));
        for (int t = from + slot; t < past.end(); t += slots) {
            for (int beside = -1; beside <= 1; beside++) {
                int at = t + beside;
                if (at < from || at >= past.end() || Double.isNaN(past.load(at))) continue;
                features.fill(at, beside, samples.next());
                double weight = Math.pow(0.5, (past.end() - t) / (double) slots / settings.halfLifeDays());
                samples.take(past.load(at) / scale, beside == 0 ? weight : NEIGHBOUR * weight);
            }
        }
        return samples.solve(settings.penalty());
    }

    private record Fitted(Provenance provenance, DayTypes types, double scale, double[][] knots, double[][] coefficients,
            Carry carry) implements KeptModel {
        @Override
        public Learnt learnt() { return carry.keep(Learnt.nothing().add(scale).add(knots).add(coefficients)); }

        @Override
        public boolean canForecast(Series known) { return knots == null || known.knowsTemperature(known.end() - 1); }

        @Override
        public double[] forecast(Series known, int steps) {
            int slots = known.slots(), end = known.end(), from = Math.max(0, end - Carry.LOOK_BACK_DAYS * slots);
            Degrees degrees = knots == null ? null : new Degrees(known, end + steps, knots);
            CalendarFeatures features = new CalendarFeatures(known, types, degrees, true);
            double[] expected = new double[end + steps], x = new double[features.count()];
            for (int t = from; t < expected.length; t++) {
                features.fill(t, 0, x);
                expected[t] = scale * FittedRidge.dot(x, coefficients[t % slots], 0);
            }
            return carry.forecast(known, (t, lead, origin) -> expected[t], types, steps);
        }
    }
}
