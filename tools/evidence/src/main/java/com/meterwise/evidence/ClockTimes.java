package com.meterwise.evidence;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clock times as people write them. An offset is read over: what the clock showed is what habits follow. Not thread-safe. */
final class ClockTimes {
    private static final Pattern OFFSET = Pattern.compile("^(.*\\d{2}:\\d{2}.*?)\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})$");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}(\\.\\d+)?|\\d{13}");
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
    private static final List<DateTimeFormatter> DATES = formats("yyyy-M-d", "yyyy/M/d", "d.M.yyyy", "yyyyMMdd", "d-MMM-yyyy", "dMMMyyyy",
            "d MMM yyyy");
    private static final DateTimeFormatter DAY_FIRST = formats("d/M/yyyy").get(0), MONTH_FIRST = formats("M/d/yyyy").get(0);

    /** A Monday, from which lines without a time are counted. */
    private static final LocalDateTime UNDATED = LocalDateTime.of(2001, 1, 1, 0, 0);

    private final Duration undated;
    private final ZoneId zone;
    private int unread;
    private int numbered;
    private Boolean monthFirst;

    /**
     * @param undated distance of lines without a time; null if there has to be one
     * @param zone    of the market, in whose clock times of UTC are then told; null to take the clock as it is written
     */
    ClockTimes(Duration undated, ZoneId zone) {
        this.undated = undated;
        this.zone = zone;
    }

    int unread() { return unread; }

    /** @return what the clock showed; null if nothing can be read */
    LocalDateTime read(String[] row, int[] columns) {
        if (columns.length == 0) {
            if (undated == null) throw new WrongUse("no column holds a time: --time names one, or --interval says how far apart lines are");
            return UNDATED.plus(undated.multipliedBy(numbered++));
        }
        String text = LoadCsv.cell(row, columns[0]);
        for (int i = 1; i < columns.length; i++)
            text = text + " " + LoadCsv.cell(row, columns[i]);
        LocalDateTime at = parse(text.strip());
        if (at == null) unread++;
        return at == null || zone == null ? at : at.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
    }

    static boolean isTime(String cell, String header) {
        if (EPOCH.matcher(cell).matches()) return header.toLowerCase(Locale.ROOT).matches(".*(time|date|epoch|unix|ds).*");
        return cell.indexOf(':') > 0 && new ClockTimes(null, null).parse(cell) != null;
    }

    static boolean isDate(String cell) { return cell.length() >= 8 && new ClockTimes(null, null).date(cell) != null; }

    static boolean isTimeOfDay(String cell) { return TIME_OF_DAY.matcher(cell).matches(); }

    private LocalDateTime parse(String written) {
        if (EPOCH.matcher(written).matches()) {
            double seconds = Double.parseDouble(written);
            return LocalDateTime.ofInstant(Instant.ofEpochSecond((long) (written.length() == 13 ? seconds / 1000 : seconds)),
                    ZoneOffset.UTC);
        }
        String text = written;
        Matcher offset = OFFSET.matcher(text);
        Duration ahead = Duration.ZERO;
        if (offset.matches()) {
            text = offset.group(1).strip();
            if (zone != null) ahead = Duration.ofSeconds(offsetOf(offset.group(2)).getTotalSeconds());
        }
        int split = text.indexOf('T') > 6
                ? text.indexOf('T')
                : text.indexOf(' ') > 0 ? text.lastIndexOf(' ', Math.max(text.indexOf(':'), 0)) : -1;
        if (split < 0 && text.indexOf(':') == 9) split = 9;
        if (split < 0) {
            LocalDate date = date(text);
            return date == null ? null : date.atStartOfDay();
        }
        String day = text.substring(0, split).strip(), time = text.substring(split + 1).strip();
        if (time.matches("(?i)[AP]M") && day.indexOf(' ') > 0) {
            int at = day.lastIndexOf(' ');
            time = day.substring(at + 1) + " " + time;
            day = day.substring(0, at);
        }
        LocalDate date = date(day);
        LocalDateTime at = date == null ? null : at(date, time);
        return at == null ? null : at.minus(ahead);
    }

    private static ZoneOffset offsetOf(String text) { return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text); }

    private static LocalDateTime at(LocalDate date, String time) {
        Matcher parts = Pattern.compile("(?i)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([AP]M)?").matcher(time);
        if (!parts.matches()) return null;
        int hour = Integer.parseInt(parts.group(1)), minute = Integer.parseInt(parts.group(2));
        if (parts.group(4) != null) hour = hour % 12 + (parts.group(4).equalsIgnoreCase("PM") ? 12 : 0);
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (hour > 24 || minute > 59 || second > 59) return null;
        return hour == 24 ? date.plusDays(1).atTime(0, minute, second) : LocalDateTime.of(date, LocalTime.of(hour, minute, second));
    }

    private LocalDate date(String text) {
        for (DateTimeFormatter format : DATES) {
            LocalDate date = parse(text, format);
            if (date != null) return date;
        }
        LocalDate dayFirst = parse(text, DAY_FIRST), month = parse(text, MONTH_FIRST);
        if (monthFirst == null && (dayFirst == null) != (month == null)) monthFirst = dayFirst == null;
        return Boolean.TRUE.equals(monthFirst) || dayFirst == null ? month : dayFirst;
    }

    private static LocalDate parse(String text, DateTimeFormatter format) {
        try {
            return LocalDate.parse(text, format);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<DateTimeFormatter> formats(String... patterns) {
        List<DateTimeFormatter> formats = new ArrayList<>();
        for (String pattern : patterns)
            formats.add(new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH));
        return formats;
    }
}
