package com.meterwise.campaign.intake;

/**
 * How fine numbers of other services are taken: to a millionth of a kWh or kW. The rest is noise of the order in which somebody summed, and
 * would give the same offer another proof.
 */
final class Precision {
    private static final double PER_UNIT = 1e6;

    private Precision() {}

    /** NaN stays NaN. */
    static double of(double value) {
        return Double.isFinite(value) ? Math.round(value * PER_UNIT) / PER_UNIT : Double.NaN;
    }

    static Double of(Double value) { return value == null || !Double.isFinite(value) ? null : Double.valueOf(of(value.doubleValue())); }

    static double[] of(double[] values) {
        double[] taken = new double[values.length];
        for (int i = 0; i < taken.length; i++)
            taken[i] = of(values[i]);
        return taken;
    }
}
