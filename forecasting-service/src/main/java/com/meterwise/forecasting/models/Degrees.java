package com.meterwise.forecasting.models;

import java.util.Arrays;

import com.meterwise.forecasting.history.Series;

/**
 * A series' temperature and its moving means of 8, 30 and 96 hours, seen through hinges: how far it is above each of some knots, in tens of
 * degrees. Buildings answer late, and cold and heat differently.
 */
final class Degrees {
    private static final double[] HOURS = { 8, 30, 96 };
    private static final double[] KNOTS_NOW = { 0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9 };
    private static final double[] KNOTS_LATE = { 0.1, 0.35, 0.6, 0.85 };
    static final int NOW = 1 + KNOTS_NOW.length;
    static final int COUNT = NOW + HOURS.length * (1 + KNOTS_LATE.length);

    private final double[][] tracks = new double[1 + HOURS.length][];
    private final double[][] knots;

    /** @param knots of an earlier fit; null to take them from the series' own temperatures through {@code through} */
    Degrees(Series series, int through, double[][] knots) {
        for (int k = 0; k < tracks.length; k++) {
            double[] track = new double[through];
            double keep = k == 0 ? 0 : Math.exp(-24.0 / series.slots() / HOURS[k - 1]), value = series.temperature(0) / 10;
            for (int t = 0; t < through; t++) {
                value = keep * value + (1 - keep) * series.temperature(t) / 10;
                track[t] = value;
            }
            tracks[k] = track;
        }
        this.knots = knots != null
                ? knots
                : new double[][]{ quantiles(tracks[0], KNOTS_NOW), quantiles(tracks[1], KNOTS_LATE),
                        quantiles(tracks[2], KNOTS_LATE), quantiles(tracks[3], KNOTS_LATE) };
    }

    double[][] knots() { return knots; }

    double now(int t) { return tracks[0][t]; }

    /** Mean of about the last day. */
    double dayMean(int t) { return tracks[2][t]; }

    /** Writes {@link #COUNT} features from position {@code i} on; the first {@link #NOW} are of the temperature itself. */
    int fill(int t, double[] x, int i) {
        int at = i;
        for (int k = 0; k < tracks.length; k++) {
            x[at++] = tracks[k][t];
            for (double knot : knots[k])
                x[at++] = Math.max(0, tracks[k][t] - knot);
        }
        return at;
    }

    private static double[] quantiles(double[] values, double[] levels) {
        double[] sorted = values.clone(), knots = new double[levels.length];
        Arrays.sort(sorted);
        for (int k = 0; k < knots.length; k++)
            knots[k] = sorted[(int) (levels[k] * (sorted.length - 1))];
        return knots;
    }
}
