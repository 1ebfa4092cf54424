package com.meterwise.console.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rows a service has answered with, and how to show them.
 *
 * @param actions what a row offers, by its tree
 * @param more    the service holds more than was fetched
 */
public record Table(List<Column> columns, List<JsonNode> rows, Function<JsonNode, List<Action>> actions, boolean more) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public static Table of(Rows rows, Column... columns) {
        return new Table(List.of(columns), rows.items(), row -> List.of(), rows.more());
    }

    public static Table of(Iterable<JsonNode> rows, Column... columns) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEach(all::add);
        return new Table(List.of(columns), all, row -> List.of(), false);
    }

    public Table offering(Function<JsonNode, List<Action>> offered) { return new Table(columns, rows, offered, more); }

    /** Rows as fetched. */
    public record Rows(List<JsonNode> items, boolean more) {
        public Rows {
            items = List.copyOf(items);
        }
    }

    /** The tree at a place named with dots. */
    static JsonNode at(JsonNode row, String key) {
        JsonNode node = row;
        for (String part : key.split("\\."))
            node = node.isArray() ? node.path(Integer.parseInt(part)) : node.path(part);
        return node;
    }

    /** A number, from a number or from money's decimal string; NaN if it is none. */
    static double numberOf(JsonNode value) {
        if (value.isNumber()) return value.doubleValue();
        if (!value.isTextual()) return Double.NaN;
        try {
            return Double.parseDouble(value.textValue());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static String plain(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "";
        if (value.isValueNode()) return value.asText();
        List<String> parts = new ArrayList<>();
        if (value.isArray()) value.forEach(part -> parts.add(plain(part)));
        else
            fields(value).forEach((name, part) -> parts.add(name + " " + plain(part)));
        return String.join(value.isArray() ? ", " : " · ", parts);
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
