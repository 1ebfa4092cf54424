package com.meterwise.ingestion.checking;

import com.meterwise.ingestion.intake.Energy;

/**
 * What later days need to know of a day without reading its values again.
 *
 * @param energyWh  sum of the values present
 * @param zeros     slots that are 0
 * @param tailZeros slots of 0 with which the day ends
 * @param tailFlat  slots with which the day ends that all have its last value
 * @param lastWh    value of the last slot, {@link Energy#MISSING} if there is none
 * @param phase     where in the day its load lies: angle of the first harmonic, radians; NaN if the day has no rhythm or has gaps
 */
public record DaySum(long energyWh, int present, int zeros, int tailZeros, int tailFlat, long lastWh, float phase) {
    /** Below this share of the mean a first harmonic is no rhythm. */
    private static final double LEAST_RHYTHM = 0.1;
    public static final DaySum NOTHING = new DaySum(0, 0, 0, 0, 0, Energy.MISSING, Float.NaN);

    public static DaySum of(long[] wh) {
        long energy = 0;
        int present = 0;
        int zeros = 0;
        for (long value : wh) {
            if (value == Energy.MISSING) continue;
            present++;
            energy += value;
            if (value == 0) zeros++;
        }
        long last = wh[wh.length - 1];
        int flat = 0;
        if (last != Energy.MISSING) {
            for (int slot = wh.length - 1; slot >= 0 && wh[slot] == last; slot--)
                flat++;
        }
        return new DaySum(energy, present, zeros, last == 0 ? flat : 0, flat, last, present == wh.length ? phase(wh, energy) : Float.NaN);
    }

    public double meanWh() { return present == 0 ? Double.NaN : (double) energyWh / present; }

    /** Turns a unit vector slot by slot: two multiplications instead of a sine a slot. */
    private static float phase(long[] wh, long energy) {
        double stepRe = Math.cos(2 * Math.PI / wh.length);
        double stepIm = Math.sin(2 * Math.PI / wh.length);
        double re = 1;
        double im = 0;
        double sumRe = 0;
        double sumIm = 0;
        for (long value : wh) {
            sumRe += value * re;
            sumIm += value * im;
            double next = re * stepRe - im * stepIm;
            im = re * stepIm + im * stepRe;
            re = next;
        }
        if (energy <= 0 || Math.hypot(sumRe, sumIm) < LEAST_RHYTHM * energy) return Float.NaN;
        return (float) Math.atan2(sumIm, sumRe);
    }
}
