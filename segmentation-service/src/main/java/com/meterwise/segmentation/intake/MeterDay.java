package com.meterwise.segmentation.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;

/**
 * One meter's energy on one market day, as a revision left it.
 *
 * @param estimated slots that were estimated, not measured
 */
public record MeterDay(String customerId, String meterId, LocalDate day, Duration interval, SlotEnergy energy, int revision,
        int estimated) {
    public MeterDay {
        requireNonNull(customerId, "customerId");
        requireNonNull(meterId, "meterId");
        requireNonNull(day, "day");
        if (interval.isNegative() || interval.isZero()) throw new IllegalArgumentException("interval must be positive: " + interval);
        if (energy.slots() == 0) throw new IllegalArgumentException("a meter-day needs slots: %s %s".formatted(meterId, day));
        if (revision < 1) throw new IllegalArgumentException("revisions count from 1, got " + revision);
    }

    Key key() { return new Key(customerId, day, meterId); }

    /** A meter-day every slot of which was withdrawn, as after a move to another customer, counts as no meter. */
    boolean isEmpty() {
        return energy.present() == 0;
    }

    record Key(String customerId, LocalDate day, String meterId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCustomer = customerId.compareTo(other.customerId);
            if (byCustomer != 0) return byCustomer;
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : meterId.compareTo(other.meterId);
        }
    }
}
