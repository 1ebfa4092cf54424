package com.meterwise.campaign.measurement;

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

    /** Smallest true difference that arms of these sizes find in four of five cases, at 5 % two-sided. */
    public double detectable() {
        return SampleSize.SIGNIFICANT_AND_FOUND / Z_95 * halfWidth();
    }

    /** Half the width of the 95 % interval around {@link #lift()}. */
    public double halfWidth() {
        double p = (double) treatedYes / treated;
        double q = (double) controlYes / control;
        return Z_95 * Math.sqrt(p * (1 - p) / treated + q * (1 - q) / control);
    }
}
