package com.meterwise.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The tick on which forecasts, losses and daily rules run; sent again with a higher revision after late data.
 *
 * @param day          the closed market day
 * @param zone         market zone
 * @param revision     1 at the first close
 * @param meters       active meters expected
 * @param coverage     share of expected meter-days present, 0 to 1
 * @param grades       meter-days by grade A, B, C, F
 * @param readingsUpTo partition of {@code ingestion.readings.v1} to the offset up to which (exclusive) the day's blocks are: a reader starts the
 *                     day's work when its own offsets have reached it
 * @param masterUpTo   the same for ingestion's other topics, by topic: master data the day rests on
 * @param customers    for revision > 1: the customers whose data changed; empty at revision 1
 * @param through      last day of the closing run this day belongs to; equal to {@code day} when live. Readers may do only the last days of a
 *                     long replay, and must decide so by this field, never by what they happen to have received
 */
public record MarketDayClosed(LocalDate day, String zone, int revision, int meters, double coverage, Map<String, Integer> grades,
        Map<Integer, Long> readingsUpTo, Map<String, Map<Integer, Long>> masterUpTo, List<String> customers, LocalDate through,
        Instant closedAt) {}
