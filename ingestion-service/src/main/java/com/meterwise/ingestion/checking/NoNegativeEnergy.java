package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registry.MeterFacts;

/** V05: every channel counts one direction, so nothing runs backwards. */
public record NoNegativeEnergy() implements SlotRule {
    @Override
    public String code() { return "V05"; }

    @Override
    public Optional<String> objection(Block block, int slot, MeterFacts meter) {
        long wh = block.wh()[slot];
        if (wh >= 0) return Optional.empty();
        return Optional.of("meter %s, slot %d: %s kWh is negative".formatted(meter.meterId(), slot, Energy.kwh(wh)));
    }
}
