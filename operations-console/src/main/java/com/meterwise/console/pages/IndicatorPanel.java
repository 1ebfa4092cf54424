package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Table;
import com.meterwise.console.panel.Table.Rows;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.ServiceDown;

/** A market indicator beside the demand, day by day: both speak of the same days, so that a person sees whether one follows the other. */
final class IndicatorPanel {
    static final String USUAL = "price.wholesale";
    private static final int USUAL_DAYS = 30;
    /** Hourly values of three regions over two months. */
    private static final int MOST_VALUES = 5_000;
    private static final int MOST_FEEDER_DAYS = 5_000;
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private IndicatorPanel() {}

    static Content of(Ask ask) {
        String name = ask.parameter("indicator", USUAL), last = ask.parameter("to");
        if (!last.matches(DAY)) last = ask.get(Service.INGESTION, "/v1/status").path("lastClosedDay").asText("");
        if (!last.matches(DAY)) return Content.empty();
        LocalDate to = LocalDate.parse(last);
        LocalDate from = ask.parameter("from").matches(DAY) ? LocalDate.parse(ask.parameter("from")) : to.minusDays(USUAL_DAYS - 1);
        ZoneId zone = ask.formats().zone();
        Rows values = ask.rows(Service.INGESTION, "/v1/indicators?indicator=%s&from=%s&to=%s".formatted(Ask.encoded(name),
                from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant()), MOST_VALUES);
        if (values.items().isEmpty())
            return Content.empty().note(ask.say("Nothing is known of %s; the table below tells what there is.", name));
        String unit = values.items().get(0).path("unit").asText("");
        Map<LocalDate, Double> means = means(values.items(), zone), demand = new TreeMap<>();
        String trouble = demand(from, to, demand, ask);
        List<JsonNode> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1))
            rows.add(Series.row("day", day.toString(), "value", means.get(day), "mwh", demand.get(day)));
        return Content
                .of(Table.of(rows, time("day", "Day"), number("value", name, 3, unit), number("mwh", "Demand", 1, "MWh")))
                .and(new Figure("lines", ask.say("%s, mean of each day, beside the demand", name),
                        Map.of("labels", rows.stream().map(row -> row.path("day").asText().substring(5)).toList(), "unit", unit, "unit2",
                                demand.isEmpty() ? "" : "MWh", "series", series(name, rows, demand.isEmpty(), ask))))
                .note(values.more() ? ask.say("more than are shown; narrow the question") : "").note(trouble);
    }

    private static List<Map<String, Object>> series(String name, List<JsonNode> rows, boolean alone, Ask ask) {
        Map<String, Object> value = Series.line(name, numbers(rows, "value"));
        // a monthly figure stands between its days
        value.put("joined", true);
        if (alone) return List.of(value);
        Map<String, Object> mwh = Series.line(ask.say("Demand"), numbers(rows, "mwh"));
        mwh.put("right", true);
        mwh.put("area", true);
        return List.of(value, mwh);
    }

    private static List<Double> numbers(List<JsonNode> rows, String field) {
        List<Double> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.path(field).isNumber() ? row.path(field).doubleValue() : null));
        return numbers;
    }

    /** What was observed; of an indicator that is only forecast, what was forecast. */
    private static Map<LocalDate, Double> means(List<JsonNode> values, ZoneId zone) {
        boolean observed = values.stream().anyMatch(value -> !value.path("issuedAt").isTextual());
        Map<LocalDate, double[]> sums = new TreeMap<>();
        for (JsonNode value : values) {
            if (observed && value.path("issuedAt").isTextual()) continue;
            Instant at = OffsetDateTime.parse(value.path("at").asText()).toInstant();
            double[] sum = sums.computeIfAbsent(at.atZone(zone).toLocalDate(), day -> new double[2]);
            sum[0] += value.path("value").asDouble();
            sum[1]++;
        }
        Map<LocalDate, Double> means = new TreeMap<>();
        sums.forEach((day, sum) -> means.put(day, sum[0] / sum[1]));
        return means;
    }

    /** Energy sold behind all feeders. @return why there is none; empty if there is */
    private static String demand(LocalDate from, LocalDate to, Map<LocalDate, Double> demand, Ask ask) {
        try {
            Rows days = ask.rows(Service.FORECASTING, "/v1/line-losses?from=%s&to=%s".formatted(from, to), MOST_FEEDER_DAYS);
            if (days.more()) return ask.say("The demand of so many feeders and days is not added up here: choose a shorter period.");
            days.items().forEach(day -> demand.merge(LocalDate.parse(day.path("day").asText()), day.path("soldKwh").asDouble() / 1000,
                    Double::sum));
            return "";
        } catch (ServiceDown e) {
            return ask.say("Not asked, since it does not answer: %s", e.service().id());
        }
    }
}
