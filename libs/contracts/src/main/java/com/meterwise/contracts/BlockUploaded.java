package com.meterwise.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A structurally checked interval block on its way to the VEE stage; internal to ingestion. At most one local market day, split at local midnight.
 *
 * @param uploadId   the request that brought it
 * @param meterId    the meter
 * @param channel    importKwh, exportKwh, importKvarh or exportKvarh
 * @param day        market day of the slots, ISO date
 * @param start      start of the first slot
 * @param interval   length of a slot; divides the day
 * @param values     kWh (kvarh) per slot; NaN (JSON null) = no value sent
 * @param quality    one letter a slot, see {@link ReadingsRecorded}
 * @param revisedAt  when the source made these values (Green Button updated, CIM createdDateTime), else acceptance
 * @param acceptedAt wall time of acceptance
 * @param availableAt market time at which the values could be known: block end plus lag in replay, acceptance when live
 * @param codes      quality codes of the source that a letter does not say, by slot of this block; null if there are none
 */
public record BlockUploaded(String uploadId, String meterId, String channel, java.time.LocalDate day, Instant start, Duration interval,
        double[] values, String quality, Instant revisedAt, Instant acceptedAt, Instant availableAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<Integer, String> codes) {

    /** A block whose source has no codes of its own. */
    public BlockUploaded(String uploadId, String meterId, String channel, java.time.LocalDate day, Instant start, Duration interval,
            double[] values, String quality, Instant revisedAt, Instant acceptedAt, Instant availableAt) {
        this(uploadId, meterId, channel, day, start, interval, values, quality, revisedAt, acceptedAt, availableAt, null);
    }
}
