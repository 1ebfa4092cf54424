package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** Where customers lie, and how they go from segment to segment. */
final class SegmentMap {
    private static final int NAMED = 3;

    private SegmentMap() {}

    static Content map(Ask ask) {
        JsonNode answer = ask.get(Service.SEGMENTATION, "/v1/segments/map");
        Map<String, List<Object>> groups = new TreeMap<>();
        List<JsonNode> rows = new ArrayList<>();
        answer.path("items").forEach(point -> {
            rows.add(point);
            groups.computeIfAbsent(point.path("segment").asText("–"), id -> new ArrayList<>())
                    .add(List.of(point.path("x").asDouble(), point.path("y").asDouble(), point.path("customerId").asText()));
        });
        if (rows.isEmpty()) return Content.empty();
        String x = axis(ask.say("First component"), answer.path("x"), ask), y = axis(ask.say("Second component"), answer.path("y"), ask);
        return Content
                .of(Table.of(rows, text("customerId", "Customer").to("/customers/{customerId}"), badge("segment", "Segment"),
                        number("x", "First component", 3, ""), number("y", "Second component", 3, "")))
                .and(new Figure("scatter", ask.say("Customers as points, coloured by segment"), Map.of("x", x, "y", y, "groups",
                        groups.entrySet().stream()
                                .map(group -> Map.of("name", group.getKey(), "swatch", SegmentShape.swatch(group.getKey()), "points",
                                        group.getValue()))
                                .toList())))
                .note(ask.say("Customers near each other use energy alike. Turn the wheel over the chart to look closer."))
                .note(made(x, answer.path("x"))).note(made(y, answer.path("y")));
    }

    /** With its share of the differences between customers. */
    private static String axis(String name, JsonNode component, Ask ask) {
        return component.isObject()
                ? "%s, %s".formatted(name, ask.formats().percent(component.path("share").asDouble(Double.NaN), 0))
                : name;
    }

    /** The features that weigh most in an axis. */
    private static String made(String axis, JsonNode component) {
        if (!component.isObject()) return "";
        return axis + ": " + component.path("loadings").properties().stream()
                .sorted((a, b) -> Double.compare(Math.abs(b.getValue().asDouble()), Math.abs(a.getValue().asDouble()))).limit(NAMED)
                .map(one -> (one.getValue().asDouble() < 0 ? "−" : "+") + one.getKey()).collect(Collectors.joining(" "));
    }

    static Content flows(Ask ask) {
        JsonNode answer = ask.get(Service.SEGMENTATION, "/v1/segments/flows");
        List<JsonNode> rows = new ArrayList<>();
        answer.path("items").forEach(flow -> rows
                .add(Series.row("from", flow.path("from").asText("null").equals("null") ? ask.say("new") : flow.path("from").asText(), "to",
                        flow.path("to").asText("null").equals("null") ? ask.say("gone") : flow.path("to").asText(), "customers",
                        flow.path("customers"), "annualKwh", flow.path("annualKwh"))));
        if (rows.isEmpty()) return Content.empty();
        return Content
                .of(Table.of(rows, badge("from", "From"), badge("to", "To"), number("customers", "Customers", 0, ""),
                        number("annualKwh", "Energy a year", 0, "kWh")))
                .and(figure(rows, ask.say("Customers moving between segments"), ask))
                .note(ask.formats().time(answer.path("from").asText("")) + " – " + ask.formats().time(answer.path("to").asText("")));
    }

    /** @param rows of from, to and customers */
    static Figure figure(List<JsonNode> rows, String label, Ask ask) {
        List<Map<String, Object>> links = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        rows.forEach(flow -> {
            String from = "< " + flow.path("from").asText(), to = "> " + flow.path("to").asText();
            names.add(from);
            names.add(to);
            links.add(Map.of("source", from, "target", to, "value", flow.path("customers").asDouble()));
        });
        return new Figure("flows", label, Map.of("unit", ask.say("customers"), "links", links, "nodes",
                names.stream().map(name -> Map.of("name", name, "label", name.substring(2), "swatch", SegmentShape.swatch(name)))
                        .toList()));
    }
}
