package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** Everything known of one customer, and why the system treats it as it does. */
final class CustomerPage {
    private CustomerPage() {}

    static Area area() {
        return new Area("customers.one", "Customer", true,
                List.of(Panel.of("master", "Who it is", 6, CustomerPage::master),
                        Panel.of("segment", "Segment and why", 6, CustomerPage::segment),
                        Panel.of("heat", "Use by day and time", 12, HeatMap::of),
                        Panel.of("forecast", "Forecast", 8, ask -> Fan.of("customers", ask.parameter("id"), ask)),
                        Panel.of("history", "Segment history", 4, CustomerPage::history),
                        Panel.of("bill", "Bill under each tariff", 6, CustomerPage::bill),
                        Panel.of("offers", "Offers", 6, OffersPage::ofCustomer),
                        Panel.of("decisions", "Decisions: why, why not", 12, CustomerPage::decisions),
                        Panel.of("contracts", "Contracts", 6, CustomerPage::contracts),
                        Panel.of("consents", "Consents", 6, CustomerPage::consents),
                        Panel.of("erase", "Erase", 12, CustomerErasure::panel).forRole(Role.MANAGER)),
                List.of(new Deed("consent", Role.OPERATOR, CustomerPage::consent), new Deed("erase", Role.MANAGER, CustomerErasure::erased),
                        new Deed("erasure", Role.MANAGER, CustomerErasure::state)));
    }

    private static Content master(Ask ask) {
        JsonNode state = ask.get(Service.INGESTION, "/v1/customers/" + ask.encodedParameter("id")).path("state");
        return Content.empty()
                .facts(List.of(Fact.of("Name", state.path("name").asText("–")), Fact.of("Kind", ask.say(state.path("kind").asText())),
                        Fact.of("Sector", state.path("sector").asText("–")), Fact.of("Region", state.path("region").asText("–")),
                        Fact.of("Voltage", ask.formats().number(state.path("voltageKv").asDouble(Double.NaN), 1) + " kV"),
                        Fact.of("Contracted", ask.formats().number(state.path("contractedKw").asDouble(Double.NaN), 0) + " kW"),
                        Fact.of("Tariff", state.path("tariffId").asText("–")),
                        Fact.of("Revenue a year", ask.formats().money(state.path("annualRevenue").asDouble(Double.NaN))),
                        Fact.of("Days in arrears", state.path("arrearsDays").asText("–"))
                                .tone(state.path("arrearsDays").asInt() > 0 ? "warn" : "")));
    }

    private static Content segment(Ask ask) {
        JsonNode profile = ask.get(Service.SEGMENTATION, "/v1/customers/" + ask.encodedParameter("id"));
        String id = profile.path("segment").asText("–"), way = profile.path("smallestChange").asText("");
        Content content = Content.empty()
                .facts(List.of(Fact.of("Segment", id).to("/segments/" + Ask.encoded(id)),
                        Fact.of("Since", ask.formats().time(profile.path("since").asText("–"))),
                        Fact.of("Margin", ask.formats().number(profile.path("margin").asDouble(Double.NaN), 2))
                                .more(ask.say("0 between two, 1 sure")),
                        Fact.of("Tier", ask.say(profile.path("tier").asText("–"))).to("/accounts/" + ask.encodedParameter("id")),
                        Fact.of("Data grade", profile.path("dataGrade").asText("–"))));
        if (!way.isEmpty() && !way.equals("null")) content = content.note(ask.say("The smallest change that would move it") + ": " + way);
        else if (profile.path("smallestChange").isObject())
            content = content
                    .note(ask.say("The smallest change that would move it") + ": " + profile.path("smallestChange").path("text").asText());
        return content.and(Table.of(profile.path("reasons"), text("text", "Reason"), percent("contribution", "Weight")));
    }

    private static Content history(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.rows(Service.SEGMENTATION, "/v1/customers/" + ask.encodedParameter("id") + "/history").items()
                .forEach(move -> rows.add(Series.row("day", move.path("day"), "from", move.path("from"), "to", move.path("to"), "why",
                        move.path("reasons").path(0).path("text").asText("–"))));
        return Content.of(Table.of(rows, time("day", "Day"), badge("from", "From"), badge("to", "To"), text("why", "Reason")));
    }

    private static List<JsonNode> decided(Ask ask) {
        return ask.rows(Service.CAMPAIGN, "/v1/decisions?customerId=" + ask.encodedParameter("id")).items();
    }

    /** Of a typical year, if nothing but the tariff changed. */
    private static Content bill(Ask ask) {
        JsonNode bills = ask.get(Service.CAMPAIGN, "/v1/customers/" + ask.encodedParameter("id") + "/bills");
        List<JsonNode> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> totals = new ArrayList<>();
        double today = Double.NaN;
        for (JsonNode item : bills.path("items")) {
            JsonNode total = item.path("bill").path("total");
            if (item.path("current").asBoolean()) today = total.asDouble(Double.NaN);
            double change = item.path("change").asDouble(Double.NaN);
            rows.add(Series.row("tariff", item.path("tariffId"), "name", item.path("name"), "bill", total, "change", item.path("change"),
                    "share", Double.isNaN(change / today) ? null : change / today, "open", how(item, ask)));
            if (total.isMissingNode()) continue;
            labels.add(item.path("tariffId").asText());
            totals.add(total.asDouble());
        }
        Content content = Content
                .of(Table.of(rows, text("name", "Tariff"), money("bill", "A year"), money("change", "Against today's"),
                        percent("share", "Change"), text("open", "How to get it"), text("tariff", "Id")))
                .facts(List.of(Fact.of("Typical year", ask.formats().number(bills.path("kwh").asDouble(Double.NaN), 0) + " kWh"),
                        Fact.of("Profile of", ask.formats().time(bills.path("day").asText("–")))));
        if (bills.path("assumed").asBoolean())
            content = content.note(ask.say("The customer's tariff is not known: the policy's default is taken."));
        if (labels.isEmpty()) return content;
        return content.and(new Figure("bars", ask.say("A year's bill under each tariff"), Map.of("labels", labels, "unit",
                ask.formats().currency(), "lying", true, "series", List.of(Series.line(ask.say("A year"), totals)))));
    }

    private static String how(JsonNode item, Ask ask) {
        if (item.path("current").asBoolean()) return ask.say("today's");
        if (item.path("unknown").isTextual()) return item.path("unknown").asText();
        List<String> products = new ArrayList<>();
        item.path("products").forEach(product -> products.add(product.asText()));
        return products.isEmpty() ? ask.say("no product leads there") : String.join(", ", products);
    }

    private static Content decisions(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        decided(ask).forEach(decision -> {
            String why = "";
            for (JsonNode rule : decision.path("rules"))
                if (rule.path("hit").asBoolean()) why = rule.path("detail").asText();
            rows.add(Series.row("day", decision.path("day"), "campaignId", decision.path("campaignId"), "outcome", decision.path("outcome"),
                    "rule",
                    decision.path("ruleId"), "why", why, "offerId", decision.path("offerId")));
        });
        return Content.of(Table.of(rows, time("day", "Day"), text("campaignId", "Campaign").to("/campaigns/{campaignId}"),
                badge("outcome", "Outcome"), text("rule", "Rule"), text("why", "Why"), text("offerId", "Offer").to("/offers/{offerId}")));
    }

    private static Content contracts(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.INGESTION, "/v1/contracts?customerId=" + ask.encodedParameter("id")),
                text("state.contractId", "Contract"), text("state.product", "Product"), time("state.from", "From"), time("state.to", "To"),
                number("state.price", "Price", 4, ""), percent("state.tolerance", "Tolerance"),
                number("state.noticeDays", "Notice", 0, "d")));
    }

    private static Content consents(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.get(Service.INGESTION, "/v1/customers/" + ask.encodedParameter("id")).path("state").path("consents").properties().forEach(
                one -> rows.add(
                        Series.row("channel", one.getKey(), "status", one.getValue().path("status"), "at", one.getValue().path("at"))));
        return Content.of(Table.of(rows, text("channel", "Channel"), badge("status", "Status"), time("at", "At")))
                .act(List.of(Action.of("Record a consent", "customers.one/consent?id=" + ask.encodedParameter("id"), Role.OPERATOR).with(
                        Field.select("channel", "Channel", "email", List.of("email", "sms", "phone", "post")),
                        Field.select("status", "Status", "GRANTED", List.of("GRANTED", "WITHDRAWN")), Field.text("proof", "Proof", ""))));
    }

    private static Done consent(Ask ask) {
        ask.change(Service.INGESTION, "PUT",
                "/v1/customers/" + ask.encodedParameter("id") + "/consents/" + ask.encodedParameter("channel"),
                Map.of("status", ask.parameter("status"), "at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "proof", ask.parameter("proof")));
        return Done.of(ask.say("The consent is recorded."));
    }
}
