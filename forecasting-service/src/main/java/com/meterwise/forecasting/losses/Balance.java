package com.meterwise.forecasting.losses;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import com.meterwise.forecasting.intake.Feeder;

/**
 * What the meters of a feeder said of a day.
 *
 * @param soldTo   kWh per slot by customer, NaN = missing
 * @param kvarh    reactive energy through the head per slot, or null when not measured
 * @param errorKwh half width of the error bar
 */
public record Balance(Feeder feeder, FeederSlots slots, Map<String, double[]> soldTo, double[] kvarh, double errorKwh) {
    /** Slots longer than this show energy, not a load: its square is made up for by a loss factor. */
    private static final double LONGEST_SLOT_HOURS = 3;
    private static final double TYPICAL_LOAD_FACTOR = 0.5, TYPICAL_K = 0.2;

    public Balance {
        requireNonNull(feeder, "feeder");
        requireNonNull(slots, "slots");
    }

    public LocalDate day() { return slots.day(); }

    /** The day's loss, on the slots in which every child has a value. */
    public LineLoss loss(TechnicalLoss.Method method) {
        double supplied = 0, sold = 0;
        for (int s = 0; s < slots.slots(); s++) {
            if (!slots.isComplete(s)) continue;
            supplied += slots.supplied()[s];
            sold += slots.sold()[s];
        }
        return new LineLoss(feeder.feederId(), day(), supplied, sold, technicalKwh(method), slots.coverage(), errorKwh, soldTo.size());
    }

    /**
     * Loss that physics explains, by slot; NaN where a child is missing; null when neither line nor transformer is known.
     */
    public double[] technicalBySlot() {
        if (!feeder.hasLine() && feeder.noLoadKw() == null) return null;
        double hours = slots.hours(), noLoad = feeder.noLoadKw() == null ? 0 : feeder.noLoadKw() * hours;
        double[] technical = new double[slots.slots()];
        for (int s = 0; s < technical.length; s++)
            technical[s] = slots.isComplete(s) ? noLoad + loadLossKwh(slots.head()[s] / hours, kvar(s)) : Double.NaN;
        return technical;
    }

    private Double technicalKwh(TechnicalLoss.Method method) {
        double[] bySlot = technicalBySlot();
        if (bySlot == null) return null;
        if (method == TechnicalLoss.Method.INTERVAL || slots.hours() > LONGEST_SLOT_HOURS || !feeder.hasLine())
            return Arrays.stream(bySlot).filter(kwh -> !Double.isNaN(kwh)).sum();
        double hours = slots.hours();
        int complete = 0;
        double[] kva = new double[slots.slots()];
        for (int s = 0; s < kva.length; s++) {
            boolean known = slots.isComplete(s);
            kva[s] = known ? Math.hypot(slots.head()[s] / hours, kvar(s)) : Double.NaN;
            if (known) complete++;
        }
        double noLoad = feeder.noLoadKw() == null ? 0 : feeder.noLoadKw() * complete * hours;
        return noLoad + method.loadLossKwh(kva, hours, feeder.resistanceOhm(), feeder.voltageKv());
    }

    private double loadLossKwh(double kw, double kvar) {
        if (!feeder.hasLine()) return 0;
        if (slots.hours() > LONGEST_SLOT_HOURS)
            return TechnicalLoss.peakLossKwh(Math.hypot(kw, kvar) / TYPICAL_LOAD_FACTOR, slots.hours(), TYPICAL_LOAD_FACTOR, TYPICAL_K,
                    feeder.resistanceOhm(), feeder.voltageKv());
        return TechnicalLoss.loadLossKwh(new double[]{ kw }, new double[]{ kvar }, slots.hours(), feeder.resistanceOhm(),
                feeder.voltageKv());
    }

    private double kvar(int slot) { return kvarh == null || Double.isNaN(kvarh[slot]) ? 0 : kvarh[slot] / slots.hours(); }
}
