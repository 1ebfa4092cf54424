package com.meterwise.ingestion.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Facts about meters, remembered: the path of a reading must not ask the database for each block. Unknown meters are asked for again each
 * time. Thread-safe.
 */
public final class KnownMeters {
    /** A change made through another replica is seen after this time; one made here at once. */
    static final Duration FRESH = Duration.ofSeconds(30);
    /** Beyond this many meters the memory starts afresh. */
    static final int MAX_METERS = 2_000_000;

    private final Lookup lookup;
    private final InstantSource clock;
    private final Map<String, MeterFacts> known = new ConcurrentHashMap<>();
    private final Set<String> erased = ConcurrentHashMap.newKeySet();
    private volatile Instant freshUntil = Instant.MIN;

    public KnownMeters(Lookup lookup, InstantSource clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Where facts come from. */
    @FunctionalInterface
    public interface Lookup {
        /** Facts by meter; unknown meters are absent. */
        Map<String, MeterFacts> facts(Collection<String> meterIds);

        /** Those whose customer was erased. */
        default Set<String> erased(Collection<String> meterIds) { return Set.of(); }
    }

    /** Facts by meter; unknown meters are absent. */
    public Map<String, MeterFacts> facts(Collection<String> meterIds) {
        Instant now = clock.instant();
        if (!now.isBefore(freshUntil) || known.size() > MAX_METERS) {
            known.clear();
            erased.clear();
            freshUntil = now.plus(FRESH);
        }
        Map<String, MeterFacts> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String meterId : meterIds) {
            MeterFacts facts = known.get(meterId);
            if (facts == null) missing.add(meterId);
            else
                found.put(meterId, facts);
        }
        if (!missing.isEmpty()) {
            Map<String, MeterFacts> asked = lookup.facts(missing);
            known.putAll(asked);
            missing.removeAll(asked.keySet());
            if (!missing.isEmpty()) erased.addAll(lookup.erased(missing));
            found.putAll(asked);
        }
        return found;
    }

    /** Whether a meter that is not known was one of an erased customer; ask after {@link #facts}. */
    public boolean isErased(String meterId) {
        return erased.contains(meterId);
    }

    /** The register has changed. */
    public void forget() { freshUntil = Instant.MIN; }
}
