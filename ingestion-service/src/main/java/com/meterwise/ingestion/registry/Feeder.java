package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A feeder or transformer area.
 *
 * @param parentId      the feeder it hangs on
 * @param resistanceOhm equivalent resistance per phase
 * @param noLoadKw      no-load loss of its transformers
 */
public record Feeder(String feederId, String name, String parentId, Double voltageKv, Double resistanceOhm, Double noLoadKw,
        @JsonDeserialize(using = MarketDate.class) LocalDate validFrom)
        implements
            Registered<Feeder> {
    public Feeder {
        Fields.id("feederId", feederId);
        Fields.text("name", name);
        Fields.idOrNull("parentId", parentId);
        if (feederId.equals(parentId)) throw new IllegalArgumentException("feeder %s cannot be its own parent".formatted(feederId));
        Fields.positive("voltageKv", voltageKv);
        Fields.notNegative("resistanceOhm", resistanceOhm);
        Fields.notNegative("noLoadKw", noLoadKw);
    }

    @Override
    public String id() { return feederId; }

    @Override
    public Feeder completedBy(Feeder held) { return this; }

    @Override
    public Optional<String> parent() { return Optional.ofNullable(parentId); }

    @Override
    public Set<String> subjects() { return Set.of(); }

    @Override
    public Feeder validFrom(LocalDate day) { return new Feeder(feederId, name, parentId, voltageKv, resistanceOhm, noLoadKw, day); }
}
