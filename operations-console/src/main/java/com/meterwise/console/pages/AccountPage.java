package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

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
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** One key account: why it is one, what endangers it, what is done for it. */
final class AccountPage {
    private AccountPage() {}

    static Area area() {
        return new Area("accounts.one", "Key account", true,
                List.of(Panel.of("standing", "Standing", 6, AccountPage::standing),
                        Panel.of("risk", "Risk of leaving", 6, AccountPage::risk),
                        Panel.of("plan", "Service plan", 12, AccountPage::plan), Panel.of("gates", "Why it is one", 4, AccountPage::gates),
                        Panel.of("tasks", "Open tasks", 4, AccountPage::tasks),
                        Panel.of("visits", "Notes of contacts", 4, AccountPage::visits)),
                List.of(new Deed("pin", Role.MANAGER, AccountPage::pin), new Deed("unpin", Role.MANAGER, AccountPage::unpin),
                        new Deed("done", Role.OPERATOR, AccountPage::done), new Deed("note", Role.OPERATOR, AccountPage::note)));
    }

    private static JsonNode account(Ask ask) { return ask.get(Service.SEGMENTATION, "/v1/key-accounts/" + ask.encodedParameter("id")); }

    private static Content standing(Ask ask) {
        JsonNode account = account(ask), worth = account.path("worth"), money = worth.path("money");
        String id = ask.encodedParameter("id");
        return Content.empty().note(money.path("basis").asText(""))
                .facts(List.of(Fact.of("Tier", ask.say(account.path("tier").asText("–"))),
                        Fact.of("Score", ask.formats().number(account.path("score").asDouble(Double.NaN), 3)),
                        Fact.of("Rank", worth.path("rank").path("rank").asText("–")).more(worth.path("rank").path("best").asText("") + "–"
                                + worth.path("rank").path("worst").asText("")),
                        Fact.of("Revenue", ask.formats().money(money.path("revenue").asDouble(Double.NaN))),
                        Fact.of("Margin", ask.formats().money(money.path("margin").asDouble(Double.NaN))),
                        Fact.of("Lifetime value", ask.formats().money(worth.path("lifetimeValue").asDouble(Double.NaN))),
                        Fact.of("Customer", ask.parameter("id")).to("/customers/" + id)))
                .act(List.of(
                        Action.of("Pin the tier", "accounts.one/pin?id=" + id, Role.MANAGER).with(
                                Field.select("tier", "Tier", account.path("tier").asText(),
                                        List.of("STRATEGIC", "KEY", "GROWTH", "STANDARD")),
                                Field.text("reason", "Reason", ""), Field.date("until", "Until", "")),
                        Action.of("Remove the pin", "accounts.one/unpin?id=" + id, Role.MANAGER)));
    }

    private static Content risk(Ask ask) {
        JsonNode risk = account(ask).path("worth").path("risk");
        List<JsonNode> rows = new ArrayList<>();
        risk.path("parts").properties()
                .forEach(part -> rows.add(Series.row("part", part.getKey(), "height", part.getValue().path("height"),
                        "weight", part.getValue().path("weight"), "text", part.getValue().path("text"))));
        return Content
                .of(Table.of(rows, text("part", "Part"), percent("height", "How high"), percent("weight", "Weight"), text("text", "Why")))
                .facts(List.of(Fact.of("Risk of leaving", ask.formats().percent(risk.path("total").asDouble(Double.NaN), 1))
                        .tone(account(ask).path("worth").path("atRisk").asBoolean() ? "bad" : "good")));
    }

    private static Content gates(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        account(ask).path("gates").forEach(gate -> rows.add(Series.row("gate", gate)));
        return Content.of(Table.of(rows, text("gate", "Passed")));
    }

    private static JsonNode servicePlan(Ask ask) { return ask.get(Service.CAMPAIGN, account("/service-plan", ask)); }

    private static String account(String what, Ask ask) { return "/v1/key-accounts/" + ask.encodedParameter("id") + what; }

    private static Content plan(Ask ask) {
        JsonNode plan = servicePlan(ask), action = plan.path("nextAction"), move = plan.path("retention");
        List<Fact> facts = new ArrayList<>();
        if (action.isObject()) facts.add(Fact.of("Next action", action.path("title").asText()).more(action.path("reason").asText()));
        if (move.isObject())
            facts.add(Fact.of("Cheapest move to keep it", move.path("productId").asText()).more(move.path("reason").asText()));
        return Content.of(Table.of(plan.path("services"), text("name", "Service"), text("owner", "Owner"), time("next", "Next time"),
                time("last", "Last"), number("cadenceDays", "Cadence", 0, "d"), text("reason", "Reason"))).facts(facts);
    }

    private static Content tasks(Ask ask) {
        String id = ask.encodedParameter("id");
        return Content.of(Table.of(servicePlan(ask).path("tasks"), time("due", "Due"), text("title", "Task"), text("owner", "Owner"),
                text("assignee", "Assigned to"), text("reason", "Reason"))
                .offering(task -> List.of(Action
                        .of("Done", "accounts.one/done?id=" + id + "&task=" + Ask.encoded(task.path("taskId").asText()), Role.OPERATOR)
                        .with(Field.area("note", "What came of it", "")))));
    }

    private static Content visits(Ask ask) {
        return Content.of(Table.of(servicePlan(ask).path("visits"), time("at", "At"), text("author", "Who"), badge("kind", "Kind"),
                text("text", "Note")))
                .act(List.of(Action.of("Add a note", "accounts.one/note?id=" + ask.encodedParameter("id"), Role.OPERATOR).with(
                        Field.select("kind", "Kind", "VISIT", List.of("VISIT", "CALL", "MAIL", "NOTE")), Field.area("text", "Note", ""))));
    }

    private static Done done(Ask ask) {
        ask.change(Service.CAMPAIGN, "POST", "/v1/tasks/" + ask.encodedParameter("task") + "/done", Map.of("note", ask.parameter("note")));
        return Done.of(ask.say("The task is done."));
    }

    private static Done note(Ask ask) {
        ask.change(Service.CAMPAIGN, "POST", account("/visits", ask), Map.of("kind", ask.parameter("kind"), "text", ask.parameter("text")));
        return Done.of(ask.say("The note is kept."));
    }

    private static Done pin(Ask ask) {
        ask.change(Service.SEGMENTATION, "PUT", "/v1/key-accounts/" + ask.encodedParameter("id") + "/pin",
                Map.of("tier", ask.parameter("tier"), "reason", ask.parameter("reason"), "until", ask.parameter("until")));
        return Done.of(ask.say("The tier is pinned."));
    }

    private static Done unpin(Ask ask) {
        ask.change(Service.SEGMENTATION, "DELETE", "/v1/key-accounts/" + ask.encodedParameter("id") + "/pin", null);
        return Done.of(ask.say("The pin is removed."));
    }
}
