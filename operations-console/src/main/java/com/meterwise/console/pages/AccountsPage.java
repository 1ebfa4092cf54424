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

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Column;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** The accounts a person looks after. */
final class AccountsPage {
    private AccountsPage() {}

    static Area area() {
        return new Area("accounts", "Key accounts", false, List.of(Panel.of("ranking", "Ranked by score", 12, AccountsPage::ranking)
                .choosing(Choice.of("tier", "Tier", "ALL", "STRATEGIC", "KEY", "GROWTH")),
                Panel.of("parts", "Parts of the score", 6, AccountsPage::parts),
                Panel.of("calendar", "Contracts that end next", 6, AccountsPage::calendar),
                Panel.of("groups", "Group accounts", 12, AccountsPage::groups)), List.of());
    }

    private static List<JsonNode> standings(Ask ask) {
        String tier = ask.parameter("tier", "ALL");
        List<JsonNode> standings = new ArrayList<>(
                ask.rows(Service.SEGMENTATION, "/v1/key-accounts" + (tier.matches("STRATEGIC|KEY|GROWTH") ? "?tier=" + tier : "")).items());
        standings.sort(Comparator.comparingInt(one -> one.path("worth").path("rank").path("rank").asInt(Integer.MAX_VALUE)));
        return standings;
    }

    private static Content ranking(Ask ask) {
        return Content.of(Table.of(standings(ask), number("worth.rank.rank", "Rank", 0, ""),
                text("customerId", "Customer").to("/accounts/{customerId}"),
                badge("tier", "Tier"), number("score", "Score", 3, ""), text("paretoClass", "Class"),
                money("worth.money.revenue", "Revenue"),
                money("worth.money.margin", "Margin"), money("worth.lifetimeValue", "Lifetime value"),
                percent("worth.risk.total", "Risk of leaving"),
                yes("worth.atRisk", "At risk"), number("worth.rank.stability", "Rank stability", 2, "")));
    }

    private static Content parts(Ask ask) {
        List<JsonNode> top = standings(ask).stream().limit(10).toList();
        if (top.isEmpty()) return Content.empty();
        List<String> names = new ArrayList<>();
        top.get(0).path("dimensions").fieldNames().forEachRemaining(names::add);
        List<Map<String, Object>> series = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> bars = Series.line(ask.say(name),
                    top.stream().map(one -> one.path("dimensions").path(name).asDouble()).toList());
            bars.put("stack", "score");
            series.add(bars);
        }
        List<Column> columns = new ArrayList<>(List.of(text("customerId", "Customer").to("/accounts/{customerId}")));
        names.forEach(name -> columns.add(number("dimensions." + name, name, 3, "")));
        return Content.of(Table.of(top, columns.toArray(Column[]::new)))
                .and(new Figure("bars", ask.say("What the scores of the ten largest accounts are made of"), Map.of("labels",
                        top.stream().map(one -> one.path("customerId").asText()).toList(), "unit", "", "lying", true, "series", series)));
    }

    private static Content calendar(Ask ask) {
        List<String> ids = standings(ask).stream().map(one -> one.path("customerId").asText()).limit(40).toList();
        List<JsonNode> rows = new ArrayList<>();
        for (String id : ids)
            ask.get(Service.INGESTION, "/v1/contracts?customerId=" + Ask.encoded(id)).path("items")
                    .forEach(entry -> rows.add(entry.path("state")));
        rows.sort(Comparator.comparing(row -> row.path("to").asText("9999")));
        return Content.of(
                Table.of(rows, time("to", "Ends"), text("customerId", "Customer").to("/accounts/{customerId}"), text("product", "Product"),
                        number("noticeDays", "Notice", 0, "d"), number("price", "Price", 4, "")));
    }

    private static Content groups(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.SEGMENTATION, "/v1/key-accounts/groups"), text("groupId", "Group"),
                number("members", "Members", 0, ""), number("annualKwh", "Energy a year", 0, "kWh"), money("margin", "Margin")));
    }
}
