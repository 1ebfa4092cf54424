package com.meterwise.stack.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;

/** What a client was told is accepted: by meter and day, the value it sent last. Only what has been answered 2xx is written here. Thread-safe. */
public final class Journal {
    /** No value was sent for a slot. */
    public static final long NONE = Long.MIN_VALUE;

    private final Map<MeterDay, long[]> accepted = new HashMap<>();

    /** @param lines blocks as they were sent, a meter-day a line */
    public synchronized void accepted(String lines) {
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            JsonNode block = read(line);
            LocalDate day = OffsetDateTime.parse(block.get("start").asText()).toLocalDate();
            accepted.put(new MeterDay(block.get("meterId").asText(), day), wh(block.get("values")));
        });
    }

    /** A copy, in Wh a slot. */
    public synchronized Map<MeterDay, long[]> meterDays() { return new HashMap<>(accepted); }

    private static long[] wh(JsonNode values) {
        long[] wh = new long[values.size()];
        for (int i = 0; i < wh.length; i++)
            wh[i] = values.get(i).isNull() ? NONE : Math.round(values.get(i).asDouble() * 1000);
        return wh;
    }

    private static JsonNode read(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
