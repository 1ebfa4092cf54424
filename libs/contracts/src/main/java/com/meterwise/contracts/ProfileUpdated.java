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
 * @param risk      that the customer leaves; null before the first screening, or from a sender that does not tell
 * @param ruleSegments ids of the segments written as conditions that the customer is in, sorted; null from a sender that does not tell
 */
public record ProfileUpdated(String customerId, LocalDate day, Map<String, Double> features, double[] weekday, double[] weekend,
        Duration interval, String segment, String tier, Double score, List<String> gates, String modelId, String dataGrade, Risk risk,
        List<String> ruleSegments, Instant at, long epoch, long sequence) implements StateEvent {

    /** A profile that tells neither risk nor rule segments. */
    public ProfileUpdated(String customerId, LocalDate day, Map<String, Double> features, double[] weekday, double[] weekend,
            Duration interval, String segment, String tier, Double score, List<String> gates, String modelId, String dataGrade, Instant at,
            long epoch, long sequence) {
        this(customerId, day, features, weekday, weekend, interval, segment, tier, score, gates, modelId, dataGrade, null, null, at, epoch,
                sequence);
    }

    /**
     * @param score   0 to 1: 1 - product over the reasons of (1 - contribution)
     * @param atRisk  whether the customer is of value and the score beyond the limit: AT_RISK lies over the tier
     * @param reasons those that add to it, strongest first
     */
    public record Risk(double score, boolean atRisk, List<RiskReason> reasons) {}

    /**
     * @param name         such as contractEnd, priceGap, fallingUse, complaints, arrears
     * @param contribution 0 to 1: the score if there were no other reason
     * @param text         with the numbers, for a person
     */
    public record RiskReason(String name, double contribution, String text) {}
}
