package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import com.meterwise.contracts.LoadForecasted;

/**
 * How far a customer's load may stray, from its load forecast.
 *
 * @param deciles nine deciles x 24 mean kWh by local hour
 */
public record Forecast(String customerId, LocalDate day, double[][] deciles, String grade, long epoch, long sequence) implements Snapshot {
    public static final int DECILES = 9;
    private static final int HOURS = 24;

    public Forecast {
        requireNonNull(customerId, "customerId");
        requireNonNull(day, "day");
        if (deciles.length != DECILES) throw new IllegalArgumentException("a forecast needs 9 deciles, got " + deciles.length);
    }

    /** @throws IllegalArgumentException if a decile is missing or the deciles differ in length */
    static Forecast of(LoadForecasted event, ZoneId zone) {
        double[][] deciles = new double[DECILES][];
        for (int q = 0; q < DECILES; q++) {
            double[] slots = event.quantiles().get("0." + (q + 1));
            if (slots == null) throw new IllegalArgumentException("decile 0.%d is missing".formatted(q + 1));
            deciles[q] = byHour(slots, event.start(), event.interval(), zone);
        }
        return new Forecast(event.id(), event.day(), deciles, event.grade(), event.epoch(), event.sequence());
    }

    /** Mean kWh by local hour; missing slots are left out, an hour without any is NaN. */
    private static double[] byHour(double[] slots, Instant start, Duration interval, ZoneId zone) {
        double[] kwh = new double[HOURS];
        int[] count = new int[HOURS];
        double perHour = 3600d / interval.toSeconds();
        for (int i = 0; i < slots.length; i++) {
            if (Double.isNaN(slots[i])) continue;
            int hour = start.plus(interval.multipliedBy(i)).atZone(zone).getHour();
            kwh[hour] += slots[i] * perHour;
            count[hour]++;
        }
        for (int h = 0; h < HOURS; h++)
            kwh[h] = count[h] == 0 ? Double.NaN : Precision.of(kwh[h] / count[h]);
        return kwh;
    }
}
