package com.meterwise.forecasting.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nine deciles of a load, kWh per slot, that never cross.
 *
 * @param kwh decile (0 = the first, 4 = the median) by slot; read only
 */
public record Deciles(double[][] kwh) {
    public static final int COUNT = 9;
    public static final int MEDIAN = 4;

    public Deciles {
        if (kwh.length != COUNT) throw new IllegalArgumentException("expected %d deciles, got %d".formatted(COUNT, kwh.length));
        for (int q = 1; q < COUNT; q++) {
            if (kwh[q].length != kwh[0].length) throw new IllegalArgumentException("deciles differ in their slots");
            for (int s = 0; s < kwh[q].length; s++)
                if (!(kwh[q][s] >= kwh[q - 1][s]))
                    throw new IllegalArgumentException("deciles cross at slot %d: %s over %s".formatted(s, kwh[q - 1][s], kwh[q][s]));
        }
    }

    /** Probability of a decile: 0.1 to 0.9. */
    public static double level(int decile) { return (decile + 1) / 10.0; }

    public double[] p50() { return kwh[MEDIAN]; }

    public int slots() { return kwh[0].length; }

    /** These slots followed by the other's. */
    public Deciles then(Deciles next) {
        double[][] both = new double[COUNT][slots() + next.slots()];
        for (int q = 0; q < COUNT; q++) {
            System.arraycopy(kwh[q], 0, both[q], 0, slots());
            System.arraycopy(next.kwh[q], 0, both[q], slots(), next.slots());
        }
        return new Deciles(both);
    }

    public Deciles slice(int from, int to) {
        double[][] part = new double[COUNT][];
        for (int q = 0; q < COUNT; q++)
            part[q] = java.util.Arrays.copyOfRange(kwh[q], from, to);
        return new Deciles(part);
    }

    /** "0.1" to "0.9", in this order. */
    public Map<String, double[]> byLevel() {
        Map<String, double[]> byLevel = new LinkedHashMap<>();
        for (int q = 0; q < COUNT; q++)
            byLevel.put("0." + (q + 1), kwh[q]);
        return byLevel;
    }
}
