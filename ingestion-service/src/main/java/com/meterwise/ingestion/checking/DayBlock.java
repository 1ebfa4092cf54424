package com.meterwise.ingestion.checking;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A block within one market day. Arrays are handed over, not copied.
 *
 * @param firstSlot slot of the day at which it begins
 * @param slots     slots the day has
 * @param wh        whole Wh, Energy.MISSING where there is none
 * @param quality   one letter a slot
 * @param codes     quality codes of the source that a letter does not say, by slot of this block
 */
public record DayBlock(String meterId, String channel, LocalDate day, Instant start, Duration interval, int firstSlot, int slots, long[] wh,
        String quality, Instant revisedAt, Map<Integer, String> codes) {
    public DayBlock {
        requireNonNull(day, "day");
        if (firstSlot < 0 || firstSlot + wh.length > slots)
            throw new IllegalArgumentException("slots %d to %d of a day of %d".formatted(firstSlot, firstSlot + wh.length, slots));
        if (quality.length() != wh.length)
            throw new IllegalArgumentException("quality has %d letters for %d slots".formatted(quality.length(), wh.length));
    }

    public Instant end() { return start.plusSeconds(interval.toSeconds() * wh.length); }
}
