package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/**
 * A slot is as it was a season ago. With a season of 7 days it is what every other model has to beat.
 *
 * @param seasonDays whole weeks
 */
public record SeasonalNaive(int seasonDays) implements LoadModel {
    public static final String NAME = "seasonal-naive-7d";

    public SeasonalNaive {
        if (seasonDays < 7 || seasonDays % 7 != 0) throw new IllegalArgumentException("a season is whole weeks, got days: " + seasonDays);
    }

    public SeasonalNaive() { this(7); }

    @Override
    public String name() { return "seasonal-naive-%dd".formatted(seasonDays); }

    @Override
    public int minDays() { return seasonDays; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        return new Fitted(Provenance.of(name(), past, null), seasonDays);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) { return new Fitted(provenance, seasonDays); }

    private record Fitted(Provenance provenance, int seasonDays) implements KeptModel {
        @Override
        public Learnt learnt() { return Learnt.nothing(); }

        @Override
        public double[] forecast(Series known, int steps) {
            double[] forecast = new double[steps];
            int season = seasonDays * known.slots();
            for (int i = 0; i < steps; i++) {
                int t = known.end() + i - season * (i / season + 1);
                forecast[i] = known.possible(known.filled(Math.max(0, t)));
            }
            return forecast;
        }
    }
}
