package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.registry.MeterFacts;

/** A rule a block meets as a whole, or not. */
public interface BlockRule {
    /** As in the list of rules, V01 to V19. */
    String code();

    /** What is wrong, with the value and the limit; empty if nothing is. */
    Optional<String> objection(Block block, MeterFacts meter);
}
