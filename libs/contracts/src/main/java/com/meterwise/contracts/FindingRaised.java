package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A validation rule found something about a meter-day.
 *
 * @param findingId stable: the same finding found again has the same id
 * @param rule      V01 to V19
 * @param severity  INFO, WARNING or ERROR
 * @param slot      first slot concerned, or null for the whole day
 * @param detail    the numbers and the limit, for a person
 */
public record FindingRaised(String findingId, String meterId, String channel, LocalDate day, String rule, String severity, Integer slot,
        String detail, Instant at) {}
