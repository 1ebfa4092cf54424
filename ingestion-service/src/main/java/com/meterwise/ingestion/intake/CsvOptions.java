package com.meterwise.ingestion.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.meterwise.platform.time.MarketTime;

/**
 * What a CSV file does not say itself.
 *
 * @param market       where a day ends
 * @param zone         of times without an offset; only parses
 * @param interval     length of a slot; may be left out where lines show it
 * @param time         columns that together are the time; empty for the first one
 * @param skip         columns that are neither time nor meter
 * @param zerosMissing whether 0 means that there is no value
 */
public record CsvOptions(MarketTime market, ZoneId zone, Optional<Duration> interval, Energy unit, List<String> time, Set<String> skip,
        boolean zerosMissing) {
    public CsvOptions {
        requireNonNull(market, "market");
        requireNonNull(zone, "zone");
        requireNonNull(interval, "interval");
        interval.ifPresent(length -> TimeText.interval(length.toString()));
        requireNonNull(unit, "unit");
        time = List.copyOf(time);
        skip = Set.copyOf(skip);
    }

    /** @return whole Wh, {@link Energy#MISSING} for an empty field */
    long wh(String field, double factor) {
        if (field.isBlank() || field.equals("NA") || field.equals("NaN") || field.equals("null")) return Energy.MISSING;
        double value;
        try {
            value = Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + Shown.of(field), e);
        }
        if (!Double.isFinite(value)) throw new IllegalArgumentException("not a number: " + Shown.of(field));
        return zerosMissing && value == 0 ? Energy.MISSING : Energy.wh(value, factor);
    }
}
