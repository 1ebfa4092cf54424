package com.meterwise.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;

/**
 * Reads meters from CSV, also gzipped. Long: a header with a meter, a time and a value, a line a reading, a label if there is a column of that
 * name. Columns: a time (or a date and a time), then a column a meter; columns that hold no numbers, as names of weekdays, are passed over.
 * Values are kWh of a slot; empty is missing.
 */
final class MeterFile {
    private static final List<String> METER = List.of("meterid", "meter", "id", "lclid", "customerid", "customer");
    private static final List<String> VALUE = List.of("kwh", "value", "energy", "consumption");
    private static final List<String> LABEL = List.of("label", "class", "type", "archetype");

    private final ZoneId zone;
    private final boolean zerosAreMissing;
    private final SortedMap<String, NavigableMap<Instant, Double>> values = new TreeMap<>();
    private final Map<String, String> labels = new HashMap<>();

    private MeterFile(ZoneId zone, boolean zerosAreMissing) {
        this.zone = zone;
        this.zerosAreMissing = zerosAreMissing;
    }

    /** Files named on a command line, separated by commas. */
    static List<Path> files(String names) {
        List<Path> files = Arrays.stream(names.split(",")).map(Path::of).toList();
        for (Path file : files)
            if (!Files.isReadable(file)) throw new WrongUse("there is no readable file " + file);
        return files;
    }

    /** @throws WrongUse if no meter can be found in a file */
    static Population read(List<Path> files, ZoneId zone, boolean zerosAreMissing) throws IOException {
        MeterFile reader = new MeterFile(zone, zerosAreMissing);
        for (Path file : files)
            reader.read(file);
        return reader.population();
    }

    private void read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                                StandardCharsets.UTF_8))) {
            String header = in.readLine();
            if (header == null) throw new WrongUse(file + " is empty");
            char separator = header.chars().filter(c -> c == ';').count() > header.chars().filter(c -> c == ',').count() ? ';' : ',';
            List<String> names = Csv.cells(header.replace("\uFEFF", ""), separator).stream().map(String::strip).toList();
            List<String> small = names.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)).toList();
            int meter = first(small, METER);
            int value = small.stream().filter(name -> VALUE.stream().anyMatch(name::startsWith)).findFirst().map(small::indexOf).orElse(-1);
            if (meter >= 0 && value >= 0) readLong(in, separator, small, meter, value);
            else
                readColumns(in, separator, names);
        }
        if (values.isEmpty()) throw new WrongUse("no meter found in " + file);
    }

    private void readLong(BufferedReader in, char separator, List<String> names, int meter, int value) throws IOException {
        int label = first(names, LABEL);
        int time = -1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> cells = Csv.cells(line, separator);
            if (cells.size() <= Math.max(meter, value)) continue;
            for (int i = 0; time < 0 && i < cells.size(); i++)
                if (i != meter && i != value && Times.read(cells.get(i), zone) != null) time = i;
            if (time < 0) throw new WrongUse("no time in: " + line);
            if (label >= 0 && cells.size() > label) labels.put(cells.get(meter), cells.get(label));
            put(cells.get(meter), Times.read(cells.get(time), zone), Csv.number(cells.get(value)));
        }
    }

    private void readColumns(BufferedReader in, char separator, List<String> names) throws IOException {
        int[] time = null;
        boolean[] meters = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> cells = Csv.cells(line, separator);
            if (time == null) {
                time = timeColumns(cells);
                meters = new boolean[names.size()];
                for (int i = time[time.length - 1] + 1; i < meters.length; i++)
                    meters[i] = i < cells.size() && (cells.get(i).isBlank() || !Double.isNaN(Csv.number(cells.get(i))));
            }
            Instant at = Times.read(time.length == 1 ? cells.get(time[0]) : cells.get(time[0]) + " " + cells.get(time[1]), zone);
            for (int i = 0; i < Math.min(meters.length, cells.size()); i++)
                if (meters[i]) put(names.get(i), at, Csv.number(cells.get(i)));
        }
    }

    private int[] timeColumns(List<String> cells) {
        for (int i = 0; i < Math.min(3, cells.size()); i++) {
            if (i + 1 < cells.size() && !cells.get(i).contains(":") && Times.read(cells.get(i) + " " + cells.get(i + 1), zone) != null)
                return new int[]{ i, i + 1 };
            if (Times.read(cells.get(i), zone) != null) return new int[]{ i };
        }
        throw new WrongUse("no time among the first columns: " + cells.subList(0, Math.min(3, cells.size())));
    }

    private void put(String meter, Instant at, double kwh) {
        if (at == null || Double.isNaN(kwh) || zerosAreMissing && kwh == 0) return;
        values.computeIfAbsent(meter, id -> new TreeMap<>()).put(at, kwh);
    }

    private Population population() {
        MarketTime time = new MarketTime(zone);
        SortedMap<String, List<MeterDay>> days = new TreeMap<>();
        values.forEach((meter, series) -> {
            Duration interval = interval(series);
            Map<LocalDate, double[]> byDay = new TreeMap<>();
            series.forEach((at, kwh) -> {
                LocalDate day = time.dayOf(at);
                double[] slots = byDay.computeIfAbsent(day, date -> missing(time.slots(date, interval)));
                if (time.isAligned(at, interval)) slots[time.slotOf(at, interval)] = kwh;
            });
            days.put(meter, byDay.entrySet().stream()
                    .map(day -> new MeterDay(meter, meter, day.getKey(), interval, SlotEnergy.ofKwh(day.getValue()), 1, 0)).toList());
        });
        return new Population(days, Map.of(), labels, time);
    }

    /** The commonest step. */
    private static Duration interval(NavigableMap<Instant, Double> series) {
        Map<Long, Integer> steps = new HashMap<>();
        Instant before = null;
        for (Instant at : series.keySet()) {
            if (before != null) steps.merge(Duration.between(before, at).toSeconds(), 1, Integer::sum);
            before = at;
        }
        return Duration.ofSeconds(steps.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(3600L));
    }

    private static double[] missing(int slots) {
        double[] values = new double[slots];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static int first(List<String> names, List<String> wanted) {
        return wanted.stream().filter(names::contains).findFirst().map(names::indexOf).orElse(-1);
    }
}
