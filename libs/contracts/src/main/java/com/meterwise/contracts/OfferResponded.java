package com.meterwise.contracts;

import java.time.Instant;

/**
 * A customer answered an offer; comes in from CRMs.
 *
 * @param response ACCEPTED or DECLINED
 */
public record OfferResponded(String offerId, String response, Instant at, String channel) {}
