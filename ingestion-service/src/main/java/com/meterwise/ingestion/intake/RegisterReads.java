package com.meterwise.ingestion.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a cumulative register showed at some instants, in the order of time. Arrays are handed over, not copied.
 *
 * @param at        seconds since 1970
 * @param wh        the register in Wh (varh)
 * @param dial      whether it is the dial that was read, so that transformer ratios and the meter's constant still apply
 * @param interval  length of the slots the reads delimit, if the source says it
 * @param revisedAt when the source made the values, or null
 * @param lines     the line of each
 */
public record RegisterReads(String meterId, String channel, long[] at, double[] wh, boolean dial, Optional<Duration> interval,
        Instant revisedAt, long[] lines) {
    public RegisterReads {
        requireNonNull(meterId, "meterId");
        requireNonNull(channel, "channel");
        requireNonNull(interval, "interval");
        if (at.length == 0 || wh.length != at.length || lines.length != at.length)
            throw new IllegalArgumentException("%d times, %d values, %d lines".formatted(at.length, wh.length, lines.length));
        for (int i = 0; i < at.length; i++) {
            if (!(wh[i] >= 0)) throw new IllegalArgumentException("a register counts from 0, got " + wh[i]);
            if (i > 0 && at[i] <= at[i - 1]) throw new IllegalArgumentException("reads must be in the order of time");
        }
    }
}
