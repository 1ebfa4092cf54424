package com.meterwise.ingestion.registers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.registry.MeterFacts;

/**
 * Reads of a register become energy of slots: a slot is the difference of two reads an interval apart. V17: where the count falls, the dial began
 * again if it stood near its end and the use is possible; else it was reset or ran backwards, and the slot is missing. Stateless.
 */
public final class Differencing {
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private final RegisterHistory history;
    private final Advance advance;

    public Differencing(RegisterHistory history, Advance advance) {
        this.history = history;
        this.advance = advance;
    }

    /**
     * @param blocks what the reads delimit; empty if they stand alone
     * @param falls  what a count that fell could not explain
     */
    public record Differenced(List<Block> blocks, List<Fall> falls) {}

    /** A count that is lower than the one before. */
    public record Fall(long line, String detail) {}

    /** Keeps the reads, and differences them with those before and after. */
    public Differenced blocks(RegisterReads reads, MeterFacts meter) {
        double factor = reads.dial() ? meter.dial().factor() : 1;
        NavigableMap<Long, Double> sent = new TreeMap<>();
        for (int i = 0; i < reads.at().length; i++)
            sent.put(reads.at()[i], reads.wh()[i] * factor);
        NavigableMap<Long, Double> known = history.keep(reads.meterId(), reads.channel(), sent);
        long[] at = known.keySet().stream().mapToLong(Long::longValue).toArray();
        double[] wh = known.values().stream().mapToDouble(Double::doubleValue).toArray();
        long seconds = reads.interval().or(meter::interval).map(Duration::toSeconds).orElseGet(() -> closest(at));
        List<Fall> falls = new ArrayList<>();
        for (int i = 1; i < at.length; i++)
            if (advance.between(wh[i - 1], wh[i], at[i] - at[i - 1], meter).isEmpty()) falls.add(fall(at[i], wh[i - 1], wh[i], reads));
        List<Block> blocks = new ArrayList<>();
        if (seconds > 0 && DAY % seconds == 0)
            for (int from = 0; from < at.length - 1;)
            from = stretch(from, at, wh, seconds, reads, meter, blocks);
        return new Differenced(blocks, falls);
    }

    /** Reads without a hole of a day or more become one block; the index where the next one begins. */
    private int stretch(int from, long[] at, double[] wh, long seconds, RegisterReads reads, MeterFacts meter, List<Block> blocks) {
        int to = from + 1;
        while (to < at.length && at[to] - at[to - 1] <= DAY && (at[to] - at[from]) % seconds == 0
                && (at[to] - at[from]) / seconds <= Block.MAX_SLOTS)
            to++;
        if (to == from + 1) return to;
        long[] slots = new long[(int) ((at[to - 1] - at[from]) / seconds)];
        Arrays.fill(slots, Energy.MISSING);
        boolean any = false;
        for (int i = from + 1; i < to; i++) {
            // over several slots only their sum is known, and a sum is no profile
            if (at[i] - at[i - 1] != seconds) continue;
            OptionalDouble used = advance.between(wh[i - 1], wh[i], seconds, meter);
            if (used.isEmpty()) continue;
            slots[(int) ((at[i - 1] - at[from]) / seconds)] = Math.round(used.getAsDouble());
            any = true;
        }
        if (any) {
            blocks.add(
                    new Block(reads.meterId(), reads.channel(), Instant.ofEpochSecond(at[from]), Duration.ofSeconds(seconds), slots, null,
                            reads.revisedAt(), Map.of(), new long[]{ reads.lines()[0] }));
        }
        return to - 1 == from ? to : to - 1;
    }

    private static Fall fall(long at, double before, double after, RegisterReads reads) {
        int sent = Arrays.binarySearch(reads.at(), at);
        return new Fall(reads.lines()[Math.max(sent, 0)], "meter %s: the register fell from %.3f to %.3f kWh at %s: a reset, not a rollover"
                .formatted(reads.meterId(), before / 1000, after / 1000, Instant.ofEpochSecond(at)));
    }

    /** Of a meter nobody said the interval of: reads further apart than an hour are the register's own, beside slots that come another way. */
    private static long closest(long[] at) {
        long gap = HOUR + 1;
        for (int i = 1; i < at.length; i++)
            gap = Math.min(gap, at[i] - at[i - 1]);
        return gap <= HOUR ? gap : 0;
    }
}
