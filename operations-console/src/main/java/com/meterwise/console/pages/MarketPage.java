package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

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
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Service;

/** The market around: how concentrated it is, who buys what, prices beside demand. */
final class MarketPage {
    private static final String[] BY = { "sector", "voltage", "region", "tier" };

    private MarketPage() {}

    static Area area() {
        Choice from = Choice.of("from", "From"), to = Choice.of("to", "To");
        return new Area("market", "Market", false,
                List.of(Panel.of("figures", "Concentration", 12, MarketPage::figures).choosing(from, to).follows(),
                        Panel.of("pareto", "Pareto curve", 6, MarketPage::pareto).follows(),
                        Panel.of("shares", "Shares", 6, MarketPage::shares).choosing(Choice.of("by", "By", BY)).follows(),
                        Panel.of("indicators", "Indicators beside the demand", 12, IndicatorPanel::of).choosing(
                                Choice.of("indicator", "Indicator"), from,
                                to),
                        Panel.of("names", "Indicators there are", 6, MarketPage::names),
                        Panel.of("packages", "Competitors' offers", 6, MarketPage::packages)),
                List.of());
    }

    private static JsonNode status(Ask ask) {
        String by = ask.parameter("by", BY[0]);
        if (!List.of(BY).contains(by)) throw new Refused(400, ask.say("No such grouping"), by);
        return ask.get(Service.SEGMENTATION, "/v1/market-status?by=" + by + period(ask, "&"));
    }

    private static String period(Ask ask, String glue) {
        StringBuilder period = new StringBuilder();
        for (String end : List.of("from", "to"))
            if (ask.parameter(end).matches("\\d{4}-\\d{2}-\\d{2}")) period.append(glue).append(end).append('=').append(ask.parameter(end));
        return period.toString();
    }

    private static Content figures(Ask ask) {
        JsonNode status = status(ask), total = status.path("total");
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("HHI", ask.formats().number(status.path("hhi").asDouble(Double.NaN), 3)).more(ask.say("of the groups chosen")),
                Fact.of("HHI of customers", ask.formats().number(status.path("customerHhi").asDouble(Double.NaN), 3)),
                Fact.of("Ten largest", ask.formats().percent(status.path("topTenShare").asDouble(Double.NaN), 1)),
                OverviewPage.count(ask, "Customers", total.path("customers")), OverviewPage.count(ask, "Energy, kWh", total.path("kwh")),
                Fact.of("Revenue", ask.formats().money(total.path("revenue").asDouble(Double.NaN))),
                Fact.of("Margin", ask.formats().money(total.path("margin").asDouble(Double.NaN))),
                Fact.of("Price gap to rivals", ask.formats().percent(total.path("priceGap").asDouble(Double.NaN), 1))));
        status.path("rivals").properties().forEach(
                rival -> facts
                        .add(Fact.of(ask.say("Share of") + " " + rival.getKey(), ask.formats().percent(rival.getValue().asDouble(), 1))));
        return Content.empty().facts(facts).note(ask.formats().time(status.path("from").asText()) + " – "
                + ask.formats().time(status.path("to").asText()) + " · " + status.path("basis").asText(""));
    }

    private static Content pareto(Ask ask) {
        JsonNode curve = status(ask).path("paretoCurve");
        if (curve.isEmpty()) return Content.empty();
        List<String> labels = new ArrayList<>(List.of("0 %"));
        List<Double> shares = new ArrayList<>(List.of(0.0));
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            double customers = (i + 1.0) / curve.size();
            labels.add(Math.round(100 * customers) + " %");
            shares.add(100 * curve.get(i).asDouble());
            rows.add(Series.row("customers", customers, "energy", curve.get(i)));
        }
        return Content.of(Table.of(rows, percent("customers", "Largest customers"), percent("energy", "Share of the energy")))
                .and(new Figure("lines", ask.say("Share of the energy that the largest customers use, in percent"),
                        Map.of("labels", labels, "unit", "%", "series", List.of(Series.line(ask.say("Share of the energy"), shares)))));
    }

    private static Content shares(Ask ask) {
        List<JsonNode> parts = new ArrayList<>();
        status(ask).path("parts").forEach(parts::add);
        if (parts.isEmpty()) return Content.empty();
        return Content
                .of(Table.of(parts, text("name", "Group"), number("customers", "Customers", 0, ""), number("kwh", "Energy", 0, "kWh"),
                        percent("share", "Share"), money("revenue", "Revenue"), money("margin", "Margin"),
                        number("joined", "Joined", 0, ""),
                        number("left", "Left", 0, ""), percent("churn", "Churn"), percent("priceGap", "Price gap")))
                .and(new Figure("bars", ask.say("Share of the energy by group, in percent"),
                        Map.of("labels", parts.stream().map(part -> part.path("name").asText()).toList(), "unit", "%", "lying", true,
                                "series",
                                List.of(Series.line(ask.say("Share of the energy"),
                                        parts.stream().map(part -> 100 * part.path("share").asDouble()).toList())))));
    }

    private static Content names(Ask ask) {
        return Content.of(Table.of(ask.get(Service.INGESTION, "/v1/indicators/names").path("items"),
                text("indicator", "Indicator").to("/market?indicator={indicator}"), text("region", "Region"),
                number("count", "Values", 0, ""),
                time("from", "From"), time("to", "To")));
    }

    private static Content packages(Ask ask) {
        return Content
                .of(Table.of(ask.rows(Service.INGESTION, "/v1/competitor-packages"), text("retailer", "Retailer"), text("name", "Name"),
                        text("parts", "Prices"), money("fixedMonthly", "Fixed a month"),
                        number("leastAnnualKwh", "From kWh a year", 0, ""), time("from", "From"), time("to", "To")));
    }
}
