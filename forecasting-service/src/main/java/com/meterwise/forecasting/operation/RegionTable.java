package com.meterwise.forecasting.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.intake.Indicator;
import com.meterwise.forecasting.intake.IndicatorTable;
import com.meterwise.forecasting.intake.MarketCalendar;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.platform.time.MarketTime;

/** Calendar and weather of each region as known on a closed day, read once for all customers of the region. Thread-safe. */
public final class RegionTable {
    private static final int AHEAD_DAYS = 3, CALENDAR_BACK_DAYS = 31;
    /** Years of weather are large: so many regions are held at once, and customers are best worked region by region. */
    private static final int MOST_HELD = 8;

    private final MarketTime time;
    private final DayTypes always;
    private final int historyDays;
    private final Map<String, Surroundings> known = new ConcurrentHashMap<>();
    private LocalDate knownOn;

    /** @param always days off that are known besides what the market tells */
    public RegionTable(MarketTime time, DayTypes always, int historyDays) {
        this.time = time;
        this.always = always;
        this.historyDays = historyDays;
    }

    /** @param region null for a customer of none: what holds for the whole market holds for it */
    public Surroundings of(String region, LocalDate day, Connection connection) throws SQLException {
        String name = region == null ? Indicator.EVERYWHERE : region;
        Surroundings held = held(name, day);
        if (held != null) return held;
        Instant asOf = time.endOf(day);
        LocalDate base = day.minusDays(historyDays);
        MarketCalendar calendar = IndicatorTable.calendar(name, base.minusDays(CALENDAR_BACK_DAYS), asOf, time, connection);
        Weather weather = new RegionWeather(
                IndicatorTable.temperatures(name, time.startOf(base), time.endOf(day.plusDays(AHEAD_DAYS)), connection), time, base);
        Surroundings read = new Surroundings(
                new DayTypes(union(always.holidays(), calendar.holidays()), union(always.makeUpWorkdays(), calendar.makeUpWorkdays())),
                weather, Cuts.NONE);
        return keep(name, day, read);
    }

    private synchronized Surroundings held(String name, LocalDate day) { return day.equals(knownOn) ? known.get(name) : null; }

    private synchronized Surroundings keep(String name, LocalDate day, Surroundings read) {
        if (!day.equals(knownOn) || known.size() >= MOST_HELD) known.clear();
        knownOn = day;
        known.put(name, read);
        return read;
    }

    private static Set<LocalDate> union(Set<LocalDate> one, Set<LocalDate> other) {
        Set<LocalDate> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
