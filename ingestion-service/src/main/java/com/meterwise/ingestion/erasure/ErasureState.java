package com.meterwise.ingestion.erasure;

import java.time.Instant;
import java.util.List;

/**
 * How far an erasure is.
 *
 * @param subjectHash HMAC of the customer's id; the customer is named nowhere
 * @param complete    whether every service has answered
 * @param waitsFor    services that have not
 */
public record ErasureState(String erasureId, String subjectHash, Instant askedAt, boolean complete, List<Answer> answers,
        List<String> waitsFor) {
    public ErasureState {
        answers = List.copyOf(answers);
        waitsFor = List.copyOf(waitsFor);
    }

    /** @param rows deleted by the service */
    public record Answer(String service, long rows, Instant at) {}
}
