package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

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
                        Panel.of("offers", "Its offers", 12, CampaignPage::offers),
                        Panel.of("versions", "Who wrote it, who approved it", 6, CampaignPage::versions),
                        Panel.of("change", "Change it", 6, CampaignPage::change).forRole(Role.OPERATOR)),
                List.of(new Deed("change", Role.OPERATOR, CampaignPage::changed), new Deed("preview", Role.OPERATOR, CampaignPage::preview),
                        step("activate", "The campaign is active."),
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
        JsonNode results = ask.get(Service.CAMPAIGN, path(ask) + "/results");
        List<Fact> facts = new ArrayList<>(List.of(OverviewPage.count(ask, "Exposed", results.path("exposed")),
                OverviewPage.count(ask, "Held out", results.path("heldOut")),
                Fact.of("Expected value", ask.formats().money(results.path("expectedValue").asDouble(Double.NaN))),
                Fact.of("Cost", ask.formats().money(results.path("cost").asDouble(Double.NaN)))));
        if (results.path("returnOnCost").isNumber())
            facts.add(Fact.of("Value for each unit of cost", ask.formats().number(results.path("returnOnCost").asDouble(), 2)));
        results.path("offers").properties().forEach(one -> facts.add(Fact.of(one.getKey(), one.getValue().asText())));
        facts.add(lift(results, ask));
        return Content.empty().facts(facts).note(verdict(results, ask)).note(results.path("energy").path("statement").asText(""));
    }

    private static Fact lift(JsonNode results, Ask ask) {
        JsonNode lift = results.path("lift");
        if (lift.isObject())
            return Fact.of("Lift", points(lift.path("estimate"), ask)).more(
                    points(lift.path("low"), ask) + " … " + points(lift.path("high"), ask));
        double least = results.path("detectable").asDouble(0);
        Fact none = Fact.of("Lift", ask.say("not measurable")).tone("warn");
        return least > 0 ? none.more(ask.say("smallest it could show: %s", points(results.path("detectable"), ask))) : none;
    }

    private static String verdict(JsonNode results, Ask ask) {
        JsonNode lift = results.path("lift");
        if (!lift.isObject()) {
            String why = results.path("notMeasurable").asText("null");
            return why.equals("null") ? ask.say("Nothing has been measured yet.") : why;
        }
        String measured = ask.say(
                "Of 100 customers exposed, %s more did what the campaign wants than of those held out; between %s and %s, in 95 of 100 such trials.",
                points(lift.path("estimate"), ask), points(lift.path("low"), ask), points(lift.path("high"), ask));
        boolean shown = lift.path("low").asDouble() > 0 || lift.path("high").asDouble() < 0;
        return measured + " " + ask.say(shown ? "The effect is shown." : "The interval includes 0: no effect is shown.");
    }

    /** A difference of shares, in customers of 100. */
    private static String points(JsonNode share, Ask ask) {
        return ask.formats().number(100 * share.asDouble(Double.NaN), 1);
    }

    private static Content versions(Ask ask) {
        return Content.of(Table.of(ask.get(Service.CAMPAIGN, path(ask) + "/versions").path("items"),
                number("definition.version", "Version", 0, ""), badge("definition.status", "Status"), text("author", "Written by"),
                text("approver", "Approved by"), time("approvedAt", "Approved")));
    }

    private static Content change(Ask ask) {
        JsonNode campaign = ask.get(Service.CAMPAIGN, path(ask));
        String status = campaign.path("status").asText();
        if (status.equals("ACTIVE")) return Content.empty().note(ask.say("What runs is not changed under way: pause it first."));
        if (status.equals("KILLED")) return Content.empty().note(ask.say("It has ended for good."));
        return Content.empty()
                .note(ask.say("A change makes a new version, which somebody else, who is a manager, approves by activating it."))
                .act(List.of(Action.of("Change it", "campaigns.one/change?id=" + ask.encodedParameter("id"), Role.OPERATOR)
                        .with(CampaignEditor.fields(campaign, ask))));
    }

    private static Done changed(Ask ask) {
        String etag = ask.etag(Service.CAMPAIGN, path(ask));
        JsonNode before = ask.get(Service.CAMPAIGN, path(ask));
        JsonNode after = ask.change(Service.CAMPAIGN, "PUT", path(ask), CampaignEditor.definition(before, ask.parameter("id"), ask),
                "If-Match",
                etag);
        return Done.of(ask.say("Version %s is written.", after.path("version").asText("–")));
    }

    private static String path(Ask ask) { return "/v1/campaigns/" + ask.encodedParameter("id"); }

    private static Content offers(Ask ask) { return OffersPage.table(ask, "/v1/offers?campaignId=" + ask.encodedParameter("id")); }
}
