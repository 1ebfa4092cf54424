package com.meterwise.ingestion.meterday;

import java.util.List;
import java.util.TreeMap;

import com.meterwise.contracts.BlockUploaded;

/** V01: the source gave a slot a quality code that no letter of ours says: clock set, tampering, a code nobody knows. It is kept here as it came. */
public record UnsaidQuality() implements StreamRule {
    @Override
    public List<Finding> findings(BlockUploaded block, MeterDay day, MeterDay.Merged merged) {
        if (block.codes() == null || block.codes().isEmpty() || merged.isRepeat()) return List.of();
        TreeMap<Integer, String> codes = new TreeMap<>(block.codes());
        String detail = "quality codes of the source by slot of the block from %s: %s".formatted(block.start(), codes);
        return List.of(Finding.of(day.key(), "V01", "WARNING", codes.firstKey(), detail, block.availableAt()));
    }
}
