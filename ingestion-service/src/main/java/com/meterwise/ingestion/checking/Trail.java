package com.meterwise.ingestion.checking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of a meter's days before one day.
 *
 * @param day  the day after them
 * @param sums index 0 is the day before, 1 the one before that; {@link DaySum#NOTHING} where there is no data
 */
public record Trail(LocalDate day, List<DaySum> sums, DayKind.Calendar calendar) {
    /** Days of which the sums are looked at: four of each weekday. */
    public static final int DAYS = 28;

    public Trail {
        sums = List.copyOf(sums);
    }

    public static Trail none(LocalDate day) { return new Trail(day, List.of(), DayKind.Calendar.BY_WEEKDAY); }

    public DaySum before() { return sums.isEmpty() ? DaySum.NOTHING : sums.get(0); }

    /** Slots of 0 with which the days before end, whole days of zeros included. */
    public int tailZeros() {
        int slots = 0;
        for (DaySum sum : sums) {
            slots += sum.tailZeros();
            if (sum.present() == 0 || sum.tailZeros() < sum.present()) break;
        }
        return slots;
    }

    /** Slots with which the days before end that all have the same value. */
    public int tailFlat() {
        int slots = 0;
        long last = before().lastWh();
        for (DaySum sum : sums) {
            if (sum.lastWh() != last) break;
            slots += sum.tailFlat();
            if (sum.tailFlat() < sum.present()) break;
        }
        return slots;
    }

    /** Share of zeros of the days that are not zero throughout; NaN if there are none. */
    public double zeroShare() {
        long zeros = 0;
        long present = 0;
        for (DaySum sum : sums) {
            if (sum.zeros() == sum.present()) continue;
            zeros += sum.zeros();
            present += sum.present();
        }
        return present == 0 ? Double.NaN : (double) zeros / present;
    }

    /** Energies of the complete days, in no order, Wh. */
    public double[] energies(int slots) {
        return sums.stream().filter(sum -> sum.present() == slots).mapToDouble(DaySum::energyWh).toArray();
    }

    /** Median of the mean slot of days of a kind, Wh; NaN if there is none. */
    public double usualMeanWh(DayKind kind) {
        double[] means = new double[sums.size()];
        int count = 0;
        for (int back = 0; back < means.length; back++) {
            double mean = sums.get(back).meanWh();
            if (!Double.isNaN(mean) && kindOf(back) == kind) means[count++] = mean;
        }
        return Median.of(Arrays.copyOf(means, count));
    }

    /** The angle around which the phases of days of a kind lie; NaN if fewer than {@code least} have a rhythm. */
    public double usualPhase(DayKind kind, int least) {
        double re = 0;
        double im = 0;
        int count = 0;
        for (int back = 0; back < sums.size(); back++) {
            float phase = sums.get(back).phase();
            if (Float.isNaN(phase) || kindOf(back) != kind) continue;
            re += Math.cos(phase);
            im += Math.sin(phase);
            count++;
        }
        return count < least ? Double.NaN : Math.atan2(im, re);
    }

    DayKind kind() { return calendar.of(day); }

    DayKind kindBefore() { return kindOf(0); }

    private DayKind kindOf(int back) { return calendar.of(day.minusDays(back + 1L)); }
}
