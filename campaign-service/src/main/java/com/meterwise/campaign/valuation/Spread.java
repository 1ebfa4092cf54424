package com.meterwise.campaign.valuation;

import java.util.Arrays;

import com.meterwise.campaign.catalogue.Money;

/** How an amount is spread over equally likely outcomes. */
public record Spread(Money p10, Money p50, Money p90) {
    public static Spread of(double[] outcomes) {
        if (outcomes.length == 0) throw new IllegalArgumentException("no outcomes");
        double[] sorted = outcomes.clone();
        Arrays.sort(sorted);
        return new Spread(Money.rounded(quantile(sorted, .1)), Money.rounded(quantile(sorted, .5)), Money.rounded(quantile(sorted, .9)));
    }

    /** The quantile at position q (n + 1), between its neighbours in proportion; of nine outcomes the tenth percent is the lowest. */
    static double quantile(double[] sorted, double q) {
        double position = Math.max(1, Math.min(sorted.length, q * (sorted.length + 1)));
        int below = (int) Math.floor(position);
        if (below == sorted.length) return sorted[below - 1];
        return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
    }
}
