package com.meterwise.ingestion.estimation;

import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.Estimate.Method;

/**
 * The day of the others, at the meter's own level: its use in the slots it has, over theirs in these slots. The others are customers of the
 * same kind; segments are found later in the flow, so they are not known here.
 */
public record MeanProfile(Profiles profiles) implements Estimator {
    /** How customers use a day. */
    @FunctionalInterface
    public interface Profiles {
        Profiles UNKNOWN = day -> Optional.empty();

        /** Share of the day's energy per slot, mean of customers like this meter's; empty if there are too few, or for other slots. */
        Optional<double[]> of(Series day);
    }

    @Override
    public Optional<Estimate> fill(Series day, int from, int to, Past past) {
        double[] shares = profiles.of(day).orElse(null);
        if (shares == null || shares.length != day.slots()) return Optional.empty();
        double covered = 0;
        for (int slot = 0; slot < shares.length; slot++)
            if (day.has(slot)) covered += shares[slot];
        if (!(covered > 0)) return Optional.empty();
        double level = day.energyWh() / covered;
        double misses = 0;
        for (int slot = 0; slot < shares.length; slot++)
            if (day.has(slot)) misses += Math.pow(day.wh()[slot] - level * shares[slot], 2);
        long[] wh = new long[to - from];
        for (int i = 0; i < wh.length; i++)
            wh[i] = Math.round(level * shares[from + i]);
        long bound = Math.round(NINETY_PERCENT * Math.sqrt(misses / day.present()));
        return Optional.of(new Estimate(from, wh, Method.PROFILE, List.of(), false, bound));
    }
}
