package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.registry.MeterFacts;

/**
 * V06: more than the connection can carry was not measured.
 *
 * @param tolerance how far above contracted kW and rated kVA is believed, 1.1
 */
public record PhysicalLimit(double tolerance) implements SlotRule {
    public PhysicalLimit {
        if (!(tolerance >= 1)) throw new IllegalArgumentException("tolerance must be 1 or more, got " + tolerance);
    }

    @Override
    public String code() { return "V06"; }

    @Override
    public Optional<String> objection(Block block, int slot, MeterFacts meter) {
        if (meter.limitKw().isEmpty()) return Optional.empty();
        double hours = block.interval().toSeconds() / 3600.0;
        double kw = block.wh()[slot] / 1000.0 / hours;
        double limit = tolerance * meter.limitKw().getAsDouble();
        // whole Wh can lie half a Wh above the true value
        if (kw <= limit + 0.0005 / hours) return Optional.empty();
        return Optional.of("meter %s, slot %d: %.3f kW, the limit is %.3f kW".formatted(meter.meterId(), slot, kw, limit));
    }
}
