package com.meterwise.synthetic;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Something that was done to a meter's readings.
 *
 * @param first first market day concerned
 * @param last  last market day concerned
 */
public record Fault(String meterId, Kind kind, LocalDate first, LocalDate last) {
    /** What can be wrong with readings. */
    public enum Kind {
        /** One or two slots far above what the meter could have seen then. */
        SPIKE,
        /** Up to four hours that never arrive. */
        GAP,
        /** The same value for 30 to 60 hours. */
        FLATLINE,
        /** A value below zero. */
        NEGATIVE,
        /** Days of values that are 10 or 40 times too high or too low. */
        MULTIPLIER,
        /** Days whose values are told one to four hours too early or too late. */
        CLOCK_SHIFT,
        /** A block sent twice, every other time with another value. */
        DUPLICATE
    }

    public Fault {
        requireNonNull(meterId, "meterId");
        requireNonNull(kind, "kind");
        if (last.isBefore(first)) throw new IllegalArgumentException("%s is before %s".formatted(last, first));
    }
}
