package com.meterwise.ingestion.marketdata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.ingestion.registry.Fields;

/**
 * A dated figure of the market: a price, a temperature, a share.
 *
 * @param region   it holds for; null for the whole market
 * @param at       time it describes
 * @param issuedAt for forecasts and later vintages: when it was made; null for an observation
 * @param source   who published it
 */
public record Indicator(String indicator, String region, Instant at, Instant issuedAt, double value, String unit, String source) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9.-]{1,99}");

    public Indicator {
        if (indicator == null || !NAME.matcher(indicator).matches())
            throw new IllegalArgumentException(
                    "indicator must match %s, got %s".formatted(NAME, indicator == null ? "nothing" : indicator));
        region = Fields.someText("region", region);
        if (at == null) throw new IllegalArgumentException("an indicator needs the time it describes, at");
        Fields.time("at", at);
        Fields.time("issuedAt", issuedAt);
        // as exact as the database is, so that the same figure is the same
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (issuedAt != null) issuedAt = issuedAt.truncatedTo(ChronoUnit.MICROS);
        if (!Double.isFinite(value)) throw new IllegalArgumentException("value must be a number, got " + value);
        unit = Fields.someText("unit", unit);
        source = Fields.someText("source", source);
        if (source == null) throw new IllegalArgumentException("an indicator needs its source");
    }

    /** What makes it this one and no other. */
    record Key(String indicator, String region, Instant at, Instant issuedAt) {}

    Key key() { return new Key(indicator, region, at, issuedAt); }

    IndicatorObserved toEvent() { return new IndicatorObserved(indicator, region, at, issuedAt, value, unit, source); }
}
