package com.meterwise.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * One meter-day as it stands after a block was merged into it: always the whole local market day, so that a reader replaces what it holds.
 * A fact, idempotent by (meterId, channel, day, revision): a reader keeps the highest revision.
 *
 * @param meterId     the meter
 * @param channel     importKwh, exportKwh, importKvarh or exportKvarh
 * @param customerId  owner of the day; null for a feeder's supply meter
 * @param feederId    the feeder the meter hangs on, or whose supply it measures; null if not known
 * @param kind        CUSTOMER or FEEDER
 * @param day         the market day
 * @param start       local midnight that begins the day
 * @param interval    length of a slot; 92, 96 or 100 slots of PT15M at daylight saving changes
 * @param values      kWh (kvarh) per slot; NaN (JSON null) = missing, never zero-filled
 * @param quality     one letter a slot: V validated or measured, E estimated, D edited, Q questionable, P provisional, J projected, R rejected, - missing
 * @param state       PROVISIONAL until the day closes, then VALIDATED
 * @param revision    rises by one with each change of the meter-day, from 1
 * @param availableAt market time at which this revision could be known
 */
public record ReadingsRecorded(String meterId, String channel, String customerId, String feederId, String kind, java.time.LocalDate day,
        Instant start, Duration interval, double[] values, String quality, String state, int revision, Instant availableAt) {}
