package com.meterwise.segmentation.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Energy per slot of one day in whole Wh, so that sums are exact in any order; a slot without a value is missing, never zero. Immutable.
 */
public final class SlotEnergy {
    private static final long MISSING = Long.MIN_VALUE;
    private static final int MISSING_STORED = Integer.MIN_VALUE;

    private final long[] wh;

    private SlotEnergy(long[] wh) { this.wh = wh; }

    /**
     * @param kwh kWh per slot, NaN = missing
     * @throws IllegalArgumentException if a value is beyond what a slot can hold, about 2.1 GWh
     */
    public static SlotEnergy ofKwh(double... kwh) {
        long[] wh = new long[kwh.length];
        for (int i = 0; i < kwh.length; i++)
            wh[i] = Double.isNaN(kwh[i]) ? MISSING : storable(kwh[i] * 1000, i);
        return new SlotEnergy(wh);
    }

    static SlotEnergy ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] wh = new long[bytes.length / Integer.BYTES];
        for (int i = 0; i < wh.length; i++) {
            int stored = buffer.getInt();
            wh[i] = stored == MISSING_STORED ? MISSING : stored;
        }
        return new SlotEnergy(wh);
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(wh.length * Integer.BYTES);
        for (int i = 0; i < wh.length; i++)
            buffer.putInt(has(i) ? (int) storable(wh[i], i) : MISSING_STORED);
        return buffer.array();
    }

    public int slots() { return wh.length; }

    public boolean has(int slot) { return wh[slot] != MISSING; }

    /** @throws IllegalStateException if the slot is missing */
    public long wh(int slot) {
        if (!has(slot)) throw new IllegalStateException("slot %d is missing".formatted(slot));
        return wh[slot];
    }

    /** kWh of the slot, NaN if it is missing. */
    public double kwh(int slot) { return has(slot) ? wh[slot] / 1000.0 : Double.NaN; }

    public long totalWh() {
        long total = 0;
        for (long value : wh)
            if (value != MISSING) total += value;
        return total;
    }

    public int present() {
        int present = 0;
        for (long value : wh)
            if (value != MISSING) present++;
        return present;
    }

    /** The same day in slots {@code factor} times as long; a long slot is missing if any part of it is. */
    public SlotEnergy coarser(int factor) {
        if (factor < 1 || wh.length % factor != 0)
            throw new IllegalArgumentException("%d slots do not make slots %d times as long".formatted(wh.length, factor));
        if (factor == 1) return this;
        long[] coarse = new long[wh.length / factor];
        for (int i = 0; i < wh.length; i++) {
            int slot = i / factor;
            coarse[slot] = !has(i) || coarse[slot] == MISSING ? MISSING : coarse[slot] + wh[i];
        }
        return new SlotEnergy(coarse);
    }

    /** Adds what is present in both or in one; {@code counts} rises by one for each slot {@code other} has. */
    SlotEnergy plus(SlotEnergy other, int[] counts) {
        long[] sum = wh.clone();
        for (int i = 0; i < sum.length; i++) {
            if (!other.has(i)) continue;
            counts[i]++;
            sum[i] = has(i) ? sum[i] + other.wh[i] : other.wh[i];
        }
        return new SlotEnergy(sum);
    }

    static SlotEnergy missing(int slots) {
        long[] wh = new long[slots];
        Arrays.fill(wh, MISSING);
        return new SlotEnergy(wh);
    }

    /** The stored form has four bytes a slot; a value beyond them is a fault of the source and refused with its place. */
    private static long storable(double wh, int slot) {
        if (!(Math.abs(wh) < Integer.MAX_VALUE))
            throw new IllegalArgumentException("slot %d holds %s Wh, the limit is %d".formatted(slot, wh, Integer.MAX_VALUE));
        return Math.round(wh);
    }

    @Override
    public boolean equals(Object other) { return other instanceof SlotEnergy that && Arrays.equals(wh, that.wh); }

    @Override
    public int hashCode() { return Arrays.hashCode(wh); }

    @Override
    public String toString() { return "SlotEnergy" + Arrays.toString(wh); }
}
