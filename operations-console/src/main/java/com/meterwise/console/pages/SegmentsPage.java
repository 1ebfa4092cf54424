package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static com.meterwise.console.panel.Column.yes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Card;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** The segments, where customers lie, how they move, and the models behind. */
final class SegmentsPage {
    private SegmentsPage() {}

    static Area area() {
        return new Area("segments", "Segments", false,
                List.of(Panel.of("cards", "What sets them apart", 12, SegmentsPage::cards).isLive(),
                        Panel.of("map", "Map of customers", 7, SegmentsPage::map),
                        Panel.of("flows", "Moves between segments", 5, SegmentsPage::flows),
                        Panel.of("table", "Compared", 12, SegmentsPage::table),
                        Panel.of("models", "Model versions", 6, SegmentsPage::models),
                        Panel.of("trials", "Indexes for each number of segments", 6, SegmentsPage::trials)),
                List.of(new Deed("train", Role.MANAGER, SegmentsPage::train), new Deed("activate", Role.MANAGER, SegmentsPage::activate)));
    }

    /** The colour of a segment is the same in every chart. */
    static int swatch(String segmentId) {
        return segmentId.replaceAll("\\D", "").isEmpty() ? 9 : Integer.parseInt(segmentId.replaceAll("\\D", "")) % 10;
    }

    private static Content cards(Ask ask) {
        List<JsonNode> segments = ask.rows(Service.SEGMENTATION, "/v1/segments").items();
        List<Double> average = average(segments, "weekdayKw");
        return Content.empty().cards(segments.stream().map(segment -> card(segment, average, ask)).toList());
    }

    private static Card card(JsonNode segment, List<Double> average, Ask ask) {
        String id = segment.path("segmentId").asText();
        JsonNode figures = segment.path("figures");
        List<String> lines = new ArrayList<>();
        lines.add(ask.say("Rule") + ": " + segment.path("rule").path("text").asText("–"));
        segment.path("services").forEach(service -> lines.add(service.asText()));
        return new Card(id + " · " + segment.path("name").asText(), "/segments/" + Ask.encoded(id), swatch(id), lines,
                List.of(OverviewPage.count(ask, "Customers", figures.path("customers")),
                        Fact.of("Of the energy", ask.formats().percent(figures.path("energyShare").asDouble(Double.NaN), 1)),
                        Fact.of("Of the revenue", ask.formats().percent(figures.path("revenueShare").asDouble(Double.NaN), 1))),
                profile(segment, average, ask));
    }

    /** Shapes beside the average's: each as a share of its own mean, since a factory and a flat differ by a thousand. */
    static Figure profile(JsonNode segment, List<Double> average, Ask ask) {
        String id = segment.path("segmentId").asText();
        Map<String, Object> weekday = Series.line(ask.say("Weekday"), shape(Series.numbers(segment.path("figures").path("weekdayKw"), 1)));
        weekday.put("swatch", swatch(id));
        Map<String, Object> weekend = Series.line(ask.say("Weekend"), shape(Series.numbers(segment.path("figures").path("weekendKw"), 1)));
        weekend.put("swatch", swatch(id));
        weekend.put("dashed", true);
        Map<String, Object> all = Series.line(ask.say("All segments, weekday"), shape(average));
        all.put("faint", true);
        return new Figure("lines", ask.say("Typical weekday and weekend of %s beside the average, each as a multiple of its own mean", id),
                Map.of("labels", Series.clock(average.size()), "unit", ask.say("x its mean"), "series", List.of(all, weekday, weekend)));
    }

    static List<Double> average(List<JsonNode> segments, String field) {
        List<Double> sums = new ArrayList<>();
        double customers = 0;
        for (JsonNode segment : segments) {
            double weight = segment.path("figures").path("customers").asDouble();
            List<Double> one = Series.numbers(segment.path("figures").path(field), weight);
            customers += weight;
            for (int i = 0; i < one.size(); i++) {
                double add = one.get(i) == null ? 0 : one.get(i);
                if (i < sums.size()) sums.set(i, sums.get(i) + add);
                else
                    sums.add(add);
            }
        }
        double all = Math.max(1, customers);
        return sums.stream().map(sum -> sum / all).toList();
    }

    static List<Double> shape(List<Double> kw) {
        double mean = kw.stream().mapToDouble(value -> value == null ? 0 : value).average().orElse(0);
        return kw.stream().map(value -> mean == 0 || value == null ? null : (Double) (value / mean)).toList();
    }

    private static Content map(Ask ask) {
        JsonNode answer;
        try {
            answer = ask.get(Service.SEGMENTATION, "/v1/segments/map");
        } catch (Refused e) {
            if (e.status() != 404) throw e;
            return energyMap(ask);
        }
        Map<String, List<Object>> groups = new TreeMap<>();
        List<JsonNode> rows = new ArrayList<>();
        answer.path("items").forEach(point -> {
            rows.add(point);
            groups.computeIfAbsent(point.path("segment").asText("–"), id -> new ArrayList<>())
                    .add(List.of(point.path("x").asDouble(), point.path("y").asDouble(), point.path("customerId").asText()));
        });
        return Content
                .of(Table.of(rows, text("customerId", "Customer").to("/customers/{customerId}"), badge("segment", "Segment"),
                        number("x", "First component", 3, ""), number("y", "Second component", 3, "")))
                .and(scatter(ask, ask.say("First component"), ask.say("Second component"), groups));
    }

    /** Until the service tells the components: where segments lie by energy and by how far apart they are. */
    private static Content energyMap(Ask ask) {
        Map<String, List<Object>> groups = new TreeMap<>();
        List<JsonNode> segments = ask.rows(Service.SEGMENTATION, "/v1/segments").items();
        segments.forEach(segment -> groups.put(segment.path("segmentId").asText(),
                List.of(List.of(segment.path("figures").path("energyShare").asDouble() * 100,
                        segment.path("figures").path("revenueShare").asDouble() * 100, segment.path("name").asText()))));
        return Content
                .of(Table.of(segments, text("segmentId", "Segment").to("/segments/{segmentId}"),
                        percent("figures.energyShare", "Of the energy"),
                        percent("figures.revenueShare", "Of the revenue")))
                .and(scatter(ask, ask.say("Share of the energy") + " %", ask.say("Share of the revenue") + " %", groups))
                .note(ask.say("The segmentation service does not place single customers yet: segments by energy and revenue."));
    }

    private static Figure scatter(Ask ask, String x, String y, Map<String, List<Object>> groups) {
        return new Figure("scatter", ask.say("Customers as points, coloured by segment"), Map.of("x", x, "y", y, "groups",
                groups.entrySet().stream()
                        .map(group -> Map.of("name", group.getKey(), "swatch", swatch(group.getKey()), "points", group.getValue()))
                        .toList()));
    }

    private static Content flows(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.get(Service.SEGMENTATION, "/v1/segments/flows").path("items").forEach(rows::add);
        List<Map<String, Object>> links = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        rows.forEach(flow -> {
            String from = flow.path("from").asText("–"), to = flow.path("to").asText("–");
            names.add("< " + from);
            names.add("> " + to);
            links.add(Map.of("source", "< " + from, "target", "> " + to, "value", flow.path("customers").asDouble()));
        });
        if (links.isEmpty()) return Content.empty();
        return Content
                .of(Table.of(rows, badge("from", "From"), badge("to", "To"), number("customers", "Customers", 0, ""),
                        number("annualKwh", "Energy a year", 0, "kWh")))
                .and(new Figure("flows", ask.say("Customers moving between segments"), Map.of("unit", ask.say("customers"), "links", links,
                        "nodes", names.stream().map(name -> Map.of("name", name, "label", name.substring(2))).toList())));
    }

    private static Content table(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.SEGMENTATION, "/v1/segments"), text("segmentId", "Segment").to("/segments/{segmentId}"),
                text("name", "Name"), badge("level", "Level"), number("figures.customers", "Customers", 0, ""),
                number("figures.annualKwh", "Energy a year", 0, "kWh"), percent("figures.energyShare", "Of the energy"),
                money("figures.annualRevenue", "Revenue a year"), number("silhouette", "Silhouette", 3, ""),
                number("stability", "Stability", 2, ""),
                number("rule.fidelity", "Rule fidelity", 3, "")));
    }

    private static Content models(Ask ask) {
        return Content
                .of(Table.of(ask.rows(Service.SEGMENTATION, "/v1/models"), text("modelId", "Model"), badge("status", "Status"),
                        time("trainingDay", "Trained"), number("provenance.k", "Segments", 0, ""),
                        number("provenance.customers", "Customers", 0, ""),
                        number("drift", "Drift (PSI)", 2, ""), yes("refitProposed", "Refit proposed"))
                        .offering(model -> model.path("status").asText().equals("READY") || model.path("status").asText().equals("RETIRED")
                                ? List.of(Action
                                        .of("Activate", "segments/activate?model=" + Ask.encoded(model.path("modelId").asText()),
                                                Role.MANAGER)
                                        .asking("Customers will be assigned by this model from the next closed day on. Activate it?"))
                                : List.of()))
                .act(List.of(Action.of("Train a model", "segments/train", Role.MANAGER)
                        .with(Field.number("k", "Number of segments (empty: the best)", "").optional())));
    }

    private static Content trials(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.rows(Service.SEGMENTATION, "/v1/models").items().stream().limit(1)
                .forEach(model -> model.path("provenance").path("trials").forEach(trial -> {
                    // one curve an algorithm: the others are in the table of the service
                    if (rows.isEmpty() || trial.path("algorithm").equals(rows.get(0).path("algorithm"))) rows.add(trial);
                }));
        rows.sort(Comparator.comparingInt(trial -> trial.path("k").asInt()));
        if (rows.isEmpty()) return Content.empty();
        return Content
                .of(Table.of(rows, number("k", "Segments", 0, ""), text("algorithm", "Algorithm"),
                        number("silhouette", "Silhouette", 3, ""),
                        number("calinskiHarabasz", "Calinski-Harabasz", 1, ""), number("daviesBouldin", "Davies-Bouldin", 3, ""),
                        number("stability", "Stability", 2, ""), number("squaredError", "Squared error", 1, "")))
                .and(new Figure("lines", ask.say("Silhouette and stability for each number of segments tried"),
                        Map.of("labels", rows.stream().map(row -> row.path("k").asText()).toList(), "unit", "", "series",
                                List.of(Series.line(ask.say("Silhouette"),
                                        rows.stream().map(row -> row.path("silhouette").asDouble()).toList()),
                                        Series.line(ask.say("Stability"),
                                                rows.stream().map(row -> row.path("stability").asDouble()).toList())))));
    }

    private static Done train(Ask ask) {
        String k = ask.parameter("k");
        Map<String, Object> wanted = k.matches("\\d{1,3}") ? Map.of("k", Integer.valueOf(k)) : Map.of();
        JsonNode model = ask.change(Service.SEGMENTATION, "POST", "/v1/models", wanted);
        return Done.of(ask.say("Training %s has begun.", model.path("modelId").asText()));
    }

    private static Done activate(Ask ask) {
        String model = ask.parameter("model");
        ask.change(Service.SEGMENTATION, "POST", "/v1/models/" + Ask.encoded(model) + "/activate", null);
        return Done.of(ask.say("Model %s is active.", model));
    }
}
