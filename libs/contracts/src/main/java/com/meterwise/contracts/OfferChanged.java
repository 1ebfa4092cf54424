package com.meterwise.contracts;

import java.time.Instant;
import java.util.List;

/**
 * A step in the life of an offer.
 *
 * @param version   rises by one with each step, from 1
 * @param status    PROPOSED, APPROVED, SENT, ACCEPTED, DECLINED, EXPIRED or WITHDRAWN
 * @param value     expected value to the retailer, decimal string
 * @param saving    the customer's expected saving a year, decimal string
 * @param proofHash SHA-256 of the offer's proof
 */
public record OfferChanged(String offerId, int version, String status, String customerId, String campaignId, String productId, String value,
        String saving, String currency, List<String> reasons, String proofHash, Instant expiresAt, Instant at) {}
