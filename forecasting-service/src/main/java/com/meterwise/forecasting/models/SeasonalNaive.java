package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.LoadHistory;

/** Tomorrow is as the same weekday was last week. What every other model has to beat. */
public final class SeasonalNaive implements LoadModel {
    public static final String NAME = "seasonal-naive-7d";
    static final int SEASON_DAYS = 7;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return SEASON_DAYS; }

    @Override
    public FittedModel fit(LoadHistory past) {
        if (past.days() < minDays()) throw new IllegalArgumentException("%s needs %d days, got %d".formatted(NAME, minDays(), past.days()));
        return new Fitted(new Provenance(NAME, past.last(), past.days(), null));
    }

    private record Fitted(Provenance provenance) implements FittedModel {
        @Override
        public double[] nextDay(LoadHistory known) {
            double[] forecast = new double[known.slots()];
            int day = known.days() - SEASON_DAYS;
            for (int s = 0; s < forecast.length; s++)
                forecast[s] = Math.max(0, known.filled(day, s));
            return forecast;
        }
    }
}
