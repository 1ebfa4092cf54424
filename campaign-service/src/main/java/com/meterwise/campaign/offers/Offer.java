package com.meterwise.campaign.offers;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.offers.Status.Move;

/**
 * An offer to a customer.
 *
 * @param version    rises by one with each step, from 1
 * @param keyAccount whether it takes a manager to approve it
 * @param day        market day on which it was decided
 * @param value      expected value to the retailer
 * @param saving     the customer's expected saving a year
 * @param proofHash  SHA-256 of its proof
 * @param expiresAt  market time
 * @param at         of the last step
 */
public record Offer(String offerId, int version, Status status, String customerId, String campaignId, String productId, boolean keyAccount,
        LocalDate day, Money value, Money saving, String currency, List<String> reasons, String proofHash, Instant expiresAt, Instant at) {
    public Offer {
        requireNonNull(offerId, "offerId");
        requireNonNull(status, "status");
        requireNonNull(customerId, "customerId");
        reasons = List.copyOf(reasons);
    }

    /** The offer after a step, or nothing if the step is not allowed now. */
    public Optional<Offer> after(Move move, Instant when) {
        return status.after(move)
                .map(next -> new Offer(offerId, version + 1, next, customerId, campaignId, productId, keyAccount, day, value,
                        saving, currency, reasons, proofHash, expiresAt, when));
    }
}
