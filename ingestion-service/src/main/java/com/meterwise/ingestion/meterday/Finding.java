package com.meterwise.ingestion.meterday;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.meterwise.contracts.FindingRaised;
import com.meterwise.ingestion.checking.Suspicion;

/**
 * What a rule found in a meter-day.
 *
 * @param id   of its content, so that the same thing found again is the same finding
 * @param slot first slot concerned, or null
 * @param at   market time
 */
public record Finding(String id, MeterDay.Key meterDay, String rule, String severity, Integer slot, String detail, Instant at) {
    public static Finding of(MeterDay.Key meterDay, String rule, String severity, Integer slot, String detail, Instant at) {
        String content = String.join("|", meterDay.meterId(), meterDay.channel(), meterDay.day().toString(), rule, String.valueOf(slot),
                detail);
        return new Finding(UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString(), meterDay, rule, severity, slot,
                detail, at);
    }

    /** What a rule holds against a day as a whole: found again with other numbers it is the same finding. */
    static Finding of(MeterDay.Key meterDay, Suspicion suspicion, Instant at) {
        Integer slot = suspicion.slot() < 0 ? null : suspicion.slot();
        return new Finding(idOf(meterDay, suspicion.rule(), slot), meterDay, suspicion.rule(), suspicion.severity().name(), slot,
                suspicion.detail(), at);
    }

    static String idOf(MeterDay.Key meterDay, String rule, Integer slot) {
        String content = String.join("|", meterDay.meterId(), meterDay.channel(), meterDay.day().toString(), rule, String.valueOf(slot));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public FindingRaised toEvent() {
        return new FindingRaised(id, meterDay.meterId(), meterDay.channel(), day(), rule, severity, slot, detail, at);
    }

    public LocalDate day() { return meterDay.day(); }
}
