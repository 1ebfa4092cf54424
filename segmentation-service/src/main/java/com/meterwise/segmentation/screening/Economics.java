package com.meterwise.segmentation.screening;

/**
 * What the value of a customer is reckoned with; all are settings.
 *
 * @param assumedMargin share of the revenue taken for the margin while no wholesale price is known
 * @param lossShare     energy lost on the way, as a share of the energy sold
 * @param costToServe   a year and customer
 * @param discount      rate a year
 * @param years         looked ahead
 * @param churn         share of customers lost a year without any sign of risk
 */
public record Economics(double assumedMargin, double lossShare, double costToServe, double discount, int years, double churn) {
    public static final Economics DEFAULTS = new Economics(0.1, 0.05, 30, 0.08, 5, 0.05);
    /** Beyond these a year's change is not thought to go on. */
    private static final double FASTEST_FALL = -0.2;
    private static final double FASTEST_GROWTH = 0.1;

    public Economics {
        if (!(0 <= assumedMargin && assumedMargin <= 1))
            throw new IllegalArgumentException("the assumed margin is a share, got " + assumedMargin);
        if (!(0 <= churn && churn < 1)) throw new IllegalArgumentException("churn is a share below 1, got " + churn);
        if (!(discount > -1)) throw new IllegalArgumentException("a discount of %s has no sum".formatted(discount));
        if (years < 1) throw new IllegalArgumentException("look ahead at least a year, got " + years);
    }

    /**
     * Customer lifetime value: sum over the years t of m_t r^t / (1 + d)^t, where m_t = margin (1 + growth)^(t-1) - cost to serve and
     * r = (1 - churn) (1 - risk).
     *
     * @param growth of the energy, a year; null counts as none
     * @param risk   of losing the customer within a year, 0 to 1
     */
    double lifetimeValue(double margin, Double growth, double risk) {
        double rate = growth == null ? 0 : Math.max(FASTEST_FALL, Math.min(FASTEST_GROWTH, growth));
        double kept = (1 - churn) * (1 - risk);
        double value = 0;
        for (int year = 1; year <= years; year++)
            value += (margin * Math.pow(1 + rate, year - 1) - costToServe) * Math.pow(kept / (1 + discount), year);
        return value;
    }
}
