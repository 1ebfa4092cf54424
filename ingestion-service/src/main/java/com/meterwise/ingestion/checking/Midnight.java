package com.meterwise.ingestion.checking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.platform.time.MarketTime;

/** Splits blocks at local midnight of the market. */
public record Midnight(MarketTime market) {
    /** @throws IllegalArgumentException if the block does not begin with a slot, or its interval does not divide one of its days */
    public List<DayBlock> split(Block block) {
        if (!market.isAligned(block.start(), block.interval()))
            throw new IllegalArgumentException("%s does not begin a slot of %s".formatted(block.start(), block.interval()));
        List<DayBlock> days = new ArrayList<>(1);
        Instant start = block.start();
        for (int from = 0; from < block.wh().length;) {
            LocalDate day = market.dayOf(start);
            int slots = market.slots(day, block.interval());
            int firstSlot = market.slotOf(start, block.interval());
            int length = Math.min(slots - firstSlot, block.wh().length - from);
            long[] wh = from == 0 && length == block.wh().length ? block.wh() : Arrays.copyOfRange(block.wh(), from, from + length);
            days.add(new DayBlock(block.meterId(), block.channel(), day, start, block.interval(), firstSlot, slots, wh,
                    quality(block, from, length), block.revisedAt(), codes(block, from, length)));
            from += length;
            start = start.plusSeconds(block.interval().toSeconds() * length);
        }
        return days;
    }

    private static Map<Integer, String> codes(Block block, int from, int length) {
        if (block.codes().isEmpty()) return block.codes();
        Map<Integer, String> codes = new TreeMap<>();
        block.codes().forEach((slot, code) -> {
            if (slot >= from && slot < from + length && block.wh()[slot] != Energy.MISSING) codes.put(slot - from, code);
        });
        return codes;
    }

    /** A source that says nothing means that it measured. */
    private static String quality(Block block, int from, int length) {
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            if (block.wh()[from + i] == Energy.MISSING) letters[i] = '-';
            else
                letters[i] = block.quality() == null ? 'V' : block.quality().charAt(from + i);
        }
        return new String(letters);
    }
}
