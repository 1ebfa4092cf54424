package com.meterwise.segmentation.screening;

import static java.util.Objects.requireNonNull;

/**
 * What a customer brings in a year, in the market's currency.
 *
 * @param revenue null if nothing tells it
 * @param margin  revenue - energy x wholesale price - losses; null if the revenue is not known
 * @param unitPrice what it pays per kWh, or null
 * @param basis   what each figure was taken from, for a person
 */
public record Money(Double revenue, Double margin, Double unitPrice, String basis) {
    public static final Money UNKNOWN = new Money(null, null, null, "no revenue, contract price or tariff is known");

    public Money {
        requireNonNull(basis, "basis");
    }

    /**
     * @param revenue        a year's, from {@code revenueFrom}
     * @param wholesalePrice per kWh at the hours the customer uses it; null if there is none: then the margin is a share of the revenue
     */
    static Money of(double kwh, double revenue, String revenueFrom, Double wholesalePrice, Double unitPrice, Economics economics) {
        Double price = unitPrice != null ? unitPrice : kwh > 0 ? Double.valueOf(revenue / kwh) : null;
        if (wholesalePrice == null) {
            return new Money(revenue, revenue * economics.assumedMargin(), price,
                    "revenue from %s; no wholesale price is known, so the margin is taken as %.0f %% of it".formatted(revenueFrom,
                            economics.assumedMargin() * 100));
        }
        double energy = kwh * wholesalePrice;
        double losses = energy * economics.lossShare();
        return new Money(revenue, revenue - energy - losses, price,
                "revenue from %s, less %.0f for energy at %.4f per kWh and %.0f for losses of %.1f %%".formatted(revenueFrom, energy,
                        wholesalePrice, losses, economics.lossShare() * 100));
    }
}
