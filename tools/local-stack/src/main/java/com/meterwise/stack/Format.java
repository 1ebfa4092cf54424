package com.meterwise.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a file of readings is written down. */
enum Format {
    CSV_COLUMNS("text/csv", "columns"), CSV_LONG("text/csv", "long"), CSV_DAYS("text/csv", "days"), NDJSON("application/x-ndjson",
            ""), JSON(
                    "application/x-ndjson", ""), XML("application/xml", "");

    private final String contentType;
    private final String shape;

    Format(String contentType, String shape) {
        this.contentType = contentType;
        this.shape = shape;
    }

    /** As it is sent; an array is sent block by block. */
    String contentType() { return contentType; }

    /** Empty if it is no CSV. */
    String shape() { return shape; }

    boolean isCsv() { return !shape.isEmpty(); }

    /** @param name as typed: csv-columns, csv-long, csv-days, ndjson, json, xml */
    static Format named(String name) {
        return Arrays.stream(values()).filter(format -> format.name().replace('_', '-').equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("formats are csv-columns, csv-long, csv-days, ndjson, json, xml and auto"));
    }

    /** By what the file begins with. */
    static Format of(String firstLine) {
        String line = firstLine.replace("\uFEFF", "").strip();
        if (line.startsWith("<")) return XML;
        if (line.startsWith("[")) return JSON;
        if (line.startsWith("{")) return line.endsWith("}") ? NDJSON : JSON;
        List<String> header = List.of(line.toLowerCase(Locale.ROOT).split("[,;]"));
        if (header.contains("meterid") && header.contains("start")) return CSV_LONG;
        if (header.contains("meterid") && header.contains("day")) return CSV_DAYS;
        return CSV_COLUMNS;
    }
}
