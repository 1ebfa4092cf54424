package com.meterwise.forecasting.models;

import com.meterwise.forecasting.history.Series;

/** Mean of the slot on the last four days of the same kind, holidays being as Sundays. */
public record SimilarDays(DayTypes types) implements LoadModel {
    public static final String NAME = "similar-days";
    private static final int DAYS = 4;

    @Override
    public String name() { return NAME; }

    @Override
    public int minDays() { return 7; }

    @Override
    public KeptModel fit(Series past) {
        requireEnough(past);
        return new Fitted(Provenance.of(NAME, past, null), types);
    }

    @Override
    public KeptModel takeUp(Provenance provenance, int slots, Learnt learnt) { return new Fitted(provenance, types); }

    private record Fitted(Provenance provenance, DayTypes types) implements KeptModel {
        @Override
        public Learnt learnt() { return Learnt.nothing(); }

        @Override
        public double[] forecast(Series known, int steps) {
            LikeDays like = new LikeDays(known, types);
            double[] forecast = new double[steps];
            for (int i = 0; i < steps; i++) {
                int t = known.end() + i, lead = i / known.slots() + 1;
                int[] back = like.daysBack(t / known.slots(), lead);
                double sum = 0;
                for (int k = 0; k < DAYS; k++)
                    sum += known.filled(t - back[k] * known.slots());
                forecast[i] = known.possible(sum / DAYS);
            }
            return forecast;
        }
    }
}
