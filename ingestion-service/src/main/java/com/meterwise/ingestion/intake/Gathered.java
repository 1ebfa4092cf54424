package com.meterwise.ingestion.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Readings with a time each, gathered until it is known what they measure; then blocks, or reads of a register. Bounded. Not thread-safe.
 */
final class Gathered {
    /** Four years of quarter-hours, 8 MB; more in one entry is no billing document. */
    static final int MAX = 150_000;
    /** Until 2200; what lies beyond is no time of a reading. */
    private static final long LAST = 7_258_118_400L;
    private static final long DAY = 86_400;

    private long[] start = new long[96];
    private int[] seconds = new int[96];
    private double[] value = new double[96];
    private char[] letter = new char[96];
    private int[] line = new int[96];
    private final Map<Integer, String> codes = new HashMap<>();
    private int count;

    /**
     * @param at      seconds since 1970 of the slot's start
     * @param length  of the slot in seconds; 0 if it has none
     * @param quality a letter, lower case if the code is kept
     * @param code    of the source, or null
     * @throws IllegalArgumentException if the reading makes no sense
     */
    void add(long at, long length, double energy, char quality, String code, int number) {
        if (at < 0 || at + length > LAST) throw new IllegalArgumentException("%d is no time of a reading".formatted(at));
        if (length < 0 || length > LAST) throw new IllegalArgumentException("%d s is no length of a slot".formatted(length));
        if (count == MAX) throw new UnreadableException("line %d: more than %d readings in one entry".formatted(number, MAX));
        if (count == start.length) grow();
        start[count] = at;
        seconds[count] = (int) length;
        value[count] = energy;
        letter[count] = Character.toUpperCase(quality);
        line[count] = number;
        if (Character.isLowerCase(quality)) codes.put(count, code);
        count++;
    }

    private void grow() {
        int more = count * 2;
        start = Arrays.copyOf(start, more);
        seconds = Arrays.copyOf(seconds, more);
        value = Arrays.copyOf(value, more);
        letter = Arrays.copyOf(letter, more);
        line = Arrays.copyOf(line, more);
    }

    int size() { return count; }

    /** Start of the last one added. */
    long last() { return start[count - 1]; }

    int firstLine() { return count == 0 ? 0 : line[0]; }

    void clear() {
        count = 0;
        codes.clear();
    }

    /** Gives readings without a length that of the slot, and moves those labelled at their end to their start. */
    void slots(int length, boolean labelledAtEnd) {
        for (int i = 0; i < count; i++) {
            seconds[i] = length;
            if (labelledAtEnd) start[i] -= length;
        }
    }

    /** The closest two readings; 0 if there are not two. */
    int closest() {
        long gap = Long.MAX_VALUE;
        for (int i = 1; i < count; i++)
            if (start[i] > start[i - 1]) gap = Math.min(gap, start[i] - start[i - 1]);
        return gap <= DAY ? (int) gap : 0;
    }

    /** Hands everything over and is empty then. */
    void deliver(String meterId, Quantity quantity, Instant revisedAt, Blocks blocks) {
        deliver(meterId, quantity, revisedAt, false, blocks);
    }

    /** @param dial whether a cumulative value is what the dial shows, before any ratio */
    void deliver(String meterId, Quantity quantity, Instant revisedAt, boolean dial, Blocks blocks) {
        if (quantity.cumulative()) reads(meterId, quantity, revisedAt, dial, blocks);
        else
            for (int from = 0; from < count;)
                from = block(from, meterId, quantity, revisedAt, blocks);
        clear();
    }

    /** One block of slots of one length, without a hole of a day or more; the index after it. */
    private int block(int from, String meterId, Quantity quantity, Instant revisedAt, Blocks blocks) {
        int length = seconds[from];
        if (length == 0 || DAY % length != 0) {
            blocks.refuse(line[from], "V01", "a slot must divide a day, got %d s".formatted(length));
            return from + 1;
        }
        int to = from + 1;
        while (to < count && seconds[to] == length && start[to] > start[to - 1] && start[to] - start[to - 1] <= DAY
                && (start[to] - start[from]) % length == 0 && (start[to] - start[from]) / length < Block.MAX_SLOTS)
            to++;
        int slots = (int) ((start[to - 1] - start[from]) / length) + 1;
        long[] wh = new long[slots];
        long[] lines = new long[slots];
        char[] letters = new char[slots];
        Map<Integer, String> kept = new HashMap<>();
        Arrays.fill(wh, Energy.MISSING);
        Arrays.fill(lines, line[from]);
        Arrays.fill(letters, '-');
        boolean any = false;
        for (int i = from; i < to; i++) {
            int slot = (int) ((start[i] - start[from]) / length);
            lines[slot] = line[i];
            try {
                wh[slot] = quantity.wh(value[i], length);
                letters[slot] = letter[i];
                any = true;
                if (codes.containsKey(i)) kept.put(slot, codes.get(i));
            } catch (IllegalArgumentException e) {
                blocks.refuse(line[i], "V01", e.getMessage());
            }
        }
        if (any) {
            blocks.add(new Block(meterId, quantity.channel(), Instant.ofEpochSecond(start[from]), Duration.ofSeconds(length), wh,
                    new String(letters), revisedAt, kept, lines));
        }
        return to;
    }

    private void reads(String meterId, Quantity quantity, Instant revisedAt, boolean dial, Blocks blocks) {
        if (count == 0) return;
        long[] at = new long[count];
        double[] wh = new double[count];
        long[] lines = new long[count];
        for (int i = 0; i < count; i++) {
            at[i] = start[i] + seconds[i];
            wh[i] = value[i] * quantity.scale();
            lines[i] = line[i];
        }
        Optional<Duration> interval = seconds[0] > 0 && DAY % seconds[0] == 0
                ? Optional.of(Duration.ofSeconds(seconds[0]))
                : Optional
                        .empty();
        try {
            blocks.add(new RegisterReads(meterId, quantity.channel(), at, wh, dial, interval, revisedAt, lines));
        } catch (IllegalArgumentException e) {
            blocks.refuse(line[0], "V01", e.getMessage());
        }
    }
}
