package com.meterwise.forecasting.models;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

import com.meterwise.forecasting.history.LoadHistory;

/** Loads with a known make-up. */
public final class Loads {
    public static final LocalDate FIRST = LocalDate.of(2025, 9, 1);

    private Loads() {}

    /** An office: busy on working days, quiet at the weekend, with a level that wanders from day to day. */
    public static LoadHistory office(int days, long seed) {
        Random random = new Random(seed);
        double[][] kwh = new double[days][24];
        double level = 1;
        for (int d = 0; d < days; d++) {
            boolean off = FIRST.plusDays(d).getDayOfWeek().getValue() >= 6;
            level = 1 + 0.8 * (level - 1) + 0.1 * random.nextGaussian();
            for (int h = 0; h < 24; h++)
                kwh[d][h] = Math.max(0, (10 + (off ? 0 : h >= 7 && h < 19 ? 30 : 0)) * level + 0.5 * random.nextGaussian());
        }
        return history(kwh);
    }

    public static LoadHistory history(double[][] kwh) {
        Instant[] availableAt = new Instant[kwh.length];
        for (int d = 0; d < kwh.length; d++)
            availableAt[d] = FIRST.plusDays(d + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        return LoadHistory.of(FIRST, kwh, availableAt);
    }
}
