package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static com.meterwise.console.panel.Column.yes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** One segment. */
final class SegmentPage {
    private SegmentPage() {}

    static Area area() {
        return new Area("segments.one", "Segment", true, List.of(Panel.of("about", "What it is", 6, SegmentPage::about),
                Panel.of("profile", "Typical days", 6, SegmentPage::profile), Panel.of("needs", "Service needs", 6, SegmentPage::needs),
                Panel.of("centre", "Its centre", 6, SegmentPage::centre),
                Panel.of("customers", "Its customers", 12, SegmentPage::customers)),
                List.of());
    }

    private static JsonNode segment(Ask ask) { return ask.get(Service.SEGMENTATION, "/v1/segments/" + ask.encodedParameter("id")); }

    private static Content about(Ask ask) {
        JsonNode segment = segment(ask), figures = segment.path("figures"), rule = segment.path("rule");
        return Content.empty().note(segment.path("name").asText()).note(segment.path("description").asText())
                .note(ask.say("Rule") + ": " + rule.path("text").asText("–"))
                .facts(List.of(OverviewPage.count(ask, "Customers", figures.path("customers")),
                        OverviewPage.count(ask, "Energy a year, kWh", figures.path("annualKwh")),
                        Fact.of("Revenue a year", ask.formats().money(figures.path("annualRevenue").asDouble(Double.NaN))),
                        Fact.of("Silhouette", ask.formats().number(segment.path("silhouette").asDouble(Double.NaN), 3)),
                        Fact.of("Stability", ask.formats().number(segment.path("stability").asDouble(Double.NaN), 2)),
                        Fact.of("Rule fidelity", ask.formats().percent(rule.path("fidelity").asDouble(Double.NaN), 1)),
                        Fact.of("Lineage", segment.path("lineage").asText("–"))));
    }

    private static Content profile(Ask ask) {
        JsonNode figures = segment(ask).path("figures");
        List<Double> weekday = Series.numbers(figures.path("weekdayKw"), 1), weekend = Series.numbers(figures.path("weekendKw"), 1);
        List<String> labels = Series.clock(weekday.size());
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < weekday.size(); i++)
            rows.add(Series.row("time", labels.get(i), "weekday", weekday.get(i), "weekend", weekend.get(i)));
        return Content
                .of(Table.of(rows, text("time", "Time"), number("weekday", "Weekday", 3, "kW"), number("weekend", "Weekend", 3, "kW")))
                .and(new Figure("lines", ask.say("Mean load of a customer of the segment on weekdays and weekends, in kW"),
                        Map.of("labels", labels,
                                "unit", "kW", "series",
                                List.of(Series.line(ask.say("Weekday"), weekday), Series.line(ask.say("Weekend"), weekend)))));
    }

    private static Content needs(Ask ask) {
        return Content.of(Table.of(segment(ask).path("needs"), badge("kind", "Need"), number("score", "Score", 3, ""),
                number("others", "Elsewhere", 3, ""), number("superiority", "Superiority", 3, ""), number("p", "p", 4, ""),
                yes("differs", "Differs"), text("because", "Because")));
    }

    private static Content centre(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        segment(ask).path("centroid").properties()
                .forEach(one -> rows.add(Series.row("feature", one.getKey(), "value", one.getValue())));
        return Content.of(Table.of(rows, text("feature", "Feature"), number("value", "Value", 3, "")));
    }

    private static Content customers(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.SEGMENTATION, "/v1/segments/" + ask.encodedParameter("id") + "/customers"),
                text("customerId", "Customer").to("/customers/{customerId}"), time("since", "Since"), number("margin", "Margin", 3, "")));
    }
}
