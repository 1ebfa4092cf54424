package com.meterwise.forecasting.operation;

import com.meterwise.forecasting.evaluation.Deciles;

/**
 * What is left of a forecast, shifted by what it has missed so far: a miss lasts for a while and fades, so the shift does too.
 *
 * @param firstSlot first slot of the issued forecast that is still to come
 * @param shiftKwh  of that slot
 * @param deciles   from that slot on
 */
public record IntradayUpdate(int firstSlot, double shiftKwh, Deciles deciles) {
    private static final double CARRIED = 0.9, FADES_IN_HOURS = 8, LOOKS_BACK_HOURS = 3;

    /**
     * @param issued the forecast of both days
     * @param came   by slot of the forecast, NaN = not known; at least one is
     */
    public static IntradayUpdate of(Deciles issued, double[] came, double slotHours) {
        int last = -1;
        for (int s = 0; s < came.length && s < issued.slots(); s++)
            if (!Double.isNaN(came[s])) last = s;
        if (last < 0) throw new IllegalArgumentException("nothing has come yet");
        if (last == issued.slots() - 1) throw new IllegalArgumentException("nothing is left to forecast");
        double miss = 0;
        int known = 0;
        for (int s = last; s >= 0 && (last - s) * slotHours < LOOKS_BACK_HOURS; s--) {
            if (Double.isNaN(came[s])) continue;
            miss += came[s] - issued.p50()[s];
            known++;
        }
        int first = last + 1;
        double[][] kwh = new double[Deciles.COUNT][issued.slots() - first];
        for (int q = 0; q < Deciles.COUNT; q++)
            for (int s = 0; s < kwh[q].length; s++)
                kwh[q][s] = Math.max(0, issued.kwh()[q][first + s] + miss / known * faded((s + 1) * slotHours));
        return new IntradayUpdate(first, miss / known * faded(slotHours), new Deciles(kwh));
    }

    private static double faded(double hours) { return CARRIED * Math.exp(-hours / FADES_IN_HOURS); }
}
