package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.util.List;

import com.fasterxml.jackson.databind.node.MissingNode;
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
