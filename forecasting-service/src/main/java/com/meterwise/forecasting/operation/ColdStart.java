package com.meterwise.forecasting.operation;

import java.util.Arrays;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.Deciles;

/**
 * A forecast for who has hardly any past: the shape of others of its kind, at the height of its own first days and of what its contract says.
 *
 * @param ownKwh        of each day known so far, scaled up where some of it is missing
 * @param contractedKwh of each day ahead; NaN where no amount was agreed
 */
public record ColdStart(double[] ownKwh, double[] contractedKwh) {
    /** So many own days say as much as the contract, which is a plan: chosen, not measured. */
    private static final double CONTRACT_DAYS = 2;
    /** Nothing has been missed yet that could tell how far off this is, so it is told wide: deciles of a log-normal around the median. */
    private static final double SPREAD = 0.5;
    /** Standard normal quantiles at 0.1 to 0.9. */
    private static final double[] Z = { -1.28155, -0.84162, -0.52440, -0.25335, 0, 0.25335, 0.52440, 0.84162, 1.28155 };

    /**
     * @param shapes of others on the days ahead, one row a day, as shares of a mean day
     * @return kWh by day and slot; empty if neither a day nor a contract says how much
     */
    public Optional<double[][]> p50(double[][] shapes) {
        if (shapes.length != contractedKwh.length)
            throw new IllegalArgumentException("%d days ahead have %d shapes".formatted(contractedKwh.length, shapes.length));
        double[][] kwh = new double[shapes.length][];
        for (int d = 0; d < kwh.length; d++) {
            double level = level(contractedKwh[d]);
            if (Double.isNaN(level)) return Optional.empty();
            kwh[d] = Arrays.stream(shapes[d]).map(share -> level * share).toArray();
        }
        return Optional.of(kwh);
    }

    private double level(double contracted) {
        double own = Arrays.stream(ownKwh).average().orElse(Double.NaN);
        if (Double.isNaN(contracted)) return own;
        if (Double.isNaN(own)) return contracted;
        return (ownKwh.length * own + CONTRACT_DAYS * contracted) / (ownKwh.length + CONTRACT_DAYS);
    }

    public static Deciles wide(double[] p50) {
        double[][] kwh = new double[Deciles.COUNT][];
        for (int q = 0; q < Deciles.COUNT; q++) {
            double factor = Math.exp(Z[q] * SPREAD);
            kwh[q] = Arrays.stream(p50).map(median -> median * factor).toArray();
        }
        return new Deciles(kwh);
    }
}
