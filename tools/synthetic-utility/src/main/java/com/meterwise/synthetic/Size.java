package com.meterwise.synthetic;

/**
 * How yearly consumption is spread over the customers of an archetype: lognormal, and for businesses with a Pareto tail.
 *
 * @param medianKwh a year
 * @param spread    standard deviation of the logarithm
 * @param tailed    whether one customer in {@link #TAIL_EVERY} is far larger than its peers
 */
record Size(double medianKwh, double spread, boolean tailed) {
    private static final int TAIL_EVERY = 10;
    private static final double TAIL_EXPONENT = 1.16;
    /** A Pareto tail of this exponent has no bound; one customer above a tenth of such a utility's sales would hide all others. */
    private static final double TAIL_LIMIT = 15;
    private static final double LIMIT_KWH = 60e6;

    Size {
        if (!(medianKwh > 0)) throw new IllegalArgumentException("medianKwh must be above 0, got " + medianKwh);
        if (!(spread >= 0)) throw new IllegalArgumentException("spread must not be negative, got " + spread);
    }

    double annualKwh(Chance chance) {
        double kwh = medianKwh * StrictMath.exp(spread * chance.normal());
        boolean large = chance.below(TAIL_EVERY) == 0;
        double pareto = StrictMath.pow(1 - chance.uniform(), -1 / TAIL_EXPONENT);
        if (tailed && large) kwh *= Math.min(TAIL_LIMIT, 2 * pareto);
        return Math.rint(Math.min(kwh, LIMIT_KWH));
    }
}
