package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.meterwise.campaign.catalogue.Money;

/**
 * What is reserved already, as a day's work begins.
 *
 * @param own    reservations of the customers in question and of their group accounts, released ones left out
 * @param others counts of all other days, and of the day what was decided before its close
 * @param today  counts of the day's close, by bucket
 * @param spent  by campaign, of what {@code others} counts
 */
public record Usage(List<Claim> own, List<Tally> others, List<Tally> today, Map<String, Money> spent) {
    public static final Usage NOTHING = new Usage(List.of(), List.of(), List.of(), Map.of());

    /** @param bucket or -1 for all of them */
    public record Tally(String campaignId, String channel, LocalDate day, int bucket, int count) {}
}
