package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static com.meterwise.console.panel.Column.yes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** The segments, where customers lie, how they move, and the models behind. */
final class SegmentsPage {
    private SegmentsPage() {}

    static Area area() {
        return new Area("segments", "Segments", false,
                List.of(Panel.of("cards", "What sets them apart", 12, SegmentsPage::cards).isLive(),
                        Panel.of("map", "Map of customers", 7, SegmentMap::map),
                        Panel.of("flows", "Moves between segments", 5, SegmentMap::flows),
                        Panel.of("table", "Compared", 12, SegmentsPage::table),
                        Panel.of("models", "Model versions", 8, SegmentsPage::models).isLive(),
                        Panel.of("trials", "Indexes for each number of segments", 4, SegmentsPage::trials)),
                List.of(new Deed("train", Role.MANAGER, SegmentsPage::train)));
    }

    private static Content cards(Ask ask) {
        List<JsonNode> segments = ask.rows(Service.SEGMENTATION, "/v1/segments").items();
        List<Double> average = SegmentShape.average(segments, "weekdayKw");
        return Content.empty().cards(segments.stream().map(segment -> card(segment, average, ask)).toList());
    }

    private static Card card(JsonNode segment, List<Double> average, Ask ask) {
        String id = segment.path("segmentId").asText();
        JsonNode figures = segment.path("figures");
        List<String> lines = new ArrayList<>();
        lines.add(ask.say("Rule") + ": " + segment.path("rule").path("text").asText("–"));
        segment.path("services").forEach(service -> lines.add(service.asText()));
        return new Card(id + " · " + segment.path("name").asText(), "/segments/" + Ask.encoded(id), SegmentShape.swatch(id), lines,
                List.of(OverviewPage.count(ask, "Customers", figures.path("customers")),
                        Fact.of("Of the energy", ask.formats().percent(figures.path("energyShare").asDouble(Double.NaN), 1)),
                        Fact.of("Of the revenue", ask.formats().percent(figures.path("revenueShare").asDouble(Double.NaN), 1))),
                SegmentShape.profile(segment, average, ask));
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
                .of(Table
                        .of(ask.rows(Service.SEGMENTATION, "/v1/models"), text("modelId", "Model").to("/models/{modelId}"),
                                badge("status", "Status"),
                                time("trainingDay", "Trained"), number("provenance.k", "Segments", 0, ""),
                                number("provenance.customers", "Customers", 0, ""),
                                number("drift", "Drift (PSI)", 2, ""), yes("refitProposed", "Refit proposed"))
                        .offering(ModelPage::activation))
                .act(List.of(Action.of("Train a model", "segments/train", Role.MANAGER)
                        .with(Field.number("k", "Number of segments (empty: the best)", "").optional())));
    }

    private static Content trials(Ask ask) {
        return ask.rows(Service.SEGMENTATION, "/v1/models").items().stream().filter(model -> model.path("status").asText().equals("ACTIVE"))
                .findFirst().map(model -> ModelPage.trials(model, ask)).orElse(Content.empty());
    }

    private static Done train(Ask ask) {
        String k = ask.parameter("k");
        Map<String, Object> wanted = k.matches("\\d{1,3}") ? Map.of("k", Integer.valueOf(k)) : Map.of();
        JsonNode model = ask.change(Service.SEGMENTATION, "POST", "/v1/models", wanted);
        return Done.of(ask.say("Training %s has begun.", model.path("modelId").asText()));
    }
}
