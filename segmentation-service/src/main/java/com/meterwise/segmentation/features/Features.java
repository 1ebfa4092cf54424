package com.meterwise.segmentation.features;

import static com.meterwise.segmentation.features.Feature.Group.COMMERCIAL;
import static com.meterwise.segmentation.features.Feature.Group.NOTE;
import static com.meterwise.segmentation.features.Feature.Group.PROFILE;
import static com.meterwise.segmentation.features.Feature.Group.SCALE;
import static com.meterwise.segmentation.features.Feature.Group.SHAPE;
import static com.meterwise.segmentation.features.Feature.Group.VARIATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.segmentation.features.Feature.Group;
import com.meterwise.segmentation.features.Periods.Part;

/** The catalogue of features. Immutable; depends on the hours that count as peak and valley. */
public final class Features {
    public static final String ANNUAL_KWH = "annualKwh";
    /** Two weeks hold each weekday twice: less cannot tell a weekday from chance. */
    static final int LEAST_DAYS = 14;
    static final String TARIFFS = "readings and the tariff, or the market's hours where it tells none apart";
    static final double TARIFF_SPREAD = 0.1;
    private static final int HOURS_OF_A_SHARE = 3;

    /** Kinds of customer that are told apart, with their features. */
    private static final SortedMap<String, String> KINDS = new TreeMap<>(
            Map.of("RESIDENTIAL", "isResidential", "COMMERCIAL", "isCommercial",
                    "INDUSTRIAL", "isIndustrial", "PUBLIC", "isPublic", "AGRICULTURAL", "isAgricultural"));
    /** What a feature is made from, where it is not readings alone. */
    private static final Map<String, String> SOURCES = Map.of("capacityUse", "readings and master data", "peakShare", TARIFFS, "flatShare",
            TARIFFS, "valleyShare", TARIFFS, "peakHourRate", TARIFFS, "valleyRate", TARIFFS);
    private static final Map<String, String> WORDS = Map.of("RESIDENTIAL", "households", "COMMERCIAL", "businesses", "INDUSTRIAL",
            "industry",
            "PUBLIC", "public bodies", "AGRICULTURAL", "farms");

    private final List<Feature> all;
    private final double tariffSpread;
    private final Map<String, Feature> byName = new TreeMap<>();

    private Features(List<Feature> all, double tariffSpread) {
        if (!(tariffSpread >= 0 && tariffSpread < 1)) throw new IllegalArgumentException("a spread is in [0, 1), got " + tariffSpread);
        this.tariffSpread = tariffSpread;
        this.all = List.copyOf(all);
        for (Feature feature : all)
            byName.put(feature.name(), feature);
    }

    /** With the usual spread of a tariff. */
    public static Features of(Periods periods) { return of(periods, TARIFF_SPREAD); }

    /**
     * @param periods      hours of those whose tariff tells none apart
     * @param tariffSpread see {@link Periods#of}
     */
    public static Features of(Periods periods, double tariffSpread) {
        List<Feature> all = new ArrayList<>();
        add(all, ANNUAL_KWH, "kWh", SCALE, "mean energy of a day x 365", "small", "large", shape -> shape.dailyKwh * 365);
        add(all, "dailyKwh", "kWh", NOTE, "mean energy of a day (ADU)", "", "", shape -> shape.dailyKwh);
        add(all, "peakKw", "kW", SCALE, "highest hour", "low peak", "high peak", shape -> LoadShape.quantile(shape.sortedHours, 1));
        add(all, "softMaxKw", "kW", SCALE, "97th percentile of the hours", "low peak", "high peak",
                shape -> LoadShape.quantile(shape.sortedHours, 0.97));
        add(all, "softMinKw", "kW", NOTE, "3rd percentile of the hours", "", "", shape -> LoadShape.quantile(shape.sortedHours, 0.03));
        add(all, "utilisationHours", "h", NOTE, "annual energy / highest hour", "", "",
                shape -> shape.dailyKwh * 365 / LoadShape.quantile(shape.sortedHours, 1));
        add(all, "capacityUse", "1", NOTE, "highest hour / contracted kW", "", "",
                shape -> shape.window.limit() == null ? Double.NaN : LoadShape.quantile(shape.sortedHours, 1) / shape.window.limit());
        add(all, "loadFactor", "1", SHAPE, "mean power / highest hour", "peaky", "steady",
                shape -> shape.meanKw / LoadShape.quantile(shape.sortedHours, 1));
        add(all, "minMaxRatio", "1", SHAPE, "lowest / highest hour of the typical weekday", "deep valley", "flat day",
                shape -> Shapes.lowest(shape.weekdayKw) / Shapes.highest(shape.weekdayKw));
        add(all, "peakValleyRate", "1", SHAPE, "(highest - lowest) / highest hour of the typical weekday", "flat day", "deep valley",
                shape -> 1 - Shapes.lowest(shape.weekdayKw) / Shapes.highest(shape.weekdayKw));
        add(all, "peakShare", "1", SHAPE, "share of energy in peak hours of the tariff", "little use in peak hours", "use in peak hours",
                shape -> PartUse.of(shape, periods, Part.PEAK).share());
        add(all, "flatShare", "1", SHAPE, "share of energy in neither peak nor valley hours of the tariff", "little use between peaks",
                "use between peaks", shape -> PartUse.of(shape, periods, Part.FLAT).share());
        add(all, "valleyShare", "1", SHAPE, "share of energy in valley hours of the tariff", "little use at night", "use at night",
                shape -> PartUse.of(shape, periods, Part.VALLEY).share());
        add(all, "peakHourRate", "1", NOTE, "mean power in peak hours of the tariff / mean power", "", "",
                shape -> PartUse.of(shape, periods, Part.PEAK).rate());
        add(all, "valleyRate", "1", NOTE, "mean power in valley hours of the tariff / mean power", "", "",
                shape -> PartUse.of(shape, periods, Part.VALLEY).rate());
        add(all, "nightDayRatio", "1", SHAPE, "mean power 1-5 h / mean power 15-19 h", "quiet nights", "busy nights",
                shape -> Shapes.meanIn(shape.typicalKw, hour -> hour >= 1 && hour < 5)
                        / Shapes.meanIn(shape.typicalKw, hour -> hour >= 15 && hour < 19));
        add(all, "peakHour", "h", NOTE, "hour in which the typical weekday is highest", "", "",
                shape -> Shapes.highestHour(shape.weekdayKw));
        add(all, "hoursAboveMidRange", "h", SHAPE, "hours of the typical weekday above (lowest + highest) / 2", "short peak",
                "long plateau",
                shape -> Shapes.hoursAboveMidRange(shape.weekdayKw));
        for (int hour = 0; hour < 24; hour += HOURS_OF_A_SHARE)
            addShare(all, hour);
        add(all, "dailyCv", "1", VARIATION, "standard deviation / mean of the energy of days", "even days", "uneven days",
                shape -> Shapes.variation(shape.days));
        add(all, "weekendRatio", "1", VARIATION, "mean energy of a weekend day / of a weekday", "closed at weekends", "busy weekends",
                shape -> shape.usableWeekendDays < 2 ? Double.NaN : shape.weekendDailyKwh / shape.weekdayDailyKwh);
        add(all, "dayToDayCorrelation", "1", VARIATION, "mean correlation of a day's hours with the day before", "changing days",
                "regular days", Shapes::dayToDayCorrelation);
        add(all, "rampP95", "1", VARIATION, "95th percentile of the change from hour to hour / mean power", "slow changes", "steep changes",
                shape -> LoadShape.quantile(shape.ramps, 0.95) / shape.meanKw);
        all.addAll(ContextFeatures.all(periods));
        addKinds(all);
        return new Features(all, tariffSpread);
    }

    public List<Feature> all() { return all; }

    double tariffSpread() { return tariffSpread; }

    public List<Feature> clustered() { return all.stream().filter(feature -> feature.group() != NOTE).toList(); }

    public Optional<Feature> named(String name) { return Optional.ofNullable(byName.get(name)); }

    SortedMap<String, Double> of(LoadShape shape) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Feature feature : all)
            feature.of(shape).ifPresent(value -> values.put(feature.name(), value));
        return values;
    }

    /** The kind of customer as the features tell it; empty if none does. */
    public String kindOf(Map<String, Double> features) {
        return KINDS.keySet().stream().filter(kind -> Double.valueOf(1).equals(features.get(KINDS.get(kind)))).findFirst().orElse("");
    }

    /** Whether the feature tells what a customer is. */
    public boolean isKind(String feature) { return KINDS.containsValue(feature); }

    private static void addKinds(List<Feature> all) {
        KINDS.forEach((kind, name) -> all
                .add(new Feature(name, "1", COMMERCIAL, false, "1 if the customer is " + kind + ", else 0", "master data", 1, "",
                        WORDS.get(kind), shape -> shape.window.facts().isKind(kind))));
    }

    private static void addShare(List<Feature> all, int from) {
        int to = from + HOURS_OF_A_SHARE;
        String hours = "%d-%d h".formatted(from, to);
        add(all, "share%02dto%02d".formatted(from, to), "1", PROFILE, "share of a weekday's energy " + hours, "little use " + hours,
                "use " + hours, shape -> Shapes.share(shape.weekdayKw, hour -> hour >= from && hour < to));
    }

    private static void add(List<Feature> all, String name, String unit, Group group, String formula, String low, String high,
            java.util.function.ToDoubleFunction<LoadShape> rule) {
        all.add(new Feature(name, unit, group, group == SCALE, formula,
                SOURCES.getOrDefault(name, "readings"), LEAST_DAYS, low, high,
                rule));
    }
}
