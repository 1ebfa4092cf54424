package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** One campaign: what it would do, what it did. */
final class CampaignPage {
    private CampaignPage() {}

    static Area area() {
        return new Area("campaigns.one", "Campaign", true,
                List.of(Panel.of("about", "What it is", 6, CampaignPage::about), Panel.of("results", "Results", 6, CampaignPage::results),
                        Panel.of("offers", "Its offers", 12, CampaignPage::offers)),
                List.of(new Deed("preview", Role.OPERATOR, CampaignPage::preview), step("activate", "The campaign is active."),
                        step("pause", "The campaign is paused."), step("kill", "The campaign has ended for good.")));
    }

    private static Deed step(String verb, String said) {
        return new Deed(verb, Role.MANAGER, ask -> {
            ask.change(Service.CAMPAIGN, "POST", "/v1/campaigns/" + ask.encodedParameter("id") + "/" + verb, null);
            return Done.of(ask.say(said));
        });
    }

    private static Content about(Ask ask) {
        String id = ask.encodedParameter("id");
        JsonNode campaign = ask.get(Service.CAMPAIGN, "/v1/campaigns/" + id);
        String status = campaign.path("status").asText();
        List<Action> actions = new ArrayList<>(List.of(Action.of("Preview", "campaigns.one/preview?id=" + id, Role.OPERATOR)));
        if (status.equals("ACTIVE"))
            actions.add(Action.of("Pause", "campaigns.one/pause?id=" + id, Role.MANAGER).asking("Stop this campaign from deciding?"));
        else if (!status.equals("KILLED"))
            actions.add(Action.of("Activate", "campaigns.one/activate?id=" + id, Role.MANAGER)
                    .asking("Let this campaign decide from the next closed day on?"));
        if (!status.equals("KILLED"))
            actions.add(
                    Action.of("End for good", "campaigns.one/kill?id=" + id, Role.MANAGER).asGrave().asking("End this campaign for good?"));
        return Content.empty().note(campaign.path("name").asText())
                .facts(List.of(Fact.of("Status", ask.say(status)).tone(status.equals("ACTIVE") ? "good" : "warn"),
                        Fact.of("Version", campaign.path("version").asText()), Fact.of("Product", campaign.path("productId").asText()),
                        Fact.of("Channel", ask.say(campaign.path("channel").asText())),
                        Fact.of("Held out", ask.formats().percent(campaign.path("holdout").asDouble(), 0)),
                        Fact.of("Cool-down", campaign.path("cooldownDays").asText() + " d"),
                        Fact.of("Segments",
                                campaign.path("segments").isEmpty() ? ask.say("all") : String.join(", ", names(campaign.path("segments")))),
                        Fact.of("Condition",
                                campaign.path("entry").path("when").asText("null").equals("null")
                                        ? "–"
                                        : campaign.path("entry").path("when").asText())))
                .act(actions);
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Done preview(Ask ask) {
        JsonNode preview = ask.change(Service.CAMPAIGN, "POST", "/v1/campaigns/" + ask.encodedParameter("id") + "/preview", null);
        List<JsonNode> rows = new ArrayList<>();
        preview.path("rules").properties().forEach(one -> rows.add(Series.row("rule", one.getKey(), "customers", one.getValue())));
        JsonNode outcomes = preview.path("outcomes");
        List<Fact> facts = new ArrayList<>(List.of(OverviewPage.count(ask, "Customers", preview.path("customers"))));
        outcomes.properties().forEach(one -> facts.add(Fact.of(one.getKey(), one.getValue().asText())));
        facts.add(Fact.of("Value", ask.formats().money(preview.path("value").asDouble(Double.NaN))));
        facts.add(Fact.of("Cost", ask.formats().money(preview.path("cost").asDouble(Double.NaN))));
        facts.add(Fact.of("Customers would save", ask.formats().money(preview.path("saving").asDouble(Double.NaN))));
        List<String> overlap = new ArrayList<>();
        preview.path("overlap").properties().forEach(one -> overlap.add(one.getKey() + " " + one.getValue().asText()));
        return Done.showing(ask.say("What it would decide on %s; nothing is kept.", ask.formats().time(preview.path("day").asText())),
                Content.of(Table.of(rows, text("rule", "Rule that decides"), number("customers", "Customers", 0, ""))).facts(facts)
                        .note(ask.say("Overlap with other campaigns") + ": "
                                + (overlap.isEmpty() ? ask.say("none") : String.join(", ", overlap))));
    }

    private static Content results(Ask ask) {
        JsonNode results = ask.get(Service.CAMPAIGN, "/v1/campaigns/" + ask.encodedParameter("id") + "/results"),
                lift = results.path("lift");
        List<Fact> facts = new ArrayList<>(List.of(OverviewPage.count(ask, "Exposed", results.path("exposed")),
                OverviewPage.count(ask, "Held out", results.path("heldOut")),
                Fact.of("Expected value", ask.formats().money(results.path("expectedValue").asDouble(Double.NaN))),
                Fact.of("Cost", ask.formats().money(results.path("cost").asDouble(Double.NaN)))));
        results.path("offers").properties().forEach(one -> facts.add(Fact.of(one.getKey(), one.getValue().asText())));
        if (lift.isObject())
            facts.add(Fact.of("Lift", ask.formats().number(lift.path("estimate").asDouble(Double.NaN), 3)).more(
                    ask.formats().number(lift.path("low").asDouble(Double.NaN), 3) + " … "
                            + ask.formats().number(lift.path("high").asDouble(Double.NaN), 3)));
        String not = results.path("notMeasurable").asText("null");
        return Content.empty().facts(facts).note(not.equals("null") ? "" : not).note(results.path("energy").path("statement").asText(""));
    }

    private static Content offers(Ask ask) { return OffersPage.table(ask, "/v1/offers?campaignId=" + ask.encodedParameter("id")); }
}
