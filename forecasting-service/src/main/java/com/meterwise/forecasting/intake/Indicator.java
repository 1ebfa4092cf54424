package com.meterwise.forecasting.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A dated value of the market or the weather.
 *
 * @param region   {@link #EVERYWHERE} if it holds for the whole market
 * @param issuedAt when it became known: later than {@code at} for a correction, earlier for a forecast
 */
public record Indicator(String indicator, String region, Instant at, Instant issuedAt, double value, String unit, String source) {
    public static final String EVERYWHERE = "";
    public static final String TEMPERATURE = "weather.temperature", HOLIDAY = "calendar.holiday";

    public Indicator {
        requireNonNull(indicator, "indicator");
        requireNonNull(region, "region");
        requireNonNull(at, "at");
        requireNonNull(issuedAt, "issuedAt");
        if (!Double.isFinite(value)) throw new IllegalArgumentException("%s at %s is %s".formatted(indicator, at, value));
    }
}
