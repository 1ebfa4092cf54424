package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Shown;
import com.meterwise.ingestion.registry.MeterFacts;

/** V01: the meter measures such a channel, in slots of this length, and the quality letters are known ones. */
public record KnownStructure() implements BlockRule {
    private static final String LETTERS = "VEDQPJR-";

    @Override
    public String code() { return "V01"; }

    @Override
    public Optional<String> objection(Block block, MeterFacts meter) {
        if (!meter.channels().contains(block.channel()))
            return Optional.of("meter %s has channels %s, not %s".formatted(meter.meterId(), meter.channels(), Shown.of(block.channel())));
        if (meter.interval().isPresent() && !meter.interval().get().equals(block.interval()))
            return Optional.of("meter %s measures every %s, got %s".formatted(meter.meterId(), meter.interval().get(), block.interval()));
        if (block.quality() != null)
            for (int i = 0; i < block.quality().length(); i++)
            if (LETTERS.indexOf(block.quality().charAt(i)) < 0)
                return Optional.of("quality letters are %s, got %s".formatted(LETTERS, Shown.of(block.quality().substring(i, i + 1))));
        return Optional.empty();
    }
}
