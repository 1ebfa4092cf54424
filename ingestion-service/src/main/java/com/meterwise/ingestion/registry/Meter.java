package com.meterwise.ingestion.registry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A meter: of a customer, or of what a feeder supplies.
 *
 * @param interval  length of its slots; null if not known
 * @param channels  what it measures, importKwh unless said
 * @param validFrom market day from which this state holds: a meter moves to another customer at a local midnight
 */
public record Meter(String meterId, String kind, String customerId, String feederId, List<String> channels, Duration interval,
        Double ctRatio, Double ptRatio, Double multiplier, String accuracyClass, Double ratedKva, Integer dialDigits, String status,
        @JsonDeserialize(using = MarketDate.class) LocalDate validFrom)
        implements
            Registered<Meter> {
    public static final String CUSTOMER = "CUSTOMER";
    public static final String FEEDER = "FEEDER";
    public static final Set<String> CHANNELS = Set.of("importKwh", "exportKwh", "importKvarh", "exportKvarh");

    public Meter {
        Fields.id("meterId", meterId);
        kind = Fields.oneOf("kind", Set.of(CUSTOMER, FEEDER), kind == null ? CUSTOMER : kind);
        Fields.idOrNull("customerId", customerId);
        Fields.idOrNull("feederId", feederId);
        if (kind.equals(CUSTOMER) && customerId == null) throw new IllegalArgumentException("a customer's meter needs a customerId");
        if (kind.equals(FEEDER) && feederId == null) throw new IllegalArgumentException("a feeder's meter needs a feederId");
        if (kind.equals(FEEDER) && customerId != null) throw new IllegalArgumentException("a feeder's meter has no customer");
        channels = Fields.someOf("channels", CHANNELS, channels, List.of("importKwh"));
        if (interval != null && (interval.isNegative() || interval.isZero() || 86_400_000 % interval.toMillis() != 0))
            throw new IllegalArgumentException("interval must divide a day, got " + interval);
        Fields.positive("ctRatio", ctRatio);
        Fields.positive("ptRatio", ptRatio);
        Fields.positive("multiplier", multiplier);
        Fields.text("accuracyClass", accuracyClass);
        Fields.positive("ratedKva", ratedKva);
        Fields.notNegative("dialDigits", dialDigits);
        status = Fields.oneOf("status", Set.of("ACTIVE", "INACTIVE"), status == null ? "ACTIVE" : status);
    }

    /** The meter behind readings nobody had announced. */
    public static Meter unknown(String meterId, String customerId) {
        return new Meter(meterId, CUSTOMER, customerId, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public String id() { return meterId; }

    @Override
    public Meter completedBy(Meter held) { return this; }

    @Override
    public Optional<String> parent() { return Optional.empty(); }

    @Override
    public Set<String> subjects() {
        return customerId == null ? Set.of(Subjects.meter(meterId)) : Set.of(Subjects.meter(meterId), customerId);
    }

    @Override
    public Meter validFrom(LocalDate day) {
        return new Meter(meterId, kind, customerId, feederId, channels, interval, ctRatio, ptRatio, multiplier, accuracyClass, ratedKva,
                dialDigits, status, day);
    }
}
