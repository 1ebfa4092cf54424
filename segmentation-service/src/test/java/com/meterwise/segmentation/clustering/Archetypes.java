package com.meterwise.segmentation.clustering;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfiles;
import com.meterwise.segmentation.features.LoadWindow;
import com.meterwise.segmentation.features.Periods;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;

/** Customers of known kinds, of any size, with noise: what a clustering should find again. */
public final class Archetypes {
    public static final List<String> KINDS = List.of("office", "plant", "household", "nightStorage");
    public static final Features FEATURES = Features
            .of(new Periods(Set.of(8, 9, 10, 11, 17, 18, 19, 20), Set.of(22, 23, 0, 1, 2, 3, 4, 5)));

    private Archetypes() {}

    /** Four weeks of each customer; the kind is the part of the id before the dash. */
    public static List<LoadProfile> profiles(int ofEach, LocalDate to, long seed) {
        LoadProfiles profiles = new LoadProfiles(FEATURES, new MarketTime(ZoneId.of("UTC")));
        List<LoadProfile> all = new ArrayList<>();
        for (String kind : KINDS)
            for (int i = 0; i < ofEach; i++) {
                String id = "%s-%03d".formatted(kind, i);
                Random random = new Random(seed * 1_000_003 + id.hashCode());
                double size = Math.exp(random.nextGaussian());
                List<CustomerDay> days = to.minusDays(27).datesUntil(to.plusDays(1)).map(day -> day(id, kind, day, size, random)).toList();
                all.add(profiles.of(new LoadWindow(id, to.minusDays(89), to, days, null, 1)).orElseThrow());
            }
        return all;
    }

    private static CustomerDay day(String id, String kind, LocalDate day, double size, Random random) {
        double level = size * (1 + 0.1 * random.nextGaussian());
        double[] kwh = new double[24];
        for (int hour = 0; hour < 24; hour++)
            kwh[hour] = Math.max(0.001, level * kw(kind, hour, MarketTime.isWeekend(day)) * (1 + 0.1 * random.nextGaussian()));
        return CustomerDay.of(List.of(new MeterDay(id, "M-" + id, day, java.time.Duration.ofHours(1), SlotEnergy.ofKwh(kwh), 1, 0)));
    }

    public static double kw(String kind, int hour, boolean weekend) {
        return switch (kind) {
            case "office" -> !weekend && hour >= 8 && hour < 18 ? 10 : 2;
            case "plant" -> 20;
            case "household" -> hour >= 18 && hour < 23 ? 3 : hour >= 6 && hour < 9 ? 2 : weekend && hour > 9 ? 1.5 : 0.6;
            case "nightStorage" -> hour < 6 ? 8 : 0.7;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Adjusted Rand index of two labellings: 1 the same, 0 as good as chance. */
    public static double adjustedRandIndex(List<String> a, List<String> b) {
        java.util.Map<String, Long> cells = new java.util.HashMap<>();
        java.util.Map<String, Long> rows = new java.util.HashMap<>();
        java.util.Map<String, Long> columns = new java.util.HashMap<>();
        for (int i = 0; i < a.size(); i++) {
            cells.merge(a.get(i) + "|" + b.get(i), 1L, Long::sum);
            rows.merge(a.get(i), 1L, Long::sum);
            columns.merge(b.get(i), 1L, Long::sum);
        }
        double both = pairs(cells);
        double expected = pairs(rows) * pairs(columns) / (a.size() * (a.size() - 1) / 2.0);
        double most = (pairs(rows) + pairs(columns)) / 2;
        return (both - expected) / (most - expected);
    }

    private static double pairs(java.util.Map<String, Long> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
