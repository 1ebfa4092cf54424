package com.meterwise.campaign.decision;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.platform.day.Shard;

/**
 * What an offer takes from caps and budgets.
 *
 * @param unit the group account of the customer, or the customer itself
 * @param cost contact and incentive: what is spent if the customer accepts
 */
public record Claim(String customerId, String unit, String campaignId, String productId, String channel, LocalDate day, Money cost) {
    public Claim {
        requireNonNull(customerId, "customerId");
        requireNonNull(unit, "unit");
        requireNonNull(campaignId, "campaignId");
        channel = channel.toUpperCase(java.util.Locale.ROOT);
        requireNonNull(day, "day");
        requireNonNull(cost, "cost");
    }

    /** The bucket whose share of global limits it is counted against: one for a whole group account. */
    public int bucket() {
        return Shard.bucketOf(unit);
    }
}
