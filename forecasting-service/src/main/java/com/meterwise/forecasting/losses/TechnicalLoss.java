package com.meterwise.forecasting.losses;

/** The part of a feeder's loss that physics explains. Three-phase lines: P and Q in kW and kvar, line voltage in kV, resistance per phase. */
public final class TechnicalLoss {
    private TechnicalLoss() {}

    /** How the load loss is computed from the apparent power of the slots. */
    public enum Method {
        /** The sum over the intervals; the others exist for comparison with statements made by them, and for poorer data. */
        INTERVAL {
            @Override
            double loadLossKwh(double[] kva, double hours, double ohm, double kv) {
                return TechnicalLoss.loadLossKwh(kva, null, hours, ohm, kv);
            }
        },
        /** By the root mean square of the current. */
        RMS_CURRENT {
            @Override
            double loadLossKwh(double[] kva, double hours, double ohm, double kv) {
                Curve curve = Curve.of(kva);
                return currentLossKwh(curve.rms() / (Math.sqrt(3) * kv), ohm, curve.slots() * hours);
            }
        },
        /** By the mean current and a shape coefficient from load factor and least load. */
        MEAN_CURRENT {
            @Override
            double loadLossKwh(double[] kva, double hours, double ohm, double kv) {
                Curve curve = Curve.of(kva);
                if (curve.peak() == 0) return 0;
                double shape = squaredShape(curve.mean() / curve.peak(), curve.least() / curve.peak());
                double amperes = curve.mean() / (Math.sqrt(3) * kv);
                return shape * currentLossKwh(amperes, ohm, curve.slots() * hours);
            }
        },
        /** By peak and load factor. */
        LOSS_FACTOR {
            @Override
            double loadLossKwh(double[] kva, double hours, double ohm, double kv) {
                Curve curve = Curve.of(kva);
                return curve.peak() == 0 ? 0 : peakLossKwh(curve.peak(), curve.slots() * hours, curve.mean() / curve.peak(), K, ohm, kv);
            }
        };

        /** @param kva apparent power per interval of {@code hours}, NaN = missing */
        abstract double loadLossKwh(double[] kva, double hours, double ohm, double kv);
    }

    /** Weight of the load factor itself in the loss factor. */
    private static final double K = 0.2;

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
        check(resistanceOhm, voltageKv);
        double squares = 0;
        for (int i = 0; i < kw.length; i++) {
            if (Double.isNaN(kw[i])) continue;
            squares += kw[i] * kw[i];
            if (kvar != null && !Double.isNaN(kvar[i])) squares += kvar[i] * kvar[i];
        }
        return hours / 1000 * resistanceOhm / (voltageKv * voltageKv) * squares;
    }

    /**
     * Load loss in kWh where only energy is known: the loss at the peak, times the hours, times the loss factor.
     *
     * @param peakKva    highest apparent power
     * @param loadFactor mean over peak
     */
    public static double peakLossKwh(double peakKva, double hours, double loadFactor, double k, double resistanceOhm, double voltageKv) {
        return loadLossKwh(new double[]{ peakKva }, null, hours, resistanceOhm, voltageKv) * lossLoadFactor(loadFactor, k);
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

    /**
     * K^2, the mean of the squared current over the square of its mean, as it is on a straight load-duration curve (load factor above one half)
     * or on one of two steps, at full and at least load.
     *
     * @param loadFactor mean over peak
     * @param leastLoad  least over peak
     */
    public static double squaredShape(double loadFactor, double leastLoad) {
        if (!(leastLoad >= 0 && leastLoad <= loadFactor + 1e-12 && loadFactor <= 1 + 1e-12 && loadFactor > 0))
            throw new IllegalArgumentException("least load %s and load factor %s do not go together".formatted(leastLoad, loadFactor));
        if (loadFactor > 0.5) {
            double middle = (1 + leastLoad) / 2;
            return (leastLoad + (1 - leastLoad) * (1 - leastLoad) / 3) / (middle * middle);
        }
        return (loadFactor * (1 + leastLoad) - leastLoad) / (loadFactor * loadFactor);
    }

    /** 3 I^2 R t, in kWh. */
    private static double currentLossKwh(double amperes, double ohm, double hours) {
        return 3 * amperes * amperes * ohm * hours / 1000;
    }

    private static void check(double resistanceOhm, double voltageKv) {
        if (!(voltageKv > 0)) throw new IllegalArgumentException("voltage must be positive: " + voltageKv);
        if (!(resistanceOhm >= 0)) throw new IllegalArgumentException("resistance must not be negative: " + resistanceOhm);
    }

    /** A load curve in four numbers, of the slots that are known. */
    private record Curve(int slots, double mean, double rms, double peak, double least) {
        static Curve of(double[] kva) {
            double sum = 0, squares = 0, peak = 0, least = Double.MAX_VALUE;
            int n = 0;
            for (double value : kva) {
                if (Double.isNaN(value)) continue;
                n++;
                sum += value;
                squares += value * value;
                peak = Math.max(peak, value);
                least = Math.min(least, value);
            }
            return n == 0 ? new Curve(0, 0, 0, 0, 0) : new Curve(n, sum / n, Math.sqrt(squares / n), peak, least);
        }
    }
}
