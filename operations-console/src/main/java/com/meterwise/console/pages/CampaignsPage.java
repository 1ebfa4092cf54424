package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** Campaigns, what they may offer, and a way to write a new one. */
final class CampaignsPage {
    private CampaignsPage() {}

    static Area area() {
        return new Area("campaigns", "Campaigns", false,
                List.of(Panel.of("list", "Campaigns", 12, CampaignsPage::list),
                        Panel.of("new", "Write a campaign", 12, CampaignsPage::fresh)
                                .forRole(Role.OPERATOR),
                        Panel.of("products", "Products", 6, CampaignsPage::products),
                        Panel.of("tariffs", "Tariffs", 6, CampaignsPage::tariffs)),
                List.of(new Deed("write", Role.OPERATOR, CampaignsPage::write)));
    }

    private static Content list(Ask ask) {
        return Content
                .of(Table.of(ask.rows(Service.CAMPAIGN, "/v1/campaigns"), text("campaignId", "Campaign").to("/campaigns/{campaignId}"),
                        text("name", "Name"), badge("status", "Status"), text("productId", "Product"), badge("channel", "Channel"),
                        text("segments", "Segments"),
                        percent("holdout", "Held out"), number("cooldownDays", "Cool-down", 0, "d"), time("validFrom", "From"),
                        time("validTo", "To")));
    }

    private static Content fresh(Ask ask) {
        List<String> products = ask.rows(Service.CAMPAIGN, "/v1/products").items().stream().map(one -> one.path("productId").asText())
                .toList();
        return Content.empty().note(ask.say("A new campaign is a draft: preview it, then another manager activates it."))
                .act(List.of(Action.of("Write a campaign", "campaigns/write", Role.OPERATOR).with(Field.text("campaign", "Id", ""),
                        Field.text("name", "Name", ""), Field.select("product", "Product", "", products),
                        Field.select("channel", "Channel", "EMAIL", List.of("EMAIL", "SMS", "PHONE", "POST")),
                        Field.text("segments", "Segments (empty: all)", "").optional(),
                        Field.area("when", "Condition to enter (empty: none)", "").optional(),
                        Field.number("holdout", "Held out (0.1 is 10 %)", "0.1"), Field.number("cooldown", "Cool-down in days", "90"),
                        Field.date("from", "From", ""))));
    }

    private static Content products(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.CAMPAIGN, "/v1/products"), text("productId", "Product"), text("name", "Name"),
                badge("kind", "Kind"),
                text("from", "Replaces"), text("to", "By"), money("contactCost", "Contact cost")));
    }

    private static Content tariffs(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.CAMPAIGN, "/v1/tariffs"), text("tariffId", "Tariff"), text("name", "Name"),
                number("version", "Version", 0, ""), text("prices", "Prices a kWh"), time("validFrom", "From")));
    }

    private static Done write(Ask ask) {
        String id = ask.parameter("campaign");
        if (!id.matches("[A-Za-z0-9._:-]{1,64}"))
            throw new Refused(400, ask.say("Not written"), ask.say("an id has letters, digits, . _ : and - only"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("campaignId", id);
        body.put("version", 1);
        body.put("name", ask.parameter("name"));
        body.put("productId", ask.parameter("product"));
        body.put("channel", ask.parameter("channel"));
        body.put("status", "DRAFT");
        body.put("segments", List.of(ask.parameter("segments").split("[\\s,;]+")).stream().filter(one -> !one.isEmpty()).toList());
        body.put("salt", id + "-1");
        body.put("holdout", amount(ask, "holdout"));
        body.put("cooldownDays", (int) amount(ask, "cooldown"));
        body.put("validFrom", ask.parameter("from"));
        body.put("purpose", "MARKETING");
        if (!ask.parameter("when").isBlank()) body.put("entry", Map.of("when", ask.parameter("when"), "again", "AFTER_COOLDOWN"));
        ask.change(Service.CAMPAIGN, "PUT", "/v1/campaigns/" + Ask.encoded(id), body);
        return Done.leading(ask.say("Campaign %s is written as a draft.", id), "/campaigns/" + Ask.encoded(id));
    }

    private static double amount(Ask ask, String name) {
        try {
            return Double.parseDouble(ask.parameter(name));
        } catch (NumberFormatException e) {
            throw new Refused(400, ask.say("Not a number"), name + ": " + ask.parameter(name));
        }
    }
}
