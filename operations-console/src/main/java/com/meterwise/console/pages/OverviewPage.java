package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** What a shift begins with. */
final class OverviewPage {
    private OverviewPage() {}

    static Area area() {
        return new Area("overview", "Overview", false, List.of(
                Panel.of("readings", "Metering", 6, OverviewPage::readings).isLive(),
                Panel.of("customers", "Customers and offers", 6, OverviewPage::customers).isLive(),
                Panel.of("load", "System load, forecast", 8, ask -> Fan.of("system", "", ask)).isLive(),
                Panel.of("funnel", "Offers by status", 4, OverviewPage::funnel).isLive(),
                Panel.of("quality", "Data quality, last two weeks", 6, OverviewPage::quality).isLive(),
                Panel.of("accuracy", "Accuracy on the last closed day", 6, ForecastsPage::lastAccuracy).isLive(),
                Panel.of("losses", "Feeders by loss", 6, LossesPage::ranking).isLive(),
                Panel.of("alerts", "Alerts", 6, OverviewPage::alerts).isLive()), List.of());
    }

    private static Content readings(Ask ask) {
        JsonNode status = ask.get(Service.INGESTION, "/v1/status");
        return Content.empty().facts(List.of(count(ask, "Readings", status.path("readings")), count(ask, "Meters", status.path("meters")),
                count(ask, "Feeders", status.path("feeders")), count(ask, "Days closed", status.path("closedDays")),
                Fact.of("Last closed day", ask.formats().time(status.path("lastClosedDay").asText("–"))).to("/operations")));
    }

    private static Content customers(Ask ask) {
        JsonNode segmentation = ask.get(Service.SEGMENTATION, "/v1/status"), campaign = ask.get(Service.CAMPAIGN, "/v1/status");
        return Content.empty()
                .facts(List.of(count(ask, "Customers", segmentation.path("customers")).to("/customers"),
                        count(ask, "Segments", segmentation.path("segments")).to("/segments"),
                        count(ask, "Key accounts", segmentation.path("keyAccounts")).to("/accounts"),
                        count(ask, "Segment moves", segmentation.path("segmentChanges"))
                                .more(movesOf(segmentation.path("lastDoneDay").asText(""), ask)),
                        count(ask, "Offers", campaign.path("offers")).to("/offers"), count(ask, "Decisions", campaign.path("decisions"))));
    }

    private static String movesOf(String day, Ask ask) {
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) return "";
        JsonNode flows = ask.get(Service.SEGMENTATION, "/v1/segments/flows?from=%s&to=%s".formatted(day, day)).path("items");
        return ask.say("%s on %s", ask.formats().number(Series.sum(flows, "customers"), 0), ask.formats().time(day));
    }

    static Fact count(Ask ask, String label, JsonNode number) {
        return Fact.of(label, ask.formats().number(number.asDouble(Double.NaN), 0));
    }

    private static Content funnel(Ask ask) {
        Map<String, Double> byStatus = new LinkedHashMap<>();
        List.of("PROPOSED", "APPROVED", "SENT", "ACCEPTED", "DECLINED", "WITHDRAWN", "EXPIRED").forEach(name -> byStatus.put(name, 0.0));
        ask.rows(Service.CAMPAIGN, "/v1/offers").items().forEach(offer -> byStatus.merge(offer.path("status").asText(), 1.0, Double::sum));
        byStatus.values().removeIf(count -> count == 0);
        List<JsonNode> rows = byStatus.entrySet().stream().map(one -> Series.row("status", one.getKey(), "offers", one.getValue()))
                .toList();
        if (rows.isEmpty()) return Content.empty();
        Figure figure = new Figure("bars", ask.say("Offers by status"),
                Map.of("labels", byStatus.keySet().stream().map(ask::say).toList(), "unit", ask.say("offers"), "lying", true, "series",
                        List.of(Series.line(ask.say("Offers"), List.copyOf(byStatus.values())))));
        return Content.of(Table.of(rows, badge("status", "Status"), number("offers", "Offers", 0, ""))).and(figure);
    }

    private static Content quality(Ask ask) {
        JsonNode status = ask.get(Service.INGESTION, "/v1/status");
        String last = status.path("lastClosedDay").asText("");
        if (last.isEmpty() || last.equals("null")) return Content.empty();
        LocalDate to = LocalDate.parse(last);
        List<JsonNode> days = ask.rows(Service.INGESTION, "/v1/data-quality?from=%s&to=%s".formatted(to.minusDays(13), to)).items();
        List<Map<String, Object>> series = new ArrayList<>();
        series.add(Series.line(ask.say("Estimated"), days.stream().map(day -> 100 * day.path("estimatedShare").asDouble()).toList()));
        return Content
                .of(Table.of(days, time("day", "Day"), number("meterDays", "Meter-days", 0, ""),
                        percent("coverage", "Coverage"),
                        percent("estimatedShare", "Estimated"), number("findings", "Findings", 0, ""),
                        text("grades", "Grades")))
                .and(new Figure("lines", ask.say("Share of readings estimated, by day, in percent"), Map.of("labels",
                        days.stream().map(day -> day.path("day").asText().substring(5)).toList(), "unit", "%", "series", series)));
    }

    private static Content alerts(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.rows(Service.FORECASTING, "/v1/line-losses/alerts", 50).items()
                .forEach(alert -> rows
                        .add(Series.row("what", ask.say("Loss"), "id", alert.path("feederId"), "kind", alert.path("kind"), "day",
                                alert.path("day"), "more", ask.formats().number(alert.path("kwhPerDay").asDouble(), 1) + " kWh / d")));
        ask.rows(Service.FORECASTING, "/v1/alarms?standing=true", 50).items()
                .forEach(
                        alarm -> rows.add(Series.row("what", ask.say("Forecast"), "id", alarm.path("id"), "kind", alarm.path("kind"), "day",
                                alarm.path("raisedOn"), "more", ask.formats().number(alarm.path("value").asDouble(), 3))));
        return Content.of(Table.of(rows, time("day", "Day"), text("what", "Of"), text("id", "Where"), badge("kind", "Kind"),
                text("more", "How much")));
    }
}
