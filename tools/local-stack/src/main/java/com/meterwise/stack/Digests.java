package com.meterwise.stack;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;

/** Fingerprints of what each service knows: two systems that were told the same have the same ones. */
final class Digests {
    private Digests() {}

    /** By service. */
    static Map<String, JsonNode> of(SystemFile system) {
        Map<String, JsonNode> digests = new TreeMap<>();
        for (Service service : Service.values())
            if (service.hasDatabase()) digests.put(service.id(), system.rest(service, "admin").get("/v1/digest"));
        return digests;
    }

    /**
     * Those that are the same twice in a row, a second apart.
     *
     * @throws Failed if they go on changing for as long as {@code patience}
     */
    static Map<String, JsonNode> settled(Supplier<Map<String, JsonNode>> now, Duration patience) {
        Map<String, JsonNode> before = now.get();
        for (int i = 0; i < patience.toSeconds(); i++) {
            Pause.of(Duration.ofSeconds(1));
            Map<String, JsonNode> after = now.get();
            if (after.equals(before)) return after;
            before = after;
        }
        throw new Failed("what the services know goes on changing");
    }
}
