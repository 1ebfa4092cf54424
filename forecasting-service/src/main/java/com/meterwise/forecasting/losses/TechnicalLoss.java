package com.meterwise.forecasting.losses;

/** The part of a feeder's loss that physics explains. */
public final class TechnicalLoss {
    private TechnicalLoss() {}

    /**
     * Load loss in kWh: hours / 1000 x R / V^2 x sum (P^2 + Q^2).
     *
     * @param kw             P per interval
     * @param kvar           Q per interval, or null when not measured
     * @param hours          length of an interval
     * @param resistanceOhm  equivalent resistance per phase
     * @param voltageKv      line voltage
     */
    public static double loadLossKwh(double[] kw, double[] kvar, double hours, double resistanceOhm, double voltageKv) {
        if (!(voltageKv > 0)) throw new IllegalArgumentException("voltage must be positive: " + voltageKv);
        if (!(resistanceOhm >= 0)) throw new IllegalArgumentException("resistance must not be negative: " + resistanceOhm);
        double squares = 0;
        for (int i = 0; i < kw.length; i++) {
            if (Double.isNaN(kw[i])) continue;
            squares += kw[i] * kw[i];
            if (kvar != null && !Double.isNaN(kvar[i])) squares += kvar[i] * kvar[i];
        }
        return hours / 1000 * resistanceOhm / (voltageKv * voltageKv) * squares;
    }

    /**
     * Loss factor from a load factor, where there are no interval data: LLF = k LF + (1 - k) LF^2.
     *
     * @param k 0.15 to 0.3, by the kind of load
     */
    public static double lossLoadFactor(double loadFactor, double k) {
        if (!(loadFactor >= 0 && loadFactor <= 1)) throw new IllegalArgumentException("a load factor is 0 to 1, got " + loadFactor);
        return k * loadFactor + (1 - k) * loadFactor * loadFactor;
    }
}
