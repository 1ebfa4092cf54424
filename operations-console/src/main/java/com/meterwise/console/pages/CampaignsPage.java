package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static com.meterwise.console.panel.Column.yes;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    /** Each costs a question more; a catalogue is smaller. */
    private static final int MOST_ASKED = 30;

    private CampaignsPage() {}

    static Area area() {
        return new Area("campaigns", "Campaigns", false,
                List.of(Panel.of("list", "Campaigns", 12, CampaignsPage::list),
                        Panel.of("new", "Write a campaign", 12, CampaignsPage::fresh)
                                .forRole(Role.OPERATOR),
                        Panel.of("products", "Products", 7, CampaignsPage::products),
                        Panel.of("tariffs", "Tariffs", 5, CampaignsPage::tariffs)),
                List.of(new Deed("write", Role.OPERATOR, CampaignsPage::write),
                        new Deed("approve-product", Role.MANAGER, ask -> approve("products", ask)),
                        new Deed("approve-tariff", Role.MANAGER, ask -> approve("tariffs", ask))));
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
        List<Field> fields = CampaignEditor.fields(MissingNode.getInstance(), ask);
        fields.add(0, Field.text("campaign", "Id", ""));
        return Content.empty()
                .note(ask.say("A new campaign is a draft: preview it, then somebody else, who is a manager, approves it by activating it."))
                .act(List.of(Action.of("Write a campaign", "campaigns/write", Role.OPERATOR).with(fields)));
    }

    private static Content products(Ask ask) {
        return Content.of(Table.of(signed("products", "productId", ask), text("productId", "Product"), text("name", "Name"),
                badge("kind", "Kind"), text("from", "Replaces"), text("to", "By"), money("contactCost", "Contact cost"),
                text("author", "Written by"), yes("approved", "Approved")).offering(row -> approval(row, "product")));
    }

    private static Content tariffs(Ask ask) {
        return Content.of(Table.of(signed("tariffs", "tariffId", ask), text("tariffId", "Tariff"), text("name", "Name"),
                number("version", "Version", 0, ""), text("prices", "Prices a kWh"), time("validFrom", "From"), yes("approved", "Approved"))
                .offering(row -> approval(row, "tariff")));
    }

    /** The newest versions, with who wrote them and whether somebody else has approved them. */
    private static List<JsonNode> signed(String kind, String id, Ask ask) {
        List<JsonNode> rows = ask.rows(Service.CAMPAIGN, "/v1/" + kind).items();
        rows.stream().limit(MOST_ASKED).forEach(row -> {
            JsonNode newest = ask.get(Service.CAMPAIGN, "/v1/%s/%s/versions".formatted(kind, Ask.encoded(row.path(id).asText())))
                    .path("items")
                    .path(0);
            ((ObjectNode) row).put("id", row.path(id).asText()).put("author", newest.path("author").asText()).put("approved",
                    newest.path("approver").isTextual());
        });
        return rows;
    }

    private static List<Action> approval(JsonNode row, String kind) {
        return row.has("approved") && !row.path("approved").asBoolean()
                ? List.of(Action.of("Approve", "campaigns/approve-%s?id=%s".formatted(kind, Ask.encoded(row.path("id").asText())),
                        Role.MANAGER))
                : List.of();
    }

    private static Done write(Ask ask) {
        String id = ask.parameter("campaign");
        if (!id.matches("[A-Za-z0-9._:-]{1,64}"))
            throw new Refused(400, ask.say("Not written"), ask.say("an id has letters, digits, . _ : and - only"));
        ask.change(Service.CAMPAIGN, "PUT", "/v1/campaigns/" + Ask.encoded(id),
                CampaignEditor.definition(MissingNode.getInstance(), id, ask));
        return Done.leading(ask.say("Campaign %s is written as a draft.", id), "/campaigns/" + Ask.encoded(id));
    }

    /** What a product or a tariff still needs to hold: somebody else's consent. */
    private static Done approve(String kind, Ask ask) {
        ask.change(Service.CAMPAIGN, "POST", "/v1/%s/%s/approve".formatted(kind, ask.encodedParameter("id")), null);
        return Done.of(ask.say("%s is approved.", ask.parameter("id")));
    }
}
