package com.meterwise.forecasting.outlook;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.Deciles;

/**
 * Energy and peak of the months to come.
 *
 * @param energyKwh  kWh a month
 * @param peakKw     kW, the highest of the month; null for an area, whose members' peaks do not fall together
 * @param past       the months it was made from
 * @param error      mean error over the series' own past by what came, or null with no more than a year
 * @param naiveError the same of the seasonal naive
 */
public record Outlook(YearMonth first, Deciles energyKwh, Deciles peakKw, MonthlyLoad past, Double error, Double naiveError,
        int measured) {
    public static final int MONTHS = 24;
    public static final String MODEL = DampedSeasonal.NAME;
    /** Standard normal quantiles at 0.1 to 0.9. */
    private static final double[] Z = { -1.28155, -0.84162, -0.52440, -0.25335, 0, 0.25335, 0.52440, 0.84162, 1.28155 };
    /** How far off a month is where the past is too short to say: measured on nothing, so told wide. */
    private static final double SPREAD_OF_A_YEAR = 0.15, SPREAD_OF_LESS = 0.30, LEAST_SPREAD = 0.02;
    private static final double PEAK_SPREAD = 1.25;

    public Outlook {
        requireNonNull(first, "first");
        requireNonNull(past, "past");
    }

    /**
     * @param past    months that have ended
     * @param factors of contracts, a month each
     * @return empty if no month is known
     */
    public static Optional<Outlook> of(MonthlyLoad past, YearMonth first, double[] factors) {
        if (past.known() == 0) return Optional.empty();
        DampedSeasonal energy = DampedSeasonal.fit(past.kwhADay()), peak = DampedSeasonal.fit(past.peakKw());
        int skipped = (int) past.last().until(first, ChronoUnit.MONTHS) - 1;
        double[] kwh = new double[factors.length], kw = new double[factors.length];
        for (int m = 0; m < factors.length; m++) {
            kwh[m] = energy.ahead(skipped + m + 1) * factors[m] * first.plusMonths(m).lengthOfMonth();
            kw[m] = peak.ahead(skipped + m + 1) * factors[m];
        }
        Hindsight hindsight = Hindsight.of(past.kwhADay());
        double spread = spread(past, hindsight);
        return Optional.of(new Outlook(first, around(kwh, spread), around(kw, spread * PEAK_SPREAD), past, number(hindsight.error()),
                number(hindsight.naiveError()), hindsight.forecasts()));
    }

    /** An area's: its median is the sum of its members', what lies around it comes from the past of their sum. */
    static Outlook ofArea(YearMonth first, double[] kwh, MonthlyLoad past) {
        Hindsight hindsight = Hindsight.of(past.kwhADay());
        return new Outlook(first, around(kwh, spread(past, hindsight)), null, past, number(hindsight.error()),
                number(hindsight.naiveError()), hindsight.forecasts());
    }

    /** The further ahead, the wider: by the root of the time, in years after the first month. */
    static double widening(int ahead) {
        return Math.sqrt(1 + (ahead - 1) / 12.0);
    }

    private static double spread(MonthlyLoad past, Hindsight hindsight) {
        if (!Double.isNaN(hindsight.spread())) return Math.max(LEAST_SPREAD, hindsight.spread());
        return past.known() >= DampedSeasonal.YEAR ? SPREAD_OF_A_YEAR : SPREAD_OF_LESS;
    }

    private static Deciles around(double[] p50, double spread) {
        double[][] deciles = new double[Deciles.COUNT][p50.length];
        for (int q = 0; q < Deciles.COUNT; q++)
            for (int m = 0; m < p50.length; m++)
                deciles[q][m] = p50[m] * Math.exp(Z[q] * spread * widening(m + 1));
        return new Deciles(deciles);
    }

    private static Double number(double value) { return Double.isFinite(value) ? value : null; }
}
