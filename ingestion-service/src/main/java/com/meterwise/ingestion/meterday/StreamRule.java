package com.meterwise.ingestion.meterday;

import java.util.List;

import com.meterwise.contracts.BlockUploaded;

/** A rule that looks at a block as it merges: it needs the meter-day, but no history. Stateless. */
@FunctionalInterface
public interface StreamRule {
    List<Finding> findings(BlockUploaded block, MeterDay day, MeterDay.Merged merged);
}
