package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static com.meterwise.console.panel.Column.yes;

import java.util.List;

import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** Offers, and the steps a person takes them through. */
final class OffersPage {
    private OffersPage() {}

    static Area area() {
        return new Area("offers", "Offers", false,
                List.of(Panel.of("list", "Offers", 12, OffersPage::list).isLive().choosing(
                        Choice.of("status", "Status", "ALL", "PROPOSED", "APPROVED", "SENT", "ACCEPTED", "DECLINED", "WITHDRAWN",
                                "EXPIRED"))),
                List.of());
    }

    private static Content list(Ask ask) {
        String status = ask.parameter("status", "ALL");
        return table(ask, "/v1/offers" + (status.matches("[A-Z]+") && !status.equals("ALL") ? "?status=" + status : ""));
    }

    static Content ofCustomer(Ask ask) { return table(ask, "/v1/offers?customerId=" + ask.encodedParameter("id")); }

    static Content table(Ask ask, String path) {
        return Content.of(Table.of(ask.rows(Service.CAMPAIGN, path), badge("status", "Status").to("/offers/{offerId}"),
                text("customerId", "Customer").to("/customers/{customerId}"), text("campaignId", "Campaign").to("/campaigns/{campaignId}"),
                money("value", "Value to us"), money("saving", "Saves a year"), yes("keyAccount", "Key account"), time("day", "Made"),
                time("expiresAt", "Expires"), text("offerId", "Offer").to("/offers/{offerId}")));
    }
}
