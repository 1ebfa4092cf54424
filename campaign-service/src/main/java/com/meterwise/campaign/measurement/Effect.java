package com.meterwise.campaign.measurement;

import static java.util.Objects.requireNonNull;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What treatment changed, with its uncertainty, in the unit of the outcome.
 *
 * @param estimate   mean of the treated less mean of the control
 * @param low        and {@code high}: the 95 % interval (Student's t)
 * @param detectable smallest true effect that a study of this size and spread finds in four of five cases, at 5 % two-sided
 * @param method     how strong the evidence is
 */
public record Effect(double estimate, double low, double high, double detectable, int treated, int control, Method method) {
    private static final double POWER = .8;

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
        double detectable = (critical + student.inverseCumulativeProbability(POWER)) * standardError;
        return new Effect(estimate, estimate - critical * standardError, estimate + critical * standardError, detectable, treated, control,
                method);
    }

    /**
     * Whether an effect may be claimed: the interval leaves out zero, and the estimate is as large as the study could be trusted to find. A
     * smaller one that happens to be significant is most likely exaggerated.
     */
    public boolean isClaimed() { return (low > 0 || high < 0) && Math.abs(estimate) >= detectable; }
}
