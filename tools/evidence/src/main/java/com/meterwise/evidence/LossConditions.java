package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * How large planted losses are, and what hides them. {@link #TUNED} is what the watch's settings were chosen on; {@link #heldOut} never was.
 *
 * @param stolen      of the feeder's energy
 * @param atNight     whether the thief bypasses the meter in the second half of the day only
 * @param multiplier  what a wrong multiplier registers
 * @param roof        energy of an unmeasured roof, of the feeder's
 * @param missingDays share of the customers' meter-days that never come
 * @param wobble      by which a meter's error differs from day to day, one standard deviation
 */
record LossConditions(double stolen, boolean atNight, double multiplier, double roof, double missingDays, double wobble) {
    static final LossConditions TUNED = new LossConditions(0.03, false, 0.8, 0.06, 0, 0);
    /** Seeds no setting has seen. */
    static final int FIRST_HELD_OUT_SEED = 9001;

    /** Thefts of 1, 2 and 3 % in turn, by evening and night, smaller errors, gaps of whole days and meters that wobble. */
    static LossConditions heldOut(long seed) {
        return new LossConditions(0.01 * (1 + Math.floorMod(seed, 3)), true, 0.95, 0.03, 0.003, 0.003);
    }

    /** Hides what the day's meters said, Wh by meter; {@code isCustomers} tells customers' meters from a feeder's. */
    void disturb(long seed, LocalDate day, Map<String, double[]> wh, java.util.function.Predicate<String> isCustomers) {
        if (missingDays == 0 && wobble == 0) return;
        Random random = new Random(seed * 1_000_003 + day.toEpochDay());
        wh.forEach((meter, slots) -> {
            double gain = 1 + wobble * random.nextGaussian();
            boolean missing = random.nextDouble() < missingDays && isCustomers.test(meter);
            if (missing) Arrays.fill(slots, Double.NaN);
            for (int s = 0; s < slots.length; s++)
                slots[s] *= gain;
        });
    }
}
