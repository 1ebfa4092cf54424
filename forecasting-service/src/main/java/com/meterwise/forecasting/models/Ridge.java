package com.meterwise.forecasting.models;

import static java.util.Objects.requireNonNull;

import com.meterwise.forecasting.history.Series;

/**
 * Ridge regression for each slot of the day and each day ahead on {@link RidgeFeatures}, days weighted by age. It forecasts from the slot of
 * the day at which its history ends.
 */
public final class Ridge implements LoadModel {
    public static final String NAME = "ridge";
    /** Two days: what operation issues. */
    public static final int OPERATION_DAYS = 2;
    private static final int MIN_DAYS = 14, MAX_DAYS = 1100;
    /** Less than this, and what is taken for the season may be anything that changed meanwhile. */
    static final int SEASON_DAYS = 330;

    /** A slot learns from its neighbours too, at this weight. */
    private static final double NEIGHBOUR = 0.3;

    private final RidgeSettings settings;
    private final DayTypes types;
    private final int horizon;

    /** @param horizon slots ahead; 0 for two days */
    public Ridge(RidgeSettings settings, DayTypes types, int horizon) {
        this.settings = requireNonNull(settings, "settings");
        this.types = requireNonNull(types, "types");
        this.horizon = horizon;
    }

    public Ridge(RidgeSettings settings, DayTypes types) { this(settings, types, 0); }

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return MIN_DAYS; }

    @Override
    public FittedRidge fit(Series past) {
        requireEnough(past);
        int slots = past.slots(), phase = past.end() % slots, steps = horizon == 0 ? OPERATION_DAYS * slots : horizon;
        boolean temperature = past.knowsTemperature(past.end() - 1);
        double scale = past.scale(Math.max(0, past.end() - MAX_DAYS * slots));
        Degrees degrees = temperature ? new Degrees(past, past.end(), null) : null;
        RidgeFeatures features = new RidgeFeatures(past, types, scale, degrees, past.days() >= SEASON_DAYS);
        int leads = Leads.count(steps, slots), count = RidgeFeatures.count(temperature);
        double[] coefficients = new double[leads * slots * count];
        for (int position = 0; position < leads; position++) {
            // a lead so long that hardly a day is left to learn from does as the one before
            int lead = Math.min(Leads.at(position), Math.max(1, past.days() / 2));
            for (int slot = 0; slot < slots; slot++) {
                double[] fitted = fit(past, features, slot, lead, phase, scale, count);
                System.arraycopy(fitted, 0, coefficients, (position * slots + slot) * count, count);
            }
        }
        return new FittedRidge(Provenance.of(NAME, past, settings), types, slots, phase, scale, degrees == null ? null : degrees.knots(),
                coefficients);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) {
        return new FittedRidge(provenance, types, slots, (int) learnt.next(), learnt.next(), learnt.nextRows(), learnt.nextRow());
    }

    private double[] fit(Series past, RidgeFeatures features, int slot, int lead, int phase, double scale, int count) {
        int slots = past.slots(), firstDay = Math.max(Math.max(7, lead), past.days() - MAX_DAYS);
        WeightedSamples samples = new WeightedSamples(count, 3 * (past.days() - firstDay + 1));
        for (int t = firstDay * slots + slot; t < past.end(); t += slots) {
            double weight = Math.pow(0.5, (past.end() - t) / (double) slots / settings.halfLifeDays());
            for (int at = t - 1; at <= t + 1; at++) {
                int block = Math.floorDiv(at - phase, slots);
                // across the origin a slot's neighbour is a day nearer or farther
                if (block != Math.floorDiv(t - phase, slots) || at >= past.end() || Double.isNaN(past.load(at))) continue;
                features.fill(at, lead, phase + (block - lead + 1) * slots, samples.next());
                samples.take(past.load(at) / scale, at == t ? weight : NEIGHBOUR * weight);
            }
        }
        return samples.solve(settings.penalty());
    }
}
