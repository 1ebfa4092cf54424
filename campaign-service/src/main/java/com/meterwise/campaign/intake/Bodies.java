package com.meterwise.campaign.intake;

import java.nio.charset.StandardCharsets;

import com.meterwise.contracts.Json;

/** How a record is kept as text in a column. */
final class Bodies {
    private Bodies() {}

    static String write(Object body) { return new String(Json.bytes(body), StandardCharsets.UTF_8); }

    static <T> T read(String body, Class<T> type) { return Json.read(body.getBytes(StandardCharsets.UTF_8), type); }
}
