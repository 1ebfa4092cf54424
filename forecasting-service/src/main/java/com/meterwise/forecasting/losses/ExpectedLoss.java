package com.meterwise.forecasting.losses;

import java.util.List;

import org.ejml.simple.SimpleMatrix;

import com.meterwise.forecasting.intake.Feeder;

/**
 * What a feeder loses when nothing has changed, learnt from a time in which nothing had: a fixed part, a part that grows with the square of the
 * power through its head, and one in proportion to supply, which is where the meters' constant errors show.
 *
 * @param fixedKw    kW
 * @param perKwSquared kW per kW^2
 * @param share      of supply; may be negative
 */
record ExpectedLoss(double fixedKw, double perKwSquared, double share) {
    /** How much of the days' own weight the registered values have: they hold where the days do not tell. */
    private static final double WEIGHT_OF_REGISTER = 0.02;

    /** @param days at least one with a complete slot */
    static ExpectedLoss fit(Feeder feeder, List<FeederSlots> days) {
        ExpectedLoss register = registered(feeder);
        double[][] products = new double[3][3];
        double[] withRest = new double[3];
        for (FeederSlots day : days) {
            for (int s = 0; s < day.slots(); s++) {
                if (!day.isComplete(s)) continue;
                double[] row = row(day, s);
                double rest = (day.lossKwh(s) - register.kwh(day, s)) / day.hours();
                for (int i = 0; i < 3; i++) {
                    withRest[i] += row[i] * rest;
                    for (int j = 0; j < 3; j++)
                        products[i][j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < 3; i++)
            products[i][i] = products[i][i] * (1 + WEIGHT_OF_REGISTER) + Double.MIN_NORMAL;
        // columns are in kW^0, kW^1, kW^2: brought to equal length, or the small ones are lost in rounding
        double[] length = new double[3];
        for (int i = 0; i < 3; i++)
            length[i] = Math.sqrt(products[i][i]);
        SimpleMatrix a = new SimpleMatrix(3, 3), b = new SimpleMatrix(3, 1);
        for (int i = 0; i < 3; i++) {
            b.set(i, 0, withRest[i] / length[i]);
            for (int j = 0; j < 3; j++)
                a.set(i, j, products[i][j] / (length[i] * length[j]));
        }
        SimpleMatrix moved = a.solve(b);
        return new ExpectedLoss(register.fixedKw + moved.get(0, 0) / length[0], register.perKwSquared + moved.get(1, 0) / length[1],
                moved.get(2, 0) / length[2]);
    }

    /** What physics makes of the values registered; nothing where none are. */
    static ExpectedLoss registered(Feeder feeder) {
        double square = feeder.hasLine() ? feeder.resistanceOhm() / (feeder.voltageKv() * feeder.voltageKv()) / 1000 : 0;
        return new ExpectedLoss(feeder.noLoadKw() == null ? 0 : feeder.noLoadKw(), square, 0);
    }

    double kwh(FeederSlots day, int slot) {
        double[] row = row(day, slot);
        return (fixedKw * row[0] + perKwSquared * row[1] + share * row[2]) * day.hours();
    }

    /** Of a slot of so many hours in which all that is supplied, kW, goes through the head and to customers. */
    double kwh(double kw, double hours) {
        return (fixedKw + perKwSquared * kw * kw + share * kw) * hours;
    }

    /** What was lost beyond it in a slot. */
    double excessKwh(FeederSlots day, int slot) { return day.lossKwh(slot) - kwh(day, slot); }

    /** What was lost beyond it on a day, as a share of supply; NaN when nothing is known of the day. */
    double excessShare(FeederSlots day) {
        double excess = 0, supplied = 0;
        for (int s = 0; s < day.slots(); s++) {
            if (!day.isComplete(s)) continue;
            excess += excessKwh(day, s);
            supplied += day.supplied()[s];
        }
        return supplied > 0 ? excess / supplied : Double.NaN;
    }

    private static double[] row(FeederSlots day, int slot) {
        double headKw = day.head()[slot] / day.hours();
        return new double[]{ 1, headKw * headKw, day.supplied()[slot] / day.hours() };
    }
}
