package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;

/**
 * Customers around the standard load profiles of the German industry, a class each (households, seven kinds of business, three of farms), as the
 * published series of quarter-hours gives them: of any size, up to half an hour early or late, with noise that lasts hours and days that
 * are more or less busy. Nobody here drew the shapes.
 */
final class StandardClasses {
    private static final int DAYS = 90;
    private static final double LASTING = 0.7;

    private final List<String> classes;
    /** Mean kW of the hour, by class, season and weekday, hour of the week from Monday. */
    private final Map<String, double[]> week = new HashMap<>();

    private StandardClasses(List<String> classes) { this.classes = classes; }

    /** @param series a header with {@code weekday} (1 = Monday) and a column a class after it; quarter-hours of a year */
    static StandardClasses read(Path series) throws IOException {
        List<String> lines = Files.readAllLines(series);
        List<String> header = List.of(lines.get(0).split(","));
        int weekday = header.indexOf("weekday");
        StandardClasses standard = new StandardClasses(header.subList(weekday + 1, header.size()));
        Map<String, int[]> counts = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            int hour = Integer.parseInt(cells[0].substring(11, 13));
            int at = (Integer.parseInt(cells[weekday]) - 1) % 7 * 24 + hour;
            if (!cells[weekday - 1].startsWith("winter")) continue;
            for (int i = 0; i < standard.classes.size(); i++) {
                String name = standard.classes.get(i);
                standard.week.computeIfAbsent(name, id -> new double[168])[at] += Double.parseDouble(cells[weekday + 1 + i]);
                counts.computeIfAbsent(name, id -> new int[168])[at]++;
            }
        }
        standard.week.forEach((name, hours) -> {
            for (int hour = 0; hour < hours.length; hour++)
                hours[hour] /= counts.get(name)[hour];
        });
        return standard;
    }

    int count() { return classes.size(); }

    Population population(int ofEach, long seed) {
        SortedMap<String, List<MeterDay>> days = new TreeMap<>();
        Map<String, String> labels = new HashMap<>();
        for (String name : classes)
            for (int i = 0; i < ofEach; i++) {
                String id = "%s-%03d".formatted(name, i);
                labels.put(id, name);
                days.put(id, days(id, week.get(name), new Random(seed * 1_000_003 + id.hashCode())));
            }
        return new Population(days, Map.of(), labels, new MarketTime(ZoneId.of("UTC")));
    }

    private static List<MeterDay> days(String id, double[] week, Random random) {
        double size = Math.exp(1.2 * random.nextGaussian()) * 10;
        double late = random.nextDouble() - 0.5;
        double flat = 0.15 * random.nextDouble();
        double mean = java.util.Arrays.stream(week).average().orElseThrow();
        double noise = random.nextGaussian();
        List<MeterDay> days = new ArrayList<>();
        LocalDate monday = LocalDate.of(2024, 1, 1).with(DayOfWeek.MONDAY);
        for (int day = 0; day < DAYS; day++) {
            double busy = Math.max(0.3, 1 + 0.12 * random.nextGaussian());
            double[] kwh = new double[24];
            for (int hour = 0; hour < 24; hour++) {
                int at = day % 7 * 24 + hour;
                double before = week[(at + 167) % 168];
                double after = week[(at + 1) % 168];
                double typical = (1 - Math.abs(late)) * week[at] + Math.abs(late) * (late > 0 ? before : after);
                noise = LASTING * noise + Math.sqrt(1 - LASTING * LASTING) * random.nextGaussian();
                kwh[hour] = size / mean * busy * (flat * mean + (1 - flat) * typical) * Math.max(0.1, 1 + 0.25 * noise);
            }
            days.add(new MeterDay(id, id, monday.plusDays(day), Duration.ofHours(1), SlotEnergy.ofKwh(kwh), 1, 0));
        }
        return days;
    }
}
