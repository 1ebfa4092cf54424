package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.synthetic.Chance.Draw;

/** What the market around the utility looks like: hourly temperature, observed and forecast, hourly wholesale prices, two competitors, the calendar. */
final class MarketFigures {
    private static final String SOURCE = "synthetic";
    private static final List<String> COMPETITORS = List.of("brightline", "volterra");
    /** What each of them asks per kWh of everybody, and of those who use at least so many kWh a year. */
    private static final Map<String, List<Double>> ASKED = new TreeMap<>(Map.of("", List.of(0.235, 0.262), ".100000",
            List.of(0.199, 0.205), ".500000", List.of(0.151, 0.146)));
    private static final double DAILY_SWING = 4;
    private static final int WARMEST_HOUR = 15;
    /** Local hour of the day before at which two days of weather are forecast. */
    private static final int ISSUED_AT = 18;
    private static final int FORECAST_DAYS = 2;
    private static final double FORECAST_ERROR = 0.8;

    private final Utility utility;
    private final Weather weather;

    MarketFigures(Utility utility) {
        this.utility = utility;
        weather = new Weather(utility.seed());
    }

    void indicators(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
                observed(day, lines);
                forecast(day, lines);
                wholesale(day, lines);
                if (day.getDayOfMonth() == 1 || day.equals(utility.from())) monthly(day, lines);
            }
        }
    }

    private void observed(LocalDate day, NdJson lines) throws IOException {
        for (ZonedDateTime hour = midnight(day); hour.isBefore(midnight(day.plusDays(1))); hour = hour.plusHours(1))
            line(lines, "weather.temperature", hour.toInstant(), null, celsius(hour), "degC");
    }

    /** Made on the evening before: the day's error is one for all of its hours, and larger on the second day. */
    private void forecast(LocalDate first, NdJson lines) throws IOException {
        Instant issued = first.minusDays(1).atTime(ISSUED_AT, 0).atZone(utility.zone()).toInstant();
        for (int lead = 0; lead < FORECAST_DAYS; lead++) {
            LocalDate day = first.plusDays(lead);
            double error = FORECAST_ERROR * (1 + lead) * Chance.of(utility.seed(), Draw.FORECAST, lead, first.toEpochDay()).normal();
            for (ZonedDateTime hour = midnight(day); hour.isBefore(midnight(day.plusDays(1))); hour = hour.plusHours(1))
                line(lines, "weather.temperature", hour.toInstant(), issued, celsius(hour) + error, "degC");
        }
    }

    /** Dear in the morning and the evening, in winter, and when little wind blows; cheap at weekends and at noon when the sun shines. */
    private void wholesale(LocalDate day, NdJson lines) throws IOException {
        double level = 78 + 18 * Weather.winter(day) + 12 * Chance.of(utility.seed(), Draw.PRICE, 0, day.toEpochDay()).normal();
        if (DayKind.of(day) != DayKind.WORKDAY) level -= 14;
        double sun = weather.clearness(day);
        for (ZonedDateTime hour = midnight(day); hour.isBefore(midnight(day.plusDays(1))); hour = hour.plusHours(1)) {
            double morning = bell(hour.getHour(), 8);
            double evening = bell(hour.getHour(), 19);
            double noon = 40 * Weather.clearSky(day, hour.getHour() + 0.5) * sun;
            line(lines, "price.wholesale", hour.toInstant(), null, level + 22 * morning + 30 * evening - noon, "EUR/MWh");
        }
    }

    /** Competitors' prices, their shares, who left for them and came from them in the month before, and how industry fares. */
    private void monthly(LocalDate day, NdJson lines) throws IOException {
        Instant at = midnight(day).toInstant();
        for (int c = 0; c < COMPETITORS.size(); c++) {
            Chance chance = Chance.of(utility.seed(), Draw.PRICE, 1 + c, day.getYear() * 12L + day.getMonthValue());
            double luck = chance.between(.95, 1.05);
            for (Map.Entry<String, List<Double>> asked : ASKED.entrySet())
                line(lines, "price.competitor." + COMPETITORS.get(c) + asked.getKey(), at, null, asked.getValue().get(c) * luck, "EUR/kWh");
            line(lines, "market.share." + COMPETITORS.get(c), at, null, (c == 0 ? 0.11 : 0.06) * chance.between(.97, 1.03), "1");
        }
        Chance chance = Chance.of(utility.seed(), Draw.PRICE, 9, day.getYear() * 12L + day.getMonthValue());
        line(lines, "market.switching.out", at, null, Math.rint(utility.customers() * chance.between(.002, .008)), "customers");
        line(lines, "market.switching.in", at, null, Math.rint(utility.customers() * chance.between(.001, .005)), "customers");
        line(lines, "macro.industrial-production", at, null, 100 + 4 * chance.normal(), "2021=100");
    }

    /** Public holidays of the years told and of the one after, in the shape of {@code POST /v1/holidays}. */
    void holidays(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            LocalDate end = utility.until().withDayOfYear(1).plusYears(2);
            for (LocalDate day = utility.from().withDayOfYear(1); day.isBefore(end); day = day.plusDays(1)) {
                if (!DayKind.isHoliday(day)) continue;
                LocalDate holiday = day;
                lines.line(json -> {
                    json.writeStringField("day", holiday.toString());
                    json.writeStringField("kind", "HOLIDAY");
                    json.writeStringField("source", SOURCE);
                });
            }
        }
    }

    private static double bell(int hour, int top) { return StrictMath.exp(-(hour - top) * (hour - top) / 8.0); }

    /** The mean over a day is the temperature its loads answer to. */
    private double celsius(ZonedDateTime hour) {
        return weather.celsius(hour.toLocalDate())
                + DAILY_SWING * StrictMath.cos(2 * Math.PI * (hour.getHour() - WARMEST_HOUR) / ChronoUnit.DAYS.getDuration().toHours());
    }

    private ZonedDateTime midnight(LocalDate day) { return day.atStartOfDay(utility.zone()); }

    private static void line(NdJson lines, String indicator, Instant at, Instant issuedAt, double value, String unit) throws IOException {
        lines.line(json -> {
            json.writeStringField("indicator", indicator);
            json.writeStringField("at", at.toString());
            if (issuedAt != null) json.writeStringField("issuedAt", issuedAt.toString());
            json.writeNumberField("value", Math.rint(value * 1000) / 1000);
            json.writeStringField("unit", unit);
            json.writeStringField("source", SOURCE);
        });
    }
}
