package com.meterwise.forecasting.losses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.intake.Feeder;

/**
 * A part of a day's loss, in kWh.
 *
 * @param slot         first slot of the part, counted in parts from midnight
 * @param technicalKwh null when not known of the day
 * @param coverage     share of the part in which every child has a value
 */
public record IntervalLoss(int slot, double suppliedKwh, double soldKwh, Double technicalKwh, double coverage, double errorKwh) {

    /**
     * The day in equal parts, the last one shorter where the clocks change. The technical loss is that of the day, laid on its parts as the
     * line's formula has it; the error is in proportion to supply.
     *
     * @throws IllegalArgumentException if a part is no whole number of the day's slots
     */
    public static List<IntervalLoss> of(LineLoss day, FeederSlots slots, Feeder feeder, Duration part) {
        long step = slots.step().toSeconds(), length = part.toSeconds();
        if (length < step || length % step != 0)
            throw new IllegalArgumentException(
                    "the loss of %s is known each %s, not each %s".formatted(day.feederId(), slots.step(), part));
        int each = (int) (length / step);
        double[] weights = weights(slots, feeder);
        double whole = sum(weights, 0, weights.length);
        List<IntervalLoss> parts = new ArrayList<>();
        for (int from = 0; from < slots.slots(); from += each) {
            int to = Math.min(slots.slots(), from + each), complete = 0;
            double supplied = 0, sold = 0;
            for (int s = from; s < to; s++) {
                if (!slots.isComplete(s)) continue;
                complete++;
                supplied += slots.supplied()[s];
                sold += slots.sold()[s];
            }
            Double technical = day.technicalKwh() == null || whole == 0 ? null : day.technicalKwh() * sum(weights, from, to) / whole;
            double error = day.suppliedKwh() > 0 ? day.errorKwh() * supplied / day.suppliedKwh() : 0;
            parts.add(new IntervalLoss(from / each, supplied, sold, technical, complete / (double) (to - from), Math.abs(error)));
        }
        return parts;
    }

    private static double[] weights(FeederSlots slots, Feeder feeder) {
        ExpectedLoss registered = ExpectedLoss.registered(feeder);
        double[] weights = new double[slots.slots()];
        for (int s = 0; s < weights.length; s++)
            weights[s] = slots.isComplete(s) ? registered.kwh(slots, s) : 0;
        return weights;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++)
            sum += values[i];
        return sum;
    }
}
