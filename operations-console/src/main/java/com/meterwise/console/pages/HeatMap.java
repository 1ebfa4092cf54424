package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** Energy by day and time of a customer's meter, with marks where a value is estimated or doubted. */
final class HeatMap {
    private static final int DAYS = 28;

    private HeatMap() {}

    static Content of(Ask ask) {
        String id = ask.encodedParameter("id");
        JsonNode meters = ask.get(Service.INGESTION, "/v1/meters?customerId=" + id).path("items");
        String last = ask.get(Service.INGESTION, "/v1/status").path("lastClosedDay").asText("");
        if (meters.isEmpty() || !last.matches("\\d{4}-\\d{2}-\\d{2}")) return Content.empty();
        LocalDate to = LocalDate.parse(last);
        String meter = meters.get(0).path("state").path("meterId").asText();
        List<JsonNode> days = ask
                .rows(Service.INGESTION, "/v1/meters/%s/days?from=%s&to=%s".formatted(Ask.encoded(meter), to.minusDays(DAYS - 1), to))
                .items().stream()
                .filter(day -> day.path("channel").asText().equals("importKwh")).toList();
        if (days.isEmpty()) return Content.empty();
        List<Object> points = new ArrayList<>(), flags = new ArrayList<>();
        int most = days.stream().mapToInt(day -> day.path("values").size()).max().orElse(0);
        for (int d = 0; d < days.size(); d++) {
            JsonNode values = days.get(d).path("values");
            String quality = days.get(d).path("quality").asText();
            for (int s = 0; s < values.size(); s++) {
                if (values.get(s).isNumber()) points.add(List.of(s, d, values.get(s).doubleValue()));
                if (s < quality.length() && quality.charAt(s) != 'V') flags.add(List.of(s, d, String.valueOf(quality.charAt(s))));
            }
        }
        List<JsonNode> rows = days.stream()
                .map(day -> Series.row("day", day.path("day"), "kwh", sum(day.path("values")), "grade", day.path("grade"),
                        "quality", day.path("quality").asText().replace("V", "").isEmpty() ? "" : day.path("quality").asText(), "state",
                        day.path("state")))
                .toList();
        return Content
                .of(Table.of(rows, time("day", "Day"), number("kwh", "Energy", 2, "kWh"), badge("grade", "Grade"), badge("state", "State"),
                        text("quality", "Quality, where not all valid")))
                .and(new Figure("heat",
                        ask.say("Energy by day and time of meter %s; marks show readings that are estimated or doubted", meter),
                        Map.of("days", days.stream().map(day -> day.path("day").asText().substring(5)).toList(), "times",
                                Series.clock(most), "unit",
                                "kWh", "points", points, "flags", flags, "flagName", ask.say("Quality"))))
                .note(meter);
    }

    private static double sum(JsonNode values) {
        double sum = 0;
        for (JsonNode value : values)
            sum += value.asDouble(0);
        return sum;
    }
}
