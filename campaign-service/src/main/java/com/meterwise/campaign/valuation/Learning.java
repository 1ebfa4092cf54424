package com.meterwise.campaign.valuation;

/**
 * What answers to a product's offers teach about its acceptance: the shift of log odds that makes the expected number of acceptances the
 * seen one, with as many imagined answers beside as keep a few early ones from deciding. The prior is the product's own acceptance.
 */
public final class Learning {
    /** Answers that weigh as much as what the product's author expected. */
    static final double PRIOR = 20;
    /** Beyond this, answers say something else than that the guess was off. */
    private static final double MOST = 3;

    private Learning() {}

    /**
     * @param answered offers accepted, declined or expired unanswered
     * @param accepted of these
     * @param expected sum of the acceptances predicted for them, without any shift
     */
    public static double shift(int answered, int accepted, double expected) {
        if (answered == 0) return 0;
        if (accepted < 0 || accepted > answered) throw new IllegalArgumentException("%d of %d accepted".formatted(accepted, answered));
        double prior = Math.max(1e-6, Math.min(1 - 1e-6, expected / answered));
        double seen = (accepted + PRIOR * prior) / (answered + PRIOR);
        double shift = Math.max(-MOST, Math.min(MOST, odds(seen) - odds(prior)));
        return Math.round(shift * 1e6) / 1e6;
    }

    private static double odds(double share) { return Math.log(share / (1 - share)); }
}
