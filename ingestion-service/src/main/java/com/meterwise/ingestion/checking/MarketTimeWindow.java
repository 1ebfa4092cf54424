package com.meterwise.ingestion.checking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.registry.MeterFacts;

/** V03: neither from the future nor older than what is kept. */
public record MarketTimeWindow(InstantSource now, Duration kept, Duration ahead) implements BlockRule {
    /** In a replay the data are the clock: any time of the years of interval metering is present time. */
    public static MarketTimeWindow replay() {
        Instant first = Instant.parse("1970-01-01T00:00:00Z");
        Instant last = Instant.parse("2100-01-01T00:00:00Z");
        return new MarketTimeWindow(() -> first, Duration.ofDays(1), Duration.between(first, last));
    }

    public static MarketTimeWindow live(InstantSource clock, Duration kept) {
        return new MarketTimeWindow(clock, kept, Duration.ofMinutes(5));
    }

    @Override
    public String code() { return "V03"; }

    @Override
    public Optional<String> objection(Block block, MeterFacts meter) {
        Instant at = now.instant();
        Instant lastStart = block.end().minus(block.interval());
        if (lastStart.isAfter(at.plus(ahead)))
            return Optional.of("%s is in the future, the limit is %s".formatted(lastStart, at.plus(ahead)));
        if (block.start().isBefore(at.minus(kept)))
            return Optional.of("%s is older than what is kept, since %s".formatted(block.start(), at.minus(kept)));
        return Optional.empty();
    }
}
