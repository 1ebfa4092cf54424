package com.meterwise.forecasting.losses;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.meterwise.forecasting.intake.Feeder;

/** Days of a feeder with five customers, whose meters err within a percent; what goes wrong is told by a function of day, slot and customer. */
final class FeederHistory {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    static final Feeder FEEDER = new Feeder("F1", null, 10.0, 2.0, 3.0);
    private static final int CUSTOMERS = 5, SLOTS = 48;

    /** What a customer's meter registers of a load that flows. */
    interface Fault {
        double registered(int day, int slot, int customer, double kwh);
    }

    private FeederHistory() {}

    static List<Balance> days(int count, Fault fault) {
        Random random = new Random(7);
        double[] gain = new double[CUSTOMERS];
        for (int c = 0; c < CUSTOMERS; c++)
            gain[c] = 1 + 0.005 * random.nextGaussian();
        List<Balance> days = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            double[] sold = new double[SLOTS], drawn = new double[SLOTS], supplied = new double[SLOTS];
            Map<String, double[]> soldTo = new LinkedHashMap<>();
            for (int c = 0; c < CUSTOMERS; c++) {
                double[] own = new double[SLOTS];
                for (int s = 0; s < SLOTS; s++) {
                    double busy = s > 14 && s < 36 ? 60 : 20;
                    double kwh = (c + 1) * busy * (0.8 + 0.4 * random.nextDouble());
                    drawn[s] += kwh;
                    own[s] = fault.registered(d, s, c, kwh) * gain[c];
                    sold[s] += own[s];
                }
                soldTo.put("C" + c, own);
            }
            for (int s = 0; s < SLOTS; s++) {
                double kw = drawn[s] * 2;
                supplied[s] = drawn[s] + 0.5 * FEEDER.noLoadKw() + TechnicalLoss.loadLossKwh(new double[]{ kw }, null, 0.5, 2.2, 10);
            }
            days.add(new Balance(FEEDER, new FeederSlots(FIRST.plusDays(d), Duration.ofMinutes(30), supplied, supplied, sold), soldTo, null,
                    100));
        }
        return days;
    }
}
