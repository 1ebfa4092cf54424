package com.meterwise.ingestion.republication;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Meter-days of [from, to] told once more to one service.
 *
 * @param total     meter-days there were when it was asked for
 * @param published meter-days told so far
 * @param state     RUNNING or DONE
 * @param topic     where they go
 */
public record Republication(String republicationId, String service, LocalDate from, LocalDate to, String topic, String state, long total,
        long published, Instant askedAt, Instant doneAt) {
    static final String RUNNING = "RUNNING";
    static final String DONE = "DONE";
}
