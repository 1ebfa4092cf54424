package com.meterwise.segmentation.market;

/**
 * How a margin is reckoned.
 *
 * @param lossShare     energy lost on the way, as a share of the energy sold
 * @param assumedMargin share of the revenue, while no wholesale price is known
 */
public record Margins(double lossShare, double assumedMargin) {

    double of(double revenue, double kwh, Double wholesalePrice) {
        return wholesalePrice == null ? revenue * assumedMargin : revenue - kwh * wholesalePrice * (1 + lossShare);
    }

    String basis(Double wholesalePrice) {
        return wholesalePrice == null
                ? "margin taken as %.0f %% of the revenue: no wholesale price is known for the period".formatted(assumedMargin * 100)
                : "margin = revenue - energy at %.4f per kWh, the period's mean wholesale price - losses of %.1f %%".formatted(
                        wholesalePrice,
                        lossShare * 100);
    }
}
