package com.meterwise.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** From the services' arrays to what charts and tables want. */
final class Series {
    private static final DateTimeFormatter SLOT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private Series() {}

    /** What is no number is null, and so a gap in the chart. */
    static List<Double> numbers(JsonNode array, double factor) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(value -> numbers.add(value.isNumber() ? value.doubleValue() * factor : null));
        return numbers;
    }

    static List<String> slots(String start, Duration interval, int count, ZoneId zone) {
        Instant at = OffsetDateTime.parse(start).toInstant();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++)
            labels.add(SLOT.format(at.plus(interval.multipliedBy(i)).atZone(zone)));
        return labels;
    }

    /** Labels of a day's parts: 00:00, 00:30, … */
    static List<String> clock(int parts) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int minutes = i * 24 * 60 / Math.max(1, parts);
            labels.add("%02d:%02d".formatted(minutes / 60, minutes % 60));
        }
        return labels;
    }

    static Map<String, Object> line(String name, List<?> values) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", name);
        line.put("values", values);
        return line;
    }

    /** A row of the table behind a chart, of names and values in turn. */
    static JsonNode row(Object... parts) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parts.length; i += 2) {
            String name = (String) parts[i];
            Object value = parts[i + 1];
            if (value instanceof Number number) row.put(name, number.doubleValue());
            else if (value instanceof JsonNode node) row.set(name, node);
            else if (value == null) row.putNull(name);
            else
                row.put(name, value.toString());
        }
        return row;
    }

    static double sum(Iterable<JsonNode> rows, String field) {
        double sum = 0;
        for (JsonNode row : rows)
            sum += row.path(field).asDouble(0);
        return sum;
    }

    static String percent(JsonNode share) { return share.isNumber() ? "%.1f %%".formatted(100 * share.doubleValue()) : "–"; }
}
