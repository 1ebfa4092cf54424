package com.meterwise.contracts;

import java.time.Instant;

/**
 * A dated market indicator.
 *
 * @param indicator for example macro.pmi, price.wholesale, weather.temperature, or a {@link CompetitorPrice}
 * @param issuedAt  for forecasts: when it was made; null for observations
 */
public record IndicatorObserved(String indicator, String region, Instant at, Instant issuedAt, double value, String unit, String source) {}
