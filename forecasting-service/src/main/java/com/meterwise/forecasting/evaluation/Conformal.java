package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import com.meterwise.forecasting.models.DayTypes;

/**
 * Split conformal deciles: the series' own past errors, at the same lead and the same part of the same kind of day, laid around the P50, which is
 * left alone. Upper deciles are taken from the errors, lower ones from their mirror image, each at the level q(n+1)/n that makes up for a
 * finite sample. Errors of one part of a day go together and are no more worth than two: n is twice the number of days.
 */
public record Conformal(DayTypes types, boolean neverNegative) {
    /** Parts of a day, 4 hours each, within which errors are taken as alike. */
    private static final int PARTS = 6;
    /** With fewer errors than this, errors of the whole day are taken, of both kinds. */
    private static final int MIN_ERRORS = 20;
    private static final int INDEPENDENT_A_DAY = 2;

    public Conformal(DayTypes types) { this(types, true); }

    /** The level of the empirical quantile of n errors that covers {@code q} of the next one; 1 at most. */
    public static double level(double q, int n) {
        return Math.min(1, q * (n + 1) / n);
    }

    /**
     * @param p50       by clock slot
     * @param residuals of the lead asked for; none leaves all deciles on the P50
     */
    public Deciles around(double[] p50, LocalDate day, List<Residual> residuals) { return around(p50, day, residuals, 1); }

    /** @param stretch what distances from the P50 are multiplied by: more than 1 where intervals have lately been too narrow */
    public Deciles around(double[] p50, LocalDate day, List<Residual> residuals, double stretch) {
        double[][] kwh = new double[Deciles.COUNT][p50.length];
        boolean dayOff = types.isDayOff(day);
        double[] whole = null;
        for (int part = 0; part < PARTS; part++) {
            int from = part * p50.length / PARTS, to = (part + 1) * p50.length / PARTS;
            double[] errors = errors(residuals.stream().filter(r -> types.isDayOff(r.day()) == dayOff).toList(), from, to);
            int slots = to - from;
            if (errors.length < MIN_ERRORS) {
                if (whole == null) whole = errors(residuals, 0, p50.length);
                errors = whole;
                slots = p50.length;
            }
            for (int q = 0; q < Deciles.COUNT; q++) {
                double offset = stretch * offset(errors, slots, q);
                for (int s = from; s < to; s++)
                    kwh[q][s] = neverNegative ? Math.max(0, p50[s] + offset) : p50[s] + offset;
            }
        }
        return new Deciles(kwh);
    }

    /**
     * @param sorted errors, ascending
     * @param slots  of a day they are from
     */
    private static double offset(double[] sorted, int slots, int decile) {
        int n = sorted.length;
        if (n == 0 || decile == Deciles.MEDIAN) return 0;
        boolean upper = decile > Deciles.MEDIAN;
        double q = upper ? Deciles.level(decile) : 1 - Deciles.level(decile);
        int independent = Math.max(1, Math.min(n, (int) Math.round((double) INDEPENDENT_A_DAY * n / slots)));
        int rank = Math.min(n, (int) Math.ceil(level(q, independent) * n - 1e-9));
        // the median stays between the halves even when the errors are all of one sign
        return upper ? Math.max(0, sorted[rank - 1]) : Math.min(0, sorted[n - rank]);
    }

    private static double[] errors(List<Residual> residuals, int from, int to) {
        double[] errors = new double[residuals.size() * (to - from)];
        int n = 0;
        for (Residual residual : residuals)
            for (int s = from; s < to; s++)
                if (!Double.isNaN(residual.kwh()[s])) errors[n++] = residual.kwh()[s];
        errors = Arrays.copyOf(errors, n);
        Arrays.sort(errors);
        return errors;
    }
}
