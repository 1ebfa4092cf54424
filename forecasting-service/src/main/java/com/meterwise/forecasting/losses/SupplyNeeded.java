package com.meterwise.forecasting.losses;

import java.time.Duration;
import java.util.List;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.Feeder;

/**
 * What must enter a feeder for its customers to get what they take: sales plus the loss learnt from the feeder's last weeks, theft and meters'
 * errors with it. The loss depends on the supply, so the two are found together.
 */
public record SupplyNeeded(ExpectedLoss expected, Duration step) {
    private static final int ROUNDS = 20;
    /** Days a loss is learnt from, and the share of their slots that must be complete. */
    private static final int LEAST_DAYS = 7;
    private static final double LEAST_COVERAGE = 0.5;

    /** From what is registered of the line alone if too few of the days tell anything. */
    public static SupplyNeeded learnt(Feeder feeder, List<FeederSlots> days, Duration step) {
        List<FeederSlots> known = days.stream().filter(day -> day.coverage() >= LEAST_COVERAGE).toList();
        return new SupplyNeeded(known.size() < LEAST_DAYS ? ExpectedLoss.registered(feeder) : ExpectedLoss.fit(feeder, known), step);
    }

    /** Deciles of the supply: more sales need more supply, so that order is kept. */
    public Deciles of(Deciles sales) {
        double[][] kwh = new double[Deciles.COUNT][sales.slots()];
        for (int q = 0; q < Deciles.COUNT; q++)
            for (int s = 0; s < sales.slots(); s++)
                kwh[q][s] = Math.max(q == 0 ? 0 : kwh[q - 1][s], of(sales.kwh()[q][s]));
        return new Deciles(kwh);
    }

    double of(double salesKwh) {
        double hours = step.toSeconds() / 3600.0, kwh = salesKwh;
        for (int round = 0; round < ROUNDS; round++)
            kwh = Math.max(0, salesKwh + expected.kwh(kwh / hours, hours));
        return kwh;
    }
}
