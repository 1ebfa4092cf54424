package com.meterwise.ingestion;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A market of Berlin whose clock are the data. */
public class ReplayProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() { return Map.of("meterwise.clock", "replay", "meterwise.zone", "Europe/Berlin"); }
}
