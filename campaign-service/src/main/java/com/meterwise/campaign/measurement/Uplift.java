package com.meterwise.campaign.measurement;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What an experiment with two arms shows, counting in each arm the customers that did what the campaign wanted.
 *
 * @param treated     customers who could be exposed and were not held out, reached or not
 * @param treatedYes  of these, how many did it
 * @param control     customers held out
 * @param controlYes  of these, how many did it anyway
 */
public record Uplift(int treated, int treatedYes, int control, int controlYes) {
    private static final double Z_95 = 1.959964;
    private static final double CLAIMED = new NormalDistribution().inverseCumulativeProbability(1 - .5 / Effect.CHANCE_CLAIMS_ONE_IN);

    public Uplift {
        if (treatedYes < 0 || treatedYes > treated || controlYes < 0 || controlYes > control)
            throw new IllegalArgumentException("%d of %d and %d of %d".formatted(treatedYes, treated, controlYes, control));
    }

    /** Additional share that did it. NaN without customers in both arms. */
    public double lift() {
        return (double) treatedYes / treated - (double) controlYes / control;
    }

    /** Customers won over those the control's rate predicts. */
    public double qini() {
        return treatedYes - (double) controlYes * treated / control;
    }

    /** Customers that would be won if everybody were treated. */
    public double gain() { return lift() * (treated + control); }

    /** Smallest difference that is claimed of arms like these: chance shows as much in one of 2,000 campaigns without an effect. */
    public double detectable() {
        return CLAIMED / Z_95 * halfWidth();
    }

    /**
     * Half the width of the 95 % interval around {@link #lift()}. One who did it and one who did not are added to each arm, as Agresti and
     * Caffo (2000) found best: arms in which nobody did it are few customers, not certainty.
     */
    public double halfWidth() { return Z_95 * Math.sqrt(variance(treatedYes, treated) + variance(controlYes, control)); }

    private static double variance(int yes, int of) {
        double share = (yes + 1.0) / (of + 2.0);
        return share * (1 - share) / (of + 2.0);
    }
}
