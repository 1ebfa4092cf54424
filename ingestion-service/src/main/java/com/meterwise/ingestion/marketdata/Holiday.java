package com.meterwise.ingestion.marketdata;

import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.meterwise.ingestion.registry.Fields;
import com.meterwise.platform.time.MarketTime;

/**
 * A day that is not what its weekday says: lived as a Sunday, or worked in spite of being a weekend.
 *
 * @param region null for the whole market
 * @param kind   HOLIDAY, or WORKDAY for a day to be made up for; some lists say {@code isOffDay} instead
 */
public record Holiday(@JsonAlias("date") LocalDate day, String region, String name, @JsonAlias("isOffDay") String kind, String source) {
    public static final String HOLIDAY = "HOLIDAY";
    public static final String WORKDAY = "WORKDAY";
    static final String INDICATOR = "calendar.holiday";

    public Holiday {
        if (day == null) throw new IllegalArgumentException("a holiday needs its day");
        Fields.day("day", day);
        region = Fields.someText("region", region);
        name = Fields.someText("name", name);
        kind = kind == null ? HOLIDAY : switch (kind) {
            case "true" -> HOLIDAY;
            case "false" -> WORKDAY;
            default -> Fields.oneOf("kind", Set.of(HOLIDAY, WORKDAY), kind);
        };
        source = Fields.someText("source", source);
        if (source == null) source = "calendar";
    }

    public boolean isHoliday() { return kind.equals(HOLIDAY); }

    /** As all services read it: 1 for a holiday, 0 for a day made up for, at local midnight. */
    Indicator toIndicator(MarketTime market) {
        return new Indicator(INDICATOR, region, market.startOf(day), null, isHoliday() ? 1 : 0, null, source);
    }
}
