package com.meterwise.forecasting.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * How issued forecasts of a series have done over the last weeks, in day values.
 *
 * @param days         measured
 * @param bias         sum of the errors over the sum of what came
 * @param biasT        mean of the days' errors in standard errors
 * @param coverage     share of slots within the 80 % interval
 * @param coverageT    deviation of the days' shares from 80 %, in standard errors
 */
public record Tracking(int days, double bias, double biasT, double coverage, double coverageT) {
    private static final int MIN_DAYS = 14;
    private static final double PROMISED = 0.80;
    /** Days in a row resemble each other, so that a standard error is worth less than it says. */
    private static final double MOST_STANDARD_ERRORS = 4;
    private static final double MOST_BIAS = 0.05, MOST_COVERAGE_OFF = 0.10;
    /** An alarm stays until its value is back below this share of the limit. */
    private static final double CLEARED = 0.7;

    /** What is wrong with a series of forecasts. */
    public enum Kind {
        BIAS, COVERAGE
    }

    /** @param value what is off; {@code limit} what may be */
    public record Off(Kind kind, double value, double limit) {}

    /** Reasons for an alarm; none before two weeks are measured. */
    public List<Off> off() {
        List<Off> off = new ArrayList<>();
        if (days < MIN_DAYS) return off;
        if (Math.abs(bias) > MOST_BIAS && Math.abs(biasT) > MOST_STANDARD_ERRORS) off.add(new Off(Kind.BIAS, bias, MOST_BIAS));
        double coverageOff = coverage - PROMISED;
        if (Math.abs(coverageOff) > MOST_COVERAGE_OFF && Math.abs(coverageT) > MOST_STANDARD_ERRORS)
            off.add(new Off(Kind.COVERAGE, coverageOff, MOST_COVERAGE_OFF));
        return off;
    }

    /** Whether an alarm of this kind can be taken back. */
    public boolean isBackToNormal(Kind kind) {
        double value = kind == Kind.BIAS ? Math.abs(bias) : Math.abs(coverage - PROMISED);
        return value < CLEARED * (kind == Kind.BIAS ? MOST_BIAS : MOST_COVERAGE_OFF);
    }
}
