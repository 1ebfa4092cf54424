package com.meterwise.ingestion.meterday;

import java.util.List;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.intake.Energy;

/** V02: a slot came twice with the same revision and different values; nobody but the source can tell which holds. */
public record ContradictingDuplicate() implements StreamRule {
    @Override
    public List<Finding> findings(BlockUploaded block, MeterDay day, MeterDay.Merged merged) {
        if (merged.conflicts().isEmpty()) return List.of();
        MeterDay.Conflict first = merged.conflicts().get(0);
        String detail = "%d slots, the first: %s kWh held, %s kWh sent, both revised at %s".formatted(merged.conflicts().size(),
                Energy.kwh(first.heldWh()), Energy.kwh(first.otherWh()), block.revisedAt());
        return List.of(Finding.of(day.key(), "V02", "WARNING", first.slot(), detail, block.availableAt()));
    }
}
