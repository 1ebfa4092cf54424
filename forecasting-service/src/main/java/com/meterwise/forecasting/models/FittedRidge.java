package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * A fitted ridge, which can be kept and made again from its parts.
 *
 * @param slots        a day
 * @param phase        slot of the day at which it forecasts
 * @param scale        what loads are divided by
 * @param knots        of the temperature; null if it looks at none
 * @param coefficients by lead, then by slot; read only
 */
public record FittedRidge(Provenance provenance, DayTypes types, int slots, int phase, double scale, double[][] knots,
        double[] coefficients) implements KeptModel {

    public FittedRidge {
        if (!(scale > 0)) throw new IllegalArgumentException("scale must be positive: " + scale);
        if (coefficients.length == 0 || coefficients.length % (slots * RidgeFeatures.count(knots != null)) != 0)
            throw new IllegalArgumentException("%d coefficients are not %d a slot of %d".formatted(coefficients.length,
                    RidgeFeatures.count(knots != null), slots));
    }

    @Override
    public Learnt learnt() { return Learnt.nothing().add(phase).add(scale).add(knots).add(coefficients); }

    @Override
    public boolean canForecast(Series known) { return knots == null || known.knowsTemperature(known.end() - 1); }

    @Override
    public double[] forecast(Series known, int steps) {
        if (known.slots() != slots) throw new IllegalArgumentException("fitted for %d slots, got %d".formatted(slots, known.slots()));
        int count = RidgeFeatures.count(knots != null), leads = coefficients.length / slots / count, end = known.end();
        if (Leads.count(steps, slots) > leads)
            throw new IllegalArgumentException("fitted for %d leads, asked for %d steps".formatted(leads, steps));
        Degrees degrees = knots == null ? null : new Degrees(known, end + steps, knots);
        RidgeFeatures features = new RidgeFeatures(known, types, scale, degrees, true);
        double[] forecast = new double[steps], x = new double[count];
        for (int i = 0; i < steps; i++) {
            int t = end + i, lead = Leads.of(i, slots);
            features.fill(t, lead, end, x);
            forecast[i] = known.possible(scale * dot(x, coefficients, (Leads.position(lead) * slots + t % slots) * count));
        }
        return forecast;
    }

    static double dot(double[] x, double[] coefficients, int from) {
        double sum = 0;
        for (int i = 0; i < x.length; i++)
            sum += x[i] * coefficients[from + i];
        return sum;
    }
}
