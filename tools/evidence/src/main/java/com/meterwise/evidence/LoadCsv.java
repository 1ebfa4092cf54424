package com.meterwise.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * Loads from any table of time and load: comma, semicolon or tab, gzip or plain, one column a series or one row a series and time, a column of
 * temperature and one of holidays if there are such. Which column is what is told by name, else by content.
 */
final class LoadCsv {
    private static final Set<String> LOADS = Set.of("load", "demand", "target", "y", "value", "consumption", "kwh", "mwh", "kw", "mw",
            "energy",
            "power", "usage", "electricity", "demand_mw", "load_mw", "total_load", "total load");
    private static final Set<String> NO_LOADS = Set.of("", "index", "year", "month", "day", "hour", "minute", "week", "weekday",
            "dayofweek",
            "day_of_week", "period", "is_weekend", "weekend", "season", "settlement_period", "quarter", "workday", "working_day");
    private static final Set<String> IDS = Set.of("id", "item_id", "unique_id", "series", "series_id", "meter", "meter_id", "meterid",
            "customer",
            "customer_id", "customerid", "building_id", "household", "lclid");

    /**
     * What the table is to be read by; each may be empty.
     *
     * @param time        column of the time, or two joined by +
     * @param loads       columns of the loads
     * @param temperature column of the temperature
     */
    record Columns(Optional<String> time, List<String> loads, Optional<String> temperature) {}

    private final List<String> header;
    private final List<String[]> rows;
    final List<String> remarks = new ArrayList<>();

    private LoadCsv(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static LoadCsv of(Path file) throws IOException {
        char separator = separator(file);
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text(file))) {
            for (CsvRecord record : csv)
                rows.add(record.getFields().stream().map(String::strip).toArray(String[]::new));
        }
        if (rows.size() < 2) throw new WrongUse("%s has %d lines".formatted(file, rows.size()));
        boolean bare = Arrays.stream(rows.get(0)).allMatch(cell -> number(cell) == number(cell));
        List<String> header = new ArrayList<>();
        for (int i = 0; i < rows.get(0).length; i++)
            header.add(bare ? "column " + (i + 1) : rows.get(0)[i]);
        return new LoadCsv(header, bare ? rows : rows.subList(1, rows.size()));
    }

    /** By name of series, in the order of the table. */
    Map<String, TimedLoad> loads(Columns asked, ClockTimes times) {
        int[] time = timeColumns(asked.time());
        Optional<Integer> temperature = asked.temperature().map(this::column);
        Optional<Integer> holiday = like("holiday");
        Optional<Integer> id = idColumn(time);
        List<Integer> loads = asked.loads().isEmpty()
                ? loadColumns(time, temperature, holiday, id)
                : asked.loads().stream().map(this::column).toList();
        if (loads.isEmpty())
            throw new WrongUse("none of the columns %s holds loads; --load names one".formatted(String.join(", ", header)));
        Map<String, TimedLoad> series = new LinkedHashMap<>();
        for (String[] row : rows) {
            LocalDateTime at = times.read(row, time);
            if (at == null) continue;
            for (int column : loads) {
                String name = id.map(k -> cell(row, k)).orElse(header.get(column));
                series.computeIfAbsent(name, key -> new TimedLoad()).add(at, number(cell(row, column)),
                        temperature.map(k -> number(cell(row, k))).orElse(Double.NaN),
                        holiday.map(k -> isTrue(cell(row, k))).orElse(false));
            }
        }
        if (times.unread() > 0) remarks.add("%d lines without a time that can be read are left out".formatted(times.unread()));
        if (times.unread() == rows.size())
            throw new WrongUse("no time can be read in column %s: --time names another".formatted(header.get(time[0])));
        if (temperature.isEmpty())
            like("temp").ifPresent(k -> remarks.add("column %s is not used; --covariate %s would".formatted(header.get(k), header.get(k))));
        return series;
    }

    private int[] timeColumns(Optional<String> asked) {
        if (asked.isPresent()) return Arrays.stream(asked.get().split("\\+")).mapToInt(this::column).toArray();
        String[] first = rows.get(0);
        int date = -1;
        for (int i = 0; i < header.size(); i++) {
            String cell = cell(first, i);
            if (ClockTimes.isTime(cell, header.get(i))) return new int[]{ i };
            if (date < 0 && ClockTimes.isDate(cell)) date = i;
        }
        if (date >= 0) {
            for (int i = 0; i < header.size(); i++)
                if (ClockTimes.isTimeOfDay(cell(first, i))) return new int[]{ date, i };
            throw new WrongUse("column %s has dates, and no column has the time of day".formatted(header.get(date)));
        }
        return new int[0];
    }

    private List<Integer> loadColumns(int[] time, Optional<Integer> temperature, Optional<Integer> holiday, Optional<Integer> id) {
        List<Integer> loads = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            if (Arrays.stream(time).anyMatch(t -> t == column) || temperature.filter(k -> k == column).isPresent()
                    || holiday.filter(k -> k == column).isPresent() || id.filter(k -> k == column).isPresent())
                continue;
            String name = header.get(i).toLowerCase(Locale.ROOT);
            if (NO_LOADS.contains(name) || isWeather(name) || !isNumeric(i)) continue;
            if (LOADS.contains(name)) return List.of(i);
            loads.add(i);
        }
        return loads;
    }

    private static boolean isWeather(String name) {
        return name.contains("temp") || name.contains("humid") || name.contains("wind") || name.contains("irrad")
                || name.contains("radiation")
                || name.contains("weather") || name.contains("price") || name.contains("cloud") || name.contains("pressure")
                || name.contains("rain");
    }

    private Optional<Integer> idColumn(int[] time) {
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            if (IDS.contains(header.get(i).toLowerCase(Locale.ROOT)) && Arrays.stream(time).noneMatch(t -> t == column))
                return Optional.of(i);
        }
        return Optional.empty();
    }

    private boolean isNumeric(int column) {
        int seen = 0;
        for (int r = 0; r < rows.size() && seen < 50; r++) {
            String cell = cell(rows.get(r), column);
            if (isMissing(cell)) continue;
            if (Double.isNaN(number(cell))) return false;
            seen++;
        }
        return seen > 0;
    }

    /** The column of this name in any case, else the only one whose name begins with it, or holds it. */
    private int column(String name) {
        String asked = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < header.size(); i++)
            if (header.get(i).toLowerCase(Locale.ROOT).equals(asked)) return i;
        return like(asked).or(() -> asked.length() > 4 ? like(asked.substring(0, 4)) : Optional.empty())
                .orElseThrow(() -> new WrongUse("there is no column %s among %s".formatted(name, String.join(", ", header))));
    }

    private Optional<Integer> like(String part) {
        for (int i = 0; i < header.size(); i++)
            if (header.get(i).toLowerCase(Locale.ROOT).contains(part)) return Optional.of(i);
        return Optional.empty();
    }

    static String cell(String[] row, int column) { return column < row.length ? row[column] : ""; }

    static boolean isMissing(String cell) {
        return cell.isEmpty() || Set.of("na", "nan", "null", "none", "-", "n/a", "?", "missing").contains(cell.toLowerCase(Locale.ROOT));
    }

    private static boolean isTrue(String cell) {
        String text = cell.toLowerCase(Locale.ROOT);
        return !isMissing(text) && !text.equals("false") && !text.equals("0") && !text.equals("0.0") && !text.equals("no")
                && !text.equals("f");
    }

    /** NaN if it is none; a decimal comma is understood. */
    static double number(String cell) {
        if (cell.isEmpty() || !(Character.isDigit(cell.charAt(0)) || "-+.".indexOf(cell.charAt(0)) >= 0)) return Double.NaN;
        try {
            return Double.parseDouble(cell.indexOf(',') >= 0 && cell.indexOf('.') < 0 ? cell.replace(',', '.') : cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static char separator(Path file) throws IOException {
        StringBuilder head = new StringBuilder();
        try (Reader text = text(file)) {
            for (int c = text.read(); c >= 0 && c != '\n' && head.length() < 1_000_000; c = text.read())
                head.append((char) c);
        }
        char most = ',';
        for (char candidate : new char[]{ ';', '\t', '|' })
            if (head.chars().filter(c -> c == candidate).count() > head.chars().filter(c -> c == ',').count()) most = candidate;
        return most;
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(4);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        InputStream plain = new BufferedInputStream(gzip ? new GZIPInputStream(bytes) : bytes);
        plain.mark(4);
        if (plain.read() != 0xef || plain.read() != 0xbb || plain.read() != 0xbf) plain.reset();
        return new InputStreamReader(plain, StandardCharsets.UTF_8);
    }
}
