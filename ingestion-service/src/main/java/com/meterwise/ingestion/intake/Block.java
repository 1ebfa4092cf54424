package com.meterwise.ingestion.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Readings as every format delivers them: one meter, one channel, one start, one slot length, many values. The arrays are handed over, not
 * copied: a block has one owner at a time, and there are a hundred thousand of them a second.
 *
 * @param wh        energy per slot in whole Wh, {@link Energy#MISSING} where there is none
 * @param quality   one letter a slot, or null if the source says nothing
 * @param revisedAt when the source made the values, or null
 * @param codes     quality codes of the source that a letter does not say, by slot; kept as they came
 * @param lines     the line each slot came from, where a slot is a line's; else one entry, the block's line
 */
public record Block(String meterId, String channel, Instant start, Duration interval, long[] wh, String quality, Instant revisedAt,
        Map<Integer, String> codes, long[] lines) {
    /** A year of quarter-hours; longer input comes as several blocks. */
    public static final int MAX_SLOTS = 35_136;

    /** A block whose source has no codes of its own. */
    public Block(String meterId, String channel, Instant start, Duration interval, long[] wh, String quality, Instant revisedAt,
            long[] lines) {
        this(meterId, channel, start, interval, wh, quality, revisedAt, Map.of(), lines);
    }

    public Block {
        requireNonNull(meterId, "meterId");
        requireNonNull(channel, "channel");
        requireNonNull(start, "start");
        requireNonNull(interval, "interval");
        if (interval.isNegative() || interval.isZero() || interval.getNano() != 0 || 86_400 % interval.toSeconds() != 0)
            throw new IllegalArgumentException("interval must divide a day, got " + interval);
        if (wh.length == 0) throw new IllegalArgumentException("a block has at least one value");
        if (wh.length > MAX_SLOTS)
            throw new IllegalArgumentException("a block has at most %d values, got %d".formatted(MAX_SLOTS, wh.length));
        if (quality != null && quality.length() != wh.length)
            throw new IllegalArgumentException("quality has %d letters for %d values".formatted(quality.length(), wh.length));
        codes = Map.copyOf(codes);
        if (lines.length != 1 && lines.length != wh.length)
            throw new IllegalArgumentException("%d lines for %d values".formatted(lines.length, wh.length));
    }

    /** Whether each slot has a line of its own, so that a bad one goes alone. */
    public boolean isLineASlot() {
        return lines.length == wh.length && lines.length > 1;
    }

    public long lineOf(int slot) { return lines[lines.length == 1 ? 0 : slot]; }

    public Instant end() { return start.plusSeconds(interval.toSeconds() * wh.length); }
}
