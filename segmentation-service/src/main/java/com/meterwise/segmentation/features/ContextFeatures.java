package com.meterwise.segmentation.features;

import static com.meterwise.segmentation.features.Feature.Group.NOTE;
import static com.meterwise.segmentation.features.Feature.Group.WEATHER;
import static com.meterwise.segmentation.features.Features.LEAST_DAYS;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Features a person wants to see beside those that are clustered: how load lasts, trends, answers to weather and stands to contract and grid. */
final class ContextFeatures {
    /** What a feature is made from, where it is not readings alone. */
    private static final Map<String, String> SOURCES = Map.ofEntries(Map.entry("heatingSlope", "readings and weather.temperature"),
            Map.entry("coolingSlope", "readings and weather.temperature"),
            Map.entry("temperatureCorrelation", "readings and weather.temperature"),
            Map.entry("temperatureLag", "readings and weather.temperature"), Map.entry("coincidence", Feature.OF_ALL_CUSTOMERS),
            Map.entry("powerFactor", "readings of energy and reactive energy"),
            Map.entry("powerFactorSurcharge", "readings of energy and reactive energy"),
            Map.entry("deviationRate", "readings and contracts"), Map.entry("criticalSupply", "master data"),
            Map.entry("demandResponseKw", Features.TARIFFS), Map.entry("outagesAYear", "service events"),
            Map.entry("complaintsAYear", "service events"),
            Map.entry("contactsAYear", "service events"));

    private ContextFeatures() {}

    static List<Feature> all(Periods periods) {
        List<Feature> all = new ArrayList<>();
        addNotes(all);
        note(all, "demandResponseKw", "kW", "mean over the peak hours of the quartile spread of weekdays: what it leaves out by itself",
                LEAST_DAYS,
                shape -> Flexibility.demandResponseKw(shape, periods));
        addWeather(all);
        addFacts(all);
        return all;
    }

    private static void addNotes(List<Feature> all) {
        note(all, "peakSlotKw", "kW", "highest slot as measured", LEAST_DAYS, shape -> shape.peakSlotKw);
        for (int decile = 10; decile < 100; decile += 10) {
            double share = decile / 100.0;
            note(all, "duration" + decile, "1", "power exceeded in %d %% of the hours / highest hour".formatted(decile), LEAST_DAYS,
                    shape -> LoadShape.quantile(shape.sortedHours, 1 - share) / LoadShape.quantile(shape.sortedHours, 1));
        }
        note(all, "shapeEntropy", "1", "-sum p ln p over the 3-hour block in which days are highest", LEAST_DAYS, Trends::shapeEntropy);
        note(all, "trend", "1/a", "Theil-Sen slope of days of the same weekday / mean day", 56, Trends::trend);
        note(all, "daysSinceBreak", "d", "days since the largest deviation of the cumulated days, if beyond chance", 56,
                Trends::daysSinceBreak);
        note(all, "summerWinterRatio", "1", "mean day June to August / mean day December to February", 28, Trends::summerOverWinter);
        note(all, "peakVolatility", "1", "standard deviation / mean of the weeks' highest hours", 28, Trends::peakVolatility);
        note(all, "sunnyDip", "1", "1 - mean power 11-15 h / mean power", LEAST_DAYS,
                shape -> 1 - Shapes.meanIn(shape.typicalKw, hour -> hour >= 11 && hour < 15) / LoadShape.mean(shape.typicalKw));
        note(all, "coincidence", "1", "mean power in the hours of the system's peaks / highest hour", LEAST_DAYS,
                ContextFeatures::coincidence);
    }

    private static void addWeather(List<Feature> all) {
        note(all, "heatingSlope", "1/K", "part of the mean day added by a degree below the lower change point", 28,
                shape -> shape.weather.heating);
        note(all, "coolingSlope", "1/K", "part of the mean day added by a degree above the upper change point", 28,
                shape -> shape.weather.cooling);
        all.add(new Feature("temperatureCorrelation", "1", WEATHER, false, "correlation of hourly load and temperature at the best lag",
                SOURCES.get("temperatureCorrelation"), LEAST_DAYS, "more use when it is cold", "more use when it is warm",
                shape -> shape.weather.correlation));
        note(all, "temperatureLag", "h", "hours by which load follows temperature best", LEAST_DAYS, shape -> shape.weather.lag);
    }

    private static void addFacts(List<Feature> all) {
        note(all, "deviationRate", "1", "|energy - contracted| / contracted, of the window's usable days", LEAST_DAYS,
                ContextFeatures::deviation);
        note(all, "powerFactor", "1", "energy / sqrt(energy^2 + reactive energy^2) of the last 30 days", LEAST_DAYS,
                shape -> shape.window.facts().powerFactorOrNaN());
        note(all, "powerFactorSurcharge", "1", "part of the bill added for a power factor below 0.90, or taken off above", LEAST_DAYS,
                shape -> PowerFactor.surcharge(shape.window.facts().powerFactorOrNaN()));
        note(all, "criticalSupply", "1", "1 if the supply is critical, else 0", 1, shape -> shape.window.facts().isCritical());
        note(all, "outagesAYear", "1/a", "outages and shutdowns of the last 365 days", 1,
                shape -> shape.window.facts().count("OUTAGE", "SHUTDOWN"));
        note(all, "complaintsAYear", "1/a", "complaints and disputes of the last 365 days", 1,
                shape -> shape.window.facts().count("COMPLAINT", "DISPUTE"));
        note(all, "contactsAYear", "1/a", "tickets, visits and contacts of the last 365 days", 1,
                shape -> shape.window.facts().count("TICKET", "VISIT", "CONTACT"));
    }

    private static double deviation(LoadShape shape) {
        double used = 0;
        double contracted = 0;
        for (int day = 0; day < shape.days.length; day++) {
            Double agreed = shape.window.facts().contractKwhADay().get(YearMonth.from(shape.date(day)));
            if (agreed == null) continue;
            used += shape.days[day];
            contracted += agreed;
        }
        return contracted <= 0 ? Double.NaN : Math.abs(used - contracted) / contracted;
    }

    private static double coincidence(LoadShape shape) {
        double sum = 0;
        int count = 0;
        for (int day = 0; day < shape.days.length; day++) {
            Integer hour = shape.window.surroundings().systemPeaks().get(shape.date(day));
            if (hour == null || Double.isNaN(shape.dayShapes.get(day)[hour])) continue;
            sum += shape.dayShapes.get(day)[hour];
            count++;
        }
        return count == 0 ? Double.NaN : sum / count / LoadShape.quantile(shape.sortedHours, 1);
    }

    private static void note(List<Feature> all, String name, String unit, String formula, int leastDays, ToDoubleFunction<LoadShape> rule) {
        all.add(new Feature(name, unit, NOTE, false, formula, SOURCES.getOrDefault(name, "readings"), leastDays, "", "", rule));
    }
}
