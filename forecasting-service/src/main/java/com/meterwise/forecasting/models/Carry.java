package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * How a model's last errors are carried into its forecast. For each day ahead and each part of the day a small regression says how much of the
 * last day's error, the last hours', the same slot's over a week and the same kind of day's is still there.
 */
record Carry(int leads, double[][] coefficients) {
    /** So many days of errors before an origin are enough to forecast from. */
    static final int LOOK_BACK_DAYS = 64;
    private static final int PARTS = 12, COUNT = 11, MAX_DAYS = 500;
    private static final double PENALTY = 2, FADING_HOURS = 8, HALF_LIFE_DAYS = 180;

    /** What a model expects of slot {@code t}, so many days ahead, when nothing from {@code origin} on is known. */
    interface Expectation {
        double at(int t, int lead, int origin);
    }

    /** @param from first index the expectation is worth something for */
    static Carry fit(Series past, int from, Expectation expected, DayTypes types, int horizon) {
        int slots = past.slots(), leads = Leads.count(horizon, slots), phase = past.end() % slots;
        Series errors = errors(past, from, expected);
        LikeDays like = new LikeDays(errors, types);
        double scale = errors.scale(from);
        double[][] coefficients = new double[leads * PARTS][];
        int begin = Math.max(from + 7 * slots, past.end() - MAX_DAYS * slots);
        for (int position = 0; position < leads; position++) {
            int lead = Leads.at(position);
            WeightedSamples[] parts = new WeightedSamples[PARTS];
            for (int part = 0; part < PARTS; part++)
                parts[part] = new WeightedSamples(COUNT, Math.max(1, (past.end() - begin) / PARTS + slots));
            for (int t = begin; t < past.end(); t++) {
                int origin = phase + (Math.floorDiv(t - phase, slots) - lead + 1) * slots;
                if (origin < begin || Double.isNaN(past.load(t))) continue;
                WeightedSamples samples = parts[part(t, phase, slots)];
                fill(errors, like, t, lead, origin, scale, samples.next());
                samples.take((past.load(t) - expected.at(t, lead, origin)) / scale,
                        Math.pow(0.5, (past.end() - t) / (double) slots / HALF_LIFE_DAYS));
            }
            for (int part = 0; part < PARTS; part++)
                coefficients[position * PARTS + part] = parts[part].solve(PENALTY);
        }
        return new Carry(leads, coefficients);
    }

    Learnt keep(Learnt learnt) { return learnt.add(leads).add(coefficients); }

    static Carry takeUp(Learnt learnt) {
        int leads = (int) learnt.next();
        double[][] coefficients = learnt.nextRows();
        if (leads < 1 || coefficients == null || coefficients.length != leads * PARTS)
            throw new IllegalArgumentException("%d leads of %d parts are not what was kept".formatted(leads, PARTS));
        for (double[] part : coefficients)
            if (part.length != COUNT)
                throw new IllegalArgumentException("a part has %d coefficients, %d were kept".formatted(COUNT, part.length));
        return new Carry(leads, coefficients);
    }

    double[] forecast(Series known, Expectation expected, DayTypes types, int steps) {
        int slots = known.slots(), end = known.end();
        if (Leads.count(steps, slots) > leads)
            throw new IllegalArgumentException("fitted for %d leads, asked for %d steps".formatted(leads, steps));
        Series errors = errors(known, Math.max(0, end - LOOK_BACK_DAYS * slots), expected);
        LikeDays like = new LikeDays(errors, types);
        double[] forecast = new double[steps], x = new double[COUNT];
        for (int i = 0; i < steps; i++) {
            int t = end + i, lead = Leads.of(i, slots);
            fill(errors, like, t, lead, end, 1, x);
            forecast[i] = known.possible(expected.at(t, lead, end)
                    + FittedRidge.dot(x, coefficients[Leads.position(lead) * PARTS + part(t, end, slots)], 0));
        }
        return forecast;
    }

    private static int part(int t, int phase, int slots) { return Math.floorMod(t - phase, slots) * PARTS / slots; }

    private static void fill(Series errors, LikeDays like, int t, int lead, int origin, double scale, double[] x) {
        int slots = errors.slots();
        int[] back = like.daysBack(t / slots, lead);
        double hours = (t - origin) * 24.0 / slots, week = 0;
        for (int k = 0; k < 7; k++)
            week += errors.filled(Math.max(0, t - (lead + k) * slots)) / 7;
        // no intercept: an error that is always there is in the means
        x[0] = 0;
        x[1] = week / scale;
        x[2] = errors.mean(origin - slots, origin) / scale;
        x[3] = errors.mean(origin - Math.max(1, slots / 12), origin) * Math.exp(-hours / FADING_HOURS) / scale;
        x[4] = errors.filled(Math.max(0, t - lead * slots)) / scale;
        x[5] = errors.filled(Math.max(0, t - back[0] * slots)) / scale;
        x[6] = errors.mean(origin - 7 * slots, origin) / scale;
        x[7] = errors.mean(origin - Math.max(1, slots / 4), origin) / scale;
        x[10] = errors.filled(Math.max(0, origin - 1)) / scale;
        x[8] = errors.filled(Math.max(0, t - back[1] * slots)) / scale;
        x[9] = errors.mean(origin - 2 * slots, origin - slots) / scale;
    }

    /** What was missed a day ahead, forecast at midnight; 0 before {@code from}. */
    static Series errors(Series known, int from, Expectation expected) {
        int slots = known.slots();
        double[] errors = new double[known.end()];
        for (int t = from; t < errors.length; t++)
            errors[t] = known.filled(t) - expected.at(t, 1, t / slots * slots);
        return Series.of(known.first(), slots, errors, null);
    }
}
