package com.meterwise.segmentation.screening;

/**
 * Limits of the screening; regulation differs between markets, so all are settings.
 *
 * @param annualKwh      energy a year from which a customer is a key account
 * @param contractedKva  contracted capacity from which
 * @param voltageKv      supply voltage from which
 * @param classA         share of all energy, or margin, that the largest customers of class A carry
 * @param classB         share up to which class B goes
 * @param classATimesMean class A counts as key only from this multiple of the mean customer's: among equals nobody stands out
 * @param promotion      quantile of the score from which a customer of class A is strategic
 * @param demotion       quantile below which it no longer is
 * @param demotionMonths months for which the numbers must not bear a tier before it is lost
 * @param growth         quantile of the growth potential from which a customer is in tier GROWTH
 * @param atRisk         risk from which a key or growth account is at risk
 */
public record Thresholds(double annualKwh, double contractedKva, double voltageKv, double classA, double classB, double classATimesMean,
        double promotion, double demotion, int demotionMonths, double growth, double atRisk) {
    public static final Thresholds DEFAULTS = new Thresholds(1_000_000, 315, 10, 0.8, 0.95, 12, 0.9, 0.85, 2, 0.9, 0.3);

    public Thresholds {
        if (!(0 < classA && classA <= classB && classB <= 1))
            throw new IllegalArgumentException("Pareto classes need 0 < A <= B <= 1, got %s and %s".formatted(classA, classB));
        if (!(demotion <= promotion))
            throw new IllegalArgumentException("demotion %s is above promotion %s".formatted(demotion, promotion));
        if (demotionMonths < 0) throw new IllegalArgumentException("months must not be negative: " + demotionMonths);
    }
}
