package com.meterwise.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * State of a customer as segmentation sees it: when segment or tier change, and once a closed market day.
 *
 * @param day       the closed market day it describes
 * @param features  name to value; a feature with too little data is absent, never zero
 * @param weekday   typical weekday, mean kWh per slot of {@code interval}
 * @param weekend   typical weekend day or holiday
 * @param segment   segment id, or null before the first assignment
 * @param tier      STRATEGIC, KEY, GROWTH, STANDARD, or null before the first screening
 * @param score     0 to 1, or null
 * @param gates     key-account gates hit, with the numbers, as text
 * @param dataGrade A, B, C or F: data the features rest on
 */
public record ProfileUpdated(String customerId, LocalDate day, Map<String, Double> features, double[] weekday, double[] weekend,
        Duration interval, String segment, String tier, Double score, List<String> gates, String modelId, String dataGrade, Instant at,
        long epoch,
        long sequence) implements StateEvent {}
