package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Table;

/** A forecast as a fan: the median between its deciles, in kW. */
final class Fan {
    private Fan() {}

    /** @param forecast as the forecasting service answers: energies by slot and quantile */
    static Content of(JsonNode forecast, Ask ask) {
        Duration interval = Duration.parse(forecast.path("interval").asText("PT30M"));
        double toKw = 3600.0 / interval.toSeconds();
        JsonNode quantiles = forecast.path("quantiles");
        List<Double> mid = Series.numbers(quantiles.path("0.5"), toKw);
        List<String> labels = Series.slots(forecast.path("start").asText(), interval, mid.size(), ask.formats().zone());
        List<Map<String, Object>> bands = new ArrayList<>();
        bands.add(band(ask.say("8 of 10"), quantiles, "0.1", "0.9", toKw));
        bands.add(band(ask.say("4 of 10"), quantiles, "0.3", "0.7", toKw));
        Figure figure = new Figure("fan", ask.say("Forecast of the next days in kW, the median and the intervals it falls in"),
                Map.of("labels", labels, "unit", "kW", "name", ask.say("Median"), "mid", mid, "bands", bands));
        List<Double> low = Series.numbers(quantiles.path("0.1"), toKw), high = Series.numbers(quantiles.path("0.9"), toKw);
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < mid.size(); i++)
            rows.add(Series.row("at", labels.get(i), "low", low.get(i), "mid", mid.get(i), "high", high.get(i)));
        double kwh = mid.stream().mapToDouble(value -> value == null ? 0 : value / toKw).sum();
        return Content.of(Table.of(rows, text("at", "Time"), number("low", "Low (P10)", 2, "kW"), number("mid", "Median", 2, "kW"),
                number("high", "High (P90)", 2, "kW"))).and(figure)
                .facts(List.of(Fact.of("Made", ask.formats().time(forecast.path("madeAt").asText())),
                        Fact.of("Energy, both days", ask.formats().number(kwh, 0) + " kWh"),
                        Fact.of("Model", forecast.path("model").asText("–")), Fact.of("Grade", forecast.path("grade").asText("–")),
                        Fact.of("MASE", ask.formats().number(forecast.path("mase").asDouble(Double.NaN), 3))));
    }

    private static Map<String, Object> band(String name, JsonNode quantiles, String low, String high, double factor) {
        return Map.of("name", name, "low", Series.numbers(quantiles.path(low), factor), "high",
                Series.numbers(quantiles.path(high), factor));
    }
}
