package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** A forecast as a fan, the median between its deciles in kW, after what came in the last days and what had been issued for them. */
final class Fan {
    private static final List<String> SHOWN = List.of("0.1", "0.3", "0.5", "0.7", "0.9");

    private final List<String> labels = new ArrayList<>();
    private final List<Double> actual = new ArrayList<>();
    private final Map<String, List<Double>> quantiles = new LinkedHashMap<>();
    private final Ask ask;

    private Fan(Ask ask) {
        this.ask = ask;
        SHOWN.forEach(quantile -> quantiles.put(quantile, new ArrayList<>()));
    }

    /** @param level customers, segments, feeders, regions or system; @param id for the system not needed */
    static Content of(String level, String id, Ask ask) {
        boolean all = level.equals("system");
        JsonNode forecast = ask.get(Service.FORECASTING, "/v1/forecasts/" + level + (all ? "" : "/" + Ask.encoded(id)));
        JsonNode came = ask.get(Service.FORECASTING,
                "/v1/actuals/%s/%s".formatted(all ? level : level.substring(0, level.length() - 1), all ? level : Ask.encoded(id)));
        Fan fan = new Fan(ask);
        Duration interval = Duration.parse(forecast.path("interval").asText("PT30M"));
        for (JsonNode day : came.path("items"))
            if (day.path("interval").asText().equals(forecast.path("interval").asText())) fan.add(day, interval);
        int known = fan.labels.size();
        fan.add(forecast, interval);
        return fan.content(forecast, known, 3600.0 / interval.toSeconds());
    }

    /** @param part start, quantiles and perhaps what came: energies by slot */
    private void add(JsonNode part, Duration interval) {
        double toKw = 3600.0 / interval.toSeconds();
        quantiles.forEach((quantile, all) -> all.addAll(Series.numbers(part.path("quantiles").path(quantile), toKw)));
        int slots = quantiles.get("0.5").size() - labels.size();
        labels.addAll(Series.slots(part.path("start").asText(), interval, slots, ask.formats().zone()));
        List<Double> came = Series.numbers(part.path("actual"), toKw);
        actual.addAll(came.isEmpty() ? Collections.nCopies(slots, null) : came);
    }

    private Content content(JsonNode forecast, int known, double toKw) {
        List<Double> low = quantiles.get("0.1"), mid = quantiles.get("0.5"), high = quantiles.get("0.9");
        Map<String, Object> data = new LinkedHashMap<>(Map.of("labels", labels, "unit", "kW", "name", ask.say("Median"), "mid", mid,
                "bands",
                List.of(band(ask.say("8 of 10"), low, high), band(ask.say("4 of 10"), quantiles.get("0.3"), quantiles.get("0.7")))));
        if (known > 0) data.put("actual", Series.line(ask.say("Actual"), actual));
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < mid.size(); i++)
            rows.add(Series.row("at", labels.get(i), "actual", actual.get(i), "low", low.get(i), "mid", mid.get(i), "high", high.get(i)));
        double kwh = mid.stream().skip(known).mapToDouble(value -> value == null ? 0 : value / toKw).sum();
        return Content.of(Table.of(rows, text("at", "Time"), number("actual", "Actual", 2, "kW"), number("low", "Low (P10)", 2, "kW"),
                number("mid", "Median", 2, "kW"), number("high", "High (P90)", 2, "kW")))
                .and(new Figure("fan", ask.say("Forecast of the next days in kW, the median and the intervals it falls in"), data))
                .facts(List.of(Fact.of("Made", ask.formats().time(forecast.path("madeAt").asText())),
                        Fact.of("Energy, both days", ask.formats().number(kwh, 0) + " kWh"),
                        Fact.of("Model", forecast.path("model").asText("–")), Fact.of("Grade", forecast.path("grade").asText("–")),
                        Fact.of("MASE", ask.formats().number(forecast.path("mase").asDouble(Double.NaN), 3))));
    }

    private static Map<String, Object> band(String name, List<Double> low, List<Double> high) {
        return Map.of("name", name, "low", low, "high", high);
    }
}
