package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.registry.MeterFacts;

/** A rule each slot meets, or not. */
public interface SlotRule {
    /** As in the list of rules, V01 to V19. */
    String code();

    /** What is wrong with a slot that has a value; empty if nothing is. */
    Optional<String> objection(Block block, int slot, MeterFacts meter);
}
