package com.meterwise.campaign.decision;

import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.valuation.Spread;
import com.meterwise.campaign.valuation.Valuation;

/**
 * What putting a customer before a campaign may bring: nothing if it is held out or declines.
 *
 * @param mean     expected
 * @param variance of it
 * @param cost     of contact and incentive, should the customer accept
 * @param feeder   it lies behind; null if none is counted
 */
public record Promise(String customerId, double mean, double variance, double cost, String feeder) {
    /** Between P10 and P90 of a normal distribution. */
    private static final double DEVIATIONS = 2.5631;
    /** Variance of an answer to prices that is 0, .5, 1, 1.5 or 2 times the expected, as the saving takes it. */
    private static final double OF_RESPONSE = .5;

    /** What is to be reached, a year. */
    public enum Measure {
        /** Money the customers save. */
        SAVING,
        /** Margin the retailer gains. */
        MARGIN,
        /** kWh moved out of the dearest period of the offered tariff. */
        MOVED_KWH
    }

    /** @param decision that came to a value; @param holdout share of customers drawn to get nothing: who that is plays no part in the choice */
    public static Promise of(Decision decision, Measure measure, double holdout, String feeder) {
        Valuation valuation = decision.valuation();
        double accepts = (1 - holdout) * valuation.acceptance();
        double effect = effect(decision, measure);
        double square = effect * effect + variance(valuation.saving(), effect, measure);
        return new Promise(decision.customerId(), accepts * effect, accepts * square - accepts * accepts * effect * effect,
                decision.claim().cost().toDouble(), feeder);
    }

    private static double effect(Decision decision, Measure measure) {
        Valuation valuation = decision.valuation();
        return switch (measure) {
            case SAVING -> valuation.saving().p50().toDouble();
            case MARGIN -> valuation.change().toDouble();
            case MOVED_KWH -> {
                Tariff then = decision.proposal().then();
                yield valuation.shift() * decision.proposal().load().kwhBy(then.periods()).getOrDefault(then.dearest(), 0d);
            }
        };
    }

    private static double variance(Spread saving, double effect, Measure measure) {
        return switch (measure) {
            case SAVING -> Math.pow((saving.p90().toDouble() - saving.p10().toDouble()) / DEVIATIONS, 2);
            case MARGIN -> 0;
            case MOVED_KWH -> OF_RESPONSE * effect * effect;
        };
    }
}
