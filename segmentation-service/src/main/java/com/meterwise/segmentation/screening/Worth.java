package com.meterwise.segmentation.screening;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a standing rests on besides its score.
 *
 * @param money         revenue and margin a year, with what they were taken from
 * @param marginClass   A, B or C by margin; null if no margin is known of anybody
 * @param lifetimeValue null if the margin is not known
 * @param risk          of losing the customer within a year, with its parts
 * @param atRisk        the overlay AT_RISK: a valued customer, risk above the limit
 * @param rank          among the key accounts, from 1, with the best and the worst under noise on the weights and the share of draws in which
 *                      it held; null for others
 * @param weights       dimension to its weight in the score
 * @param values        dimension to the customer's own value; one it lacks is absent
 * @param earned        tier by the numbers alone
 * @param below         since when the numbers no longer bear the tier, or null
 * @param engagement    contact with the customer
 * @param group         what its group account adds up to; null for a customer of none
 */
public record Worth(Money money, String marginClass, Double lifetimeValue, Risk risk, boolean atRisk, Rank rank,
        SortedMap<String, Double> weights, SortedMap<String, Double> values, Tier earned, LocalDate below, Engagement engagement,
        Group group) {
    public Worth {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** @param stability 0 to 1 */
    public record Rank(int rank, int best, int worst, double stability) {}

    /** Recency, frequency and value of the relation: months since the last contact, contacts a year; the value is the margin. */
    public record Engagement(Integer monthsSinceContact, int contactsAYear) {}

    /** @param members with a profile of the day */
    public record Group(String groupId, int members, double annualKwh, double margin) {}
}
