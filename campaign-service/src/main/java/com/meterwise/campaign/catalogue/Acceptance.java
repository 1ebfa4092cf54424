package com.meterwise.campaign.catalogue;

/**
 * How likely a customer accepts: logistic in the share of the bill that is saved. A slope of 0 makes it a constant.
 *
 * @param intercept log odds without any saving
 * @param slope     log odds added per whole bill saved
 */
public record Acceptance(double intercept, double slope) {
    public Acceptance {
        if (!Double.isFinite(intercept) || !Double.isFinite(slope))
            throw new IllegalArgumentException("acceptance must be finite: %s, %s".formatted(intercept, slope));
    }

    /** @param savingShare saving over the present bill; negative if the customer would pay more */
    public double at(double savingShare) {
        return 1 / (1 + Math.exp(-(intercept + slope * savingShare)));
    }
}
