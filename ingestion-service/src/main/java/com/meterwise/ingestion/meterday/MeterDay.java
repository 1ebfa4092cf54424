package com.meterwise.ingestion.meterday;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.Verdict;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registry.Ownership;

/**
 * What is known of one meter, channel and market day. Blocks merge into it slot by slot: the value revised last counts, whatever the order of
 * arrival. Not thread-safe.
 */
public final class MeterDay {
    /** Identity of a meter-day. */
    public record Key(String meterId, String channel, LocalDate day) {}

    /** Two values of one slot, both revised at the same instant. */
    public record Conflict(int slot, long heldWh, long otherWh) {}

    /**
     * What a block did.
     *
     * @param changed   slots that have another value now
     * @param outdated  slots whose value here was revised later; the block's value does not count
     * @param conflicts slots with another value of the same revision; the first one stays
     */
    public record Merged(int changed, int outdated, List<Conflict> conflicts) {
        public boolean isRepeat() { return changed == 0 && outdated == 0 && conflicts.isEmpty(); }

        public boolean isUnapplied() { return outdated > 0 || !conflicts.isEmpty(); }
    }

    private final Key key;
    private final Duration interval;
    private final long[] wh;
    private final char[] quality;
    private final long[] revisedAt;
    private Ownership.Line owner;
    private int revision;
    private Instant availableAt;
    private Validated validated;

    MeterDay(Key key, Duration interval, long[] wh, char[] quality, long[] revisedAt, Ownership.Line owner, int revision,
            Instant availableAt, Validated validated) {
        this.key = key;
        this.interval = interval;
        this.wh = wh;
        this.quality = quality;
        this.revisedAt = revisedAt;
        this.owner = owner;
        this.revision = revision;
        this.availableAt = availableAt;
        this.validated = validated;
    }

    /** A day of which nothing is known yet. */
    static MeterDay empty(Key key, Duration interval, int slots, Ownership.Line owner) {
        long[] wh = new long[slots];
        Arrays.fill(wh, Energy.MISSING);
        char[] quality = new char[slots];
        Arrays.fill(quality, '-');
        return new MeterDay(key, interval, wh, quality, new long[slots], owner, 0, Instant.EPOCH,
                Validated.asMeasured(wh, quality));
    }

    /** Whether slots of the block are slots of this day. */
    boolean fits(BlockUploaded block) { return block.interval().equals(interval); }

    /** @param firstSlot slot at which the block begins */
    Merged merge(BlockUploaded block, int firstSlot) {
        long revised = micros(block.revisedAt());
        int changed = 0;
        int outdated = 0;
        List<Conflict> conflicts = new ArrayList<>(0);
        for (int i = 0; i < block.values().length; i++) {
            if (Double.isNaN(block.values()[i])) continue;
            int slot = firstSlot + i;
            long value = Math.round(block.values()[i] * 1000);
            char letter = block.quality().charAt(i);
            boolean same = wh[slot] == value && quality[slot] == letter;
            if (wh[slot] != Energy.MISSING && !same && revised < revisedAt[slot]) outdated++;
            else if (wh[slot] != Energy.MISSING && !same && revised == revisedAt[slot]) conflicts.add(new Conflict(slot, wh[slot], value));
            else {
                if (!same) changed++;
                wh[slot] = value;
                quality[slot] = letter;
                revisedAt[slot] = Math.max(revised, revisedAt[slot]);
                // what is measured counts more than any estimate or edit of it
                if (!same) validated = validated.with(slot, value, letter);
            }
        }
        if (changed > 0) {
            revision++;
            if (block.availableAt().isAfter(availableAt)) availableAt = block.availableAt();
        }
        return new Merged(changed, outdated, List.copyOf(conflicts));
    }

    /**
     * What rules and estimation make of the day; what a person has edited stays.
     *
     * @return whether a value or its quality is another one now, which is a revision
     */
    boolean validate(Verdict verdict) {
        Validated next = Validated.of(verdict, validated);
        boolean isChanged = !next.says(validated);
        validated = next;
        if (isChanged) revision++;
        return isChanged;
    }

    /** Marks slots that a rule of the stream doubts, before the revision that changed them is told. */
    void doubt(int from, int count) {
        validated = validated.doubting(from, count);
    }

    /** A person's values from {@code slot} on. */
    void edit(int slot, long[] values) {
        for (int i = 0; i < values.length; i++)
            validated = validated.with(slot + i, values[i], Validated.EDITED);
        revision++;
    }

    /** The day belongs to another customer or feeder now; a revision takes it from the old one, and one gives it to the new one. */
    void moveTo(Ownership.Line newOwner) {
        owner = newOwner;
        revision += 2;
    }

    static long micros(Instant at) { return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000); }

    Key key() { return key; }

    Duration interval() { return interval; }

    /** Measured whole Wh per slot, {@link Energy#MISSING} where there is none; not to be changed. */
    long[] wh() { return wh; }

    /** As sent. */
    String quality() { return new String(quality); }

    /** Microseconds since 1970 per slot; not to be changed. */
    long[] revisedAt() { return revisedAt; }

    /** Values and quality that count. */
    Validated validated() { return validated; }

    /** Slots that were measured. */
    int present() {
        int present = 0;
        for (long value : wh)
            if (value != Energy.MISSING) present++;
        return present;
    }

    int slots() { return wh.length; }

    /** As sent; NaN where there is no value. */
    double[] measuredKwh() {
        double[] kwh = new double[wh.length];
        for (int i = 0; i < kwh.length; i++)
            kwh[i] = Energy.kwh(wh[i]);
        return kwh;
    }

    Series series() { return new Series(key.meterId(), key.channel(), key.day(), interval, wh); }

    Grade grade() { return validated.grade(); }

    Ownership.Line owner() { return owner; }

    int revision() { return revision; }

    Instant availableAt() { return availableAt; }
}
