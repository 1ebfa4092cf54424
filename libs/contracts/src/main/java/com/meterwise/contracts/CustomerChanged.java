package com.meterwise.contracts;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * State of a customer. Carries no name and no address: those stay in ingestion.
 *
 * @param kind       RESIDENTIAL, COMMERCIAL, INDUSTRIAL, PUBLIC, AGRICULTURAL or UNKNOWN
 * @param sector     ISIC section or code
 * @param consents   channel to consent
 * @param parentId   group account, or null
 * @param validFrom  market time from which this state holds
 */
public record CustomerChanged(String customerId, String kind, String sector, String region, Double voltageKv, Double contractedKw,
        Double contractedKva, Boolean criticalSupply, String tariffId, Boolean competitive, String accountManager,
        Map<String, Consent> consents,
        Integer arrearsDays, String annualRevenue, String parentId, Map<String, String> attributes, Instant validFrom, long epoch,
        long sequence)
        implements
            StateEvent {

    /**
     * @param status  GRANTED or WITHDRAWN
     * @param purpose what for, such as MARKETING or CONTRACT; null: for all that law allows
     */
    public record Consent(String status, Instant at, @JsonInclude(JsonInclude.Include.NON_NULL) String purpose) {
        /** A consent that names no purpose. */
        public Consent(String status, Instant at) { this(status, at, null); }
    }
}
