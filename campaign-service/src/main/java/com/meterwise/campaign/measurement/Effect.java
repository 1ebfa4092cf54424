package com.meterwise.campaign.measurement;

import static java.util.Objects.requireNonNull;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What treatment changed, with its uncertainty, in the unit of the outcome.
 *
 * @param estimate   mean of the treated less mean of the control
 * @param low        and {@code high}: the 95 % interval (Student's t)
 * @param detectable smallest estimate that is claimed of a study of this size and spread: chance alone shows as much in one of
 *                   {@value #CHANCE_CLAIMS_ONE_IN} trials of nothing
 * @param method     how strong the evidence is
 */
public record Effect(double estimate, double low, double high, double detectable, int treated, int control, Method method) {
    /**
     * A retailer that measures a hundred campaigns without an effect claims none of them in 19 of 20 such hundreds (Bonferroni: 5 % over
     * 100). A test at 5 % would claim five.
     */
    static final int CHANCE_CLAIMS_ONE_IN = 2_000;

    public enum Method {
        /** Arms drawn by chance: what differs is the treatment. */
        RANDOMISED,
        /** Like compared with like, before and after: weaker, since whoever was chosen may have changed anyway. */
        MATCHED_DIFFERENCE
    }

    public Effect {
        requireNonNull(method, "method");
        if (!(low <= estimate && estimate <= high))
            throw new IllegalArgumentException("%s is not in [%s, %s]".formatted(estimate, low, high));
    }

    /** @param degrees of freedom of the standard error */
    static Effect of(double estimate, double standardError, double degrees, int treated, int control, Method method) {
        TDistribution student = new TDistribution(Math.max(1, degrees));
        double critical = student.inverseCumulativeProbability(.975);
        double detectable = student.inverseCumulativeProbability(1 - .5 / CHANCE_CLAIMS_ONE_IN) * standardError;
        return new Effect(estimate, estimate - critical * standardError, estimate + critical * standardError, detectable, treated, control,
                method);
    }

    /**
     * Whether an effect may be claimed. What is claimed is also above the effect that a test at 5 % finds in four of five cases (2.8 standard
     * errors, the least a sample is planned for): a smaller one that happens to be significant is most likely exaggerated.
     */
    public boolean isClaimed() { return (low > 0 || high < 0) && Math.abs(estimate) >= detectable; }
}
