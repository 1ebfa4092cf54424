package com.meterwise.segmentation.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A customer's energy on one market day: the slot sum over its meters, at the coarsest interval they share.
 *
 * @param energy    per slot the sum over the meters that have it
 * @param present   per slot the number of meters that have it
 * @param meters    meters with any value on the day
 * @param totalWh   exact sum of every value of every meter, also of slots too incomplete to be summed at the shared interval
 * @param estimated estimated slots over all meters
 */
public record CustomerDay(String customerId, LocalDate day, Duration interval, SlotEnergy energy, int[] present, int meters, long totalWh,
        int estimated) {
    public CustomerDay {
        if (present.length != energy.slots())
            throw new IllegalArgumentException("%d counts for %d slots".formatted(present.length, energy.slots()));
        present = present.clone();
    }

    /**
     * @param meterDays all meter-days of one customer and day
     * @throws IllegalArgumentException if they are of several customers or days, or none
     */
    public static CustomerDay of(Collection<MeterDay> meterDays) {
        if (meterDays.isEmpty()) throw new IllegalArgumentException("a customer's day needs at least one meter-day");
        MeterDay first = meterDays.iterator().next();
        List<MeterDay> metering = meterDays.stream().filter(meterDay -> !meterDay.isEmpty()).toList();
        long intervalS = sharedIntervalS(metering.isEmpty() ? meterDays : metering);
        int slots = (int) (first.energy().slots() * first.interval().toSeconds() / intervalS);
        int[] present = new int[slots];
        SlotEnergy sum = SlotEnergy.missing(slots);
        long totalWh = 0;
        int estimated = 0;
        for (MeterDay meterDay : metering) {
            if (!meterDay.customerId().equals(first.customerId()) || !meterDay.day().equals(first.day()))
                throw new IllegalArgumentException("%s is not of %s %s".formatted(meterDay.key(), first.customerId(), first.day()));
            sum = sum.plus(meterDay.energy().coarser((int) (intervalS / meterDay.interval().toSeconds())), present);
            totalWh += meterDay.energy().totalWh();
            estimated += meterDay.estimated();
        }
        return new CustomerDay(first.customerId(), first.day(), Duration.ofSeconds(intervalS), sum, present, metering.size(), totalWh,
                estimated);
    }

    /** Whether every meter of the day has the slot: only then is the sum the customer's load. */
    public boolean isComplete(int slot) {
        return meters > 0 && present[slot] == meters;
    }

    public int completeSlots() {
        int complete = 0;
        for (int slot = 0; slot < present.length; slot++)
            if (isComplete(slot)) complete++;
        return complete;
    }

    /** kWh of a complete slot, else NaN. */
    public double kwh(int slot) { return isComplete(slot) ? energy.kwh(slot) : Double.NaN; }

    @Override
    public int[] present() { return present.clone(); }

    /** Usually the coarsest interval; the least common multiple when the meters' intervals do not divide each other. */
    private static long sharedIntervalS(Collection<MeterDay> meterDays) {
        long shared = 1;
        for (MeterDay meterDay : meterDays) {
            long interval = meterDay.interval().toSeconds();
            shared = shared / greatestCommonDivisor(shared, interval) * interval;
        }
        return shared;
    }

    private static long greatestCommonDivisor(long a, long b) { return b == 0 ? a : greatestCommonDivisor(b, a % b); }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomerDay that && customerId.equals(that.customerId) && day.equals(that.day)
                && interval.equals(that.interval) && energy.equals(that.energy) && Arrays.equals(present, that.present)
                && meters == that.meters && totalWh == that.totalWh && estimated == that.estimated;
    }

    @Override
    public int hashCode() { return customerId.hashCode() * 31 + day.hashCode(); }

    @Override
    public String toString() { return "CustomerDay[%s %s %s, %d meters, %d Wh]".formatted(customerId, day, interval, meters, totalWh); }
}
